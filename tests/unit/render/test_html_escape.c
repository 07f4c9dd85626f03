#include "render/html_escape.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef void Writer(Buffer *out, Slice text);

static void assert_written(Writer *write, Slice text, const char *expected)
{
    Arena arena;
    Buffer out;

    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    write(&out, text);
    buffer_add_byte(&out, '\0');
    assert_string_equal(out.data, expected);
    arena_free(&arena);
}

static void text_escapes_four_characters_and_nul(void **state)
{
    (void)state;
    assert_written(html_write_text, SLICE("a < b & \"c\" > 'd'"),
                   "a &lt; b &amp; &quot;c&quot; &gt; 'd'");
    assert_written(html_write_text, SLICE("<"), "&lt;");
    assert_written(html_write_text, SLICE("a\0b"),
                   "a\xEF\xBF\xBD"
                   "b");
    assert_written(html_write_text, SLICE("&lt;"), "&amp;lt;");
    assert_written(html_write_text, SLICE("é\xFF\t\r\n"), "é\xFF\t\r\n");
    assert_written(html_write_text, (Slice){NULL, 0}, "");
}

static void what_is_escaped_is_found_wherever_it_stands(void **state)
{
    /* Text is looked at 16 bytes at a time. */
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz\xC3\xA9(0123456789)\t[]{}=?'";
    static const struct {
        Slice byte;
        const char *written;
    } kinds[] = {
        {SLICE_INIT("<"), "&lt;"},          {SLICE_INIT(">"), "&gt;"},
        {SLICE_INIT("&"), "&amp;"},         {SLICE_INIT("\""), "&quot;"},
        {SLICE_INIT("\0"), "\xEF\xBF\xBD"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(kinds) * 1600; i++) {
        int before = (int)(i % 1600 / 40);
        int behind = (int)(i % 40);
        char text[100];
        char expected[100];
        int size = snprintf(text, sizeof text, "%.*s%c%.*s", before, plain,
                            kinds[i / 1600].byte.data[0], behind, plain);

        snprintf(expected, sizeof expected, "%.*s%s%.*s", before, plain, kinds[i / 1600].written,
                 behind, plain);
        assert_written(html_write_text, (Slice){text, (size_t)size}, expected);
    }
}

static void quoted_text_escapes_quotes_of_either_kind(void **state)
{
    (void)state;
    assert_written(html_write_quoted, SLICE("'a' \"<b>\" \0&'"),
                   "&#39;a&#39; &quot;&lt;b&gt;&quot; \xEF\xBF\xBD&amp;&#39;");
    assert_written(html_write_quoted, (Slice){NULL, 0}, "");
}

static void attribute_stands_between_double_quotes(void **state)
{
    Arena arena;
    Buffer out;

    (void)state;
    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    html_write_attribute(&out, "title", SLICE("a\"><b"));
    assert_true(slice_is(buffer_slice(&out), " title=\"a&quot;&gt;&lt;b\""));
    arena_free(&arena);
}

static void url_encodes_what_no_url_may_hold(void **state)
{
    static const char *const cases[][2] = {
        {"https://a.b/c?d=e&f=%20#g", "https://a.b/c?d=e&amp;f=%20#g"},
        {"a b\"c<d>e\\f^g`h{i|j}k[l]", "a%20b%22c%3Cd%3Ee%5Cf%5Eg%60h%7Bi%7Cj%7Dk%5Bl%5D"},
        {"it's", "it&#x27;s"},
        {"é\x01\x7F", "%C3%A9%01%7F"},
        {"-_.~!$()*+,;=:@/?#%", "-_.~!$()*+,;=:@/?#%"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_written(html_write_url, slice_from_string(cases[i][0]), cases[i][1]);
    }
}

static void markup_keeps_its_lines(void **state)
{
    (void)state;
    assert_written(html_write_markup, SLICE("<task>\n  <name>\n\n"),
                   "<pre class=\"markup\">&lt;task&gt;\n  &lt;name&gt;</pre>\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_escapes_four_characters_and_nul),
        cmocka_unit_test(what_is_escaped_is_found_wherever_it_stands),
        cmocka_unit_test(quoted_text_escapes_quotes_of_either_kind),
        cmocka_unit_test(attribute_stands_between_double_quotes),
        cmocka_unit_test(url_encodes_what_no_url_may_hold),
        cmocka_unit_test(markup_keeps_its_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
