#include "base/xml.h"

#include <setjmp.h>
#include <cmocka.h>

static void expect_text(Slice text, const char *written)
{
    Arena arena;
    Buffer out;

    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    xml_write_text(&out, text);
    assert_string_equal(arena_string(&arena, buffer_slice(&out)), written);
    arena_free(&arena);
}

static void expect_attribute(Slice text, const char *written)
{
    Arena arena;
    Buffer out;

    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    xml_write_attribute(&out, "a", text);
    assert_string_equal(arena_string(&arena, buffer_slice(&out)), written);
    arena_free(&arena);
}

static void text_is_escaped(void **state)
{
    (void)state;
    expect_text(SLICE(""), "");
    expect_text(SLICE("a <b> & \"c\" 'd' ]]>"), "a &lt;b&gt; &amp; &quot;c&quot; 'd' ]]&gt;");
    expect_text(SLICE("ü 🌍"), "ü 🌍");
}

static void text_keeps_lines(void **state)
{
    (void)state;
    expect_text(SLICE("a\n\tb\r\n"), "a\n\tb&#13;\n");
}

static void what_xml_cannot_hold_is_replaced(void **state)
{
    (void)state;
    expect_text(SLICE("\0a\x1B"), "\xEF\xBF\xBD"
                                  "a\xEF\xBF\xBD");
    expect_text(SLICE("\xEF\xBF\xBE\xEF\xBF\xBF\xFF"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    expect_text(SLICE("\xE2\x80\xAE"), "\xEF\xBF\xBD");
}

static void attribute_keeps_line_ends_as_references(void **state)
{
    (void)state;
    expect_attribute(SLICE("a\n\r\t\"<&>"), " a=\"a&#10;&#13;&#9;&quot;&lt;&amp;&gt;\"");
    expect_attribute(SLICE("\x01"), " a=\"\xEF\xBF\xBD\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_escaped),
        cmocka_unit_test(text_keeps_lines),
        cmocka_unit_test(what_xml_cannot_hold_is_replaced),
        cmocka_unit_test(attribute_keeps_line_ends_as_references),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
