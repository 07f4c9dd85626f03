#include "check/encoding.h"

#include "unit/sample_findings.h"

#include <stdio.h>

#define FILE_OF(literal) ((Slice){literal, sizeof(literal) - 1})

static void ordinary_text_is_right(void **state)
{
    sample_assert_findings(state, check_encoding, FILE_OF(""), "");
    sample_assert_findings(state, check_encoding, FILE_OF("a\tb\n\xC3\xA4 \xE2\x9C\x85 \xC2\xB5\n"),
                           "");
}

static void invalid_bytes_are_counted_at_the_first(void **state)
{
    sample_assert_findings(state, check_encoding, FILE_OF("ok\nB\xE4r \xC3\n\xED\xA0\x80\n"),
                           "2:2 encoding/invalid-utf8\n");
    sample_assert_slice(sample_finding(state)->message,
                        "5 bytes are not valid UTF-8, the first is 0xE4");
    sample_assert_findings(state, check_encoding, FILE_OF("a\xFFz\n"),
                           "1:2 encoding/invalid-utf8\n");
    sample_assert_slice(sample_finding(state)->message,
                        "1 byte is not valid UTF-8, the first is 0xFF");
}

static void utf16_is_called_by_its_name(void **state)
{
    sample_assert_findings(state, check_encoding, FILE_OF("\xFF\xFEx\0\r\0\n\0"),
                           "1:1 encoding/invalid-utf8\n");
    sample_assert_slice(sample_finding(state)->message, "the file is UTF-16");
}

static void controls_are_found_wherever_they_stand(void **state)
{
    sample_assert_findings(state, check_encoding, FILE_OF("a\0b\0\n"), "1:2 encoding/nul\n");
    sample_assert_slice(sample_finding(state)->message, "2 NUL bytes");
    sample_assert_findings(state, check_encoding, FILE_OF("a\033[1m\f\x7F\n"),
                           "1:2 encoding/control\n");
    sample_assert_slice(sample_finding(state)->message,
                        "3 control characters, the first is U+001B");
    sample_assert_findings(state, check_encoding, FILE_OF("\xC2\x85\n"), "1:1 encoding/control\n");
    sample_assert_slice(sample_finding(state)->message, "1 control character, the first is U+0085");

    /* At every place of two chunks, the ends included. */
    for (size_t at = 0; at < 130; at++) {
        char text[131];
        char wanted[40];
        memset(text, 'x', sizeof text);
        text[130] = '\n';
        text[at] = '\b';
        (void)snprintf(wanted, sizeof wanted, "1:%zu encoding/control\n", at + 1);
        sample_assert_findings(state, check_encoding, (Slice){text, sizeof text}, wanted);
    }
}

static void line_ends_are_all_of_one_kind(void **state)
{
    sample_assert_findings(state, check_encoding, FILE_OF("a\r\nb\r\n"), "1:2 encoding/crlf\n");
    sample_assert_slice(sample_finding(state)->message, "lines end with CR LF");
    sample_assert_findings(state, check_encoding, FILE_OF("a\rb\r"), "1:2 encoding/crlf\n");
    sample_assert_findings(state, check_encoding, FILE_OF("a\nb\r\nc\n"),
                           "2:2 encoding/mixed-eol\n");
    sample_assert_slice(sample_finding(state)->message,
                        "1 line ends with CR LF, 0 with CR alone, 2 with LF");
    sample_assert_findings(state, check_encoding, FILE_OF("a\rb\r\n"), "2:2 encoding/mixed-eol\n");
    sample_assert_findings(state, check_encoding, FILE_OF("a\n\rb\n"), "2:1 encoding/mixed-eol\n");
}

static void no_break_spaces_are_told_once(void **state)
{
    sample_assert_findings(state, check_encoding,
                           FILE_OF("a\xC2\xA0"
                                   "b\xC2\xA0\n"),
                           "1:2 encoding/nbsp\n");
    sample_assert_slice(sample_finding(state)->message, "2 no-break spaces");
}

static void file_has_no_mark_and_a_last_line_end(void **state)
{
    sample_assert_findings(state, check_encoding,
                           FILE_OF("\xEF\xBB\xBF"
                                   "a\n"),
                           "1:1 encoding/bom\n");
    sample_assert_findings(state, check_encoding, FILE_OF("a\nbc"),
                           "2:3 encoding/no-final-newline\n");
}

static void mark_and_last_line_end_are_mended(void **state)
{
    sample_assert_mended(state, check_encoding, FILE_OF("\xEF\xBB\xBF# A\nb"), "# A\nb\n");
    sample_assert_mended(state, check_encoding, FILE_OF(""), "");
}

static void lines_end_with_line_feed_everywhere(void **state)
{
    Sample *sample = *state;
    Buffer text;
    Buffer wanted;

    sample_assert_mended(state, check_encoding, FILE_OF("---\r\na: b\r\n---\r```\r\n\r\r\n```\n\n"),
                         "---\na: b\n---\n```\n\n\n```\n\n");
    buffer_init(&text, &sample->arena);
    buffer_init(&wanted, &sample->arena);
    for (int i = 0; i < 500; i++) {
        buffer_add_format(&text, "%d%s", i, i % 3 == 0 ? "\r" : i % 3 == 1 ? "\r\n" : "\n");
        buffer_add_format(&wanted, "%d\n", i);
    }
    sample_assert_mended(state, check_encoding, buffer_slice(&text),
                         arena_string(&sample->arena, buffer_slice(&wanted)));
    assert_int_equal(sample->document.findings.count, 0);
}

static void last_line_ends_as_the_first(void **state)
{
    Sample *sample = *state;

    check_encoding(sample_read(sample, "a.md", SLICE("a\r\nb")));
    sample_assert_slice(sample_mend(&sample->arena, SLICE("a\r\nb"), &sample->document.findings),
                        "a\nb\r\n");
}

#define NBSP "\xC2\xA0"

static void no_break_spaces_become_spaces_in_running_text(void **state)
{
    sample_assert_mended(state, check_encoding, FILE_OF("some" NBSP "words" NBSP NBSP "here\n"),
                         "some words  here\n");
    sample_assert_mended(state, check_encoding,
                         FILE_OF("- *an" NBSP "item* [a" NBSP "b](c.md)" NBSP "d\n"),
                         "- *an item* [a b](c.md) d\n");
}

static void no_break_spaces_that_keep_something_from_being_markup_stay(void **state)
{
    static const char *const texts[] = {
        "#" NBSP "Title\n",
        "-" NBSP "item\n\n1." NBSP "first\n",
        "- [x]" NBSP "task\n",
        "line" NBSP NBSP "\nnext\n",
        "line" NBSP " \nnext\n",
        NBSP NBSP NBSP NBSP "code\n",
        "a `co" NBSP "de` b\n",
        "```\nco" NBSP "de\n```\n",
        "[a](b" NBSP "c.md)\n",
        "see https://example.org/a" NBSP "b\n",
        "a <b" NBSP "c>\n",
        "a [b](<c>" NBSP "\"d\")\n",
        "---\ntitle: a:" NBSP "b\n---\n",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sample_assert_mended(state, check_encoding, slice_from_string(texts[i]), texts[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(ordinary_text_is_right),
        SAMPLE_TEST(invalid_bytes_are_counted_at_the_first),
        SAMPLE_TEST(utf16_is_called_by_its_name),
        SAMPLE_TEST(controls_are_found_wherever_they_stand),
        SAMPLE_TEST(line_ends_are_all_of_one_kind),
        SAMPLE_TEST(no_break_spaces_are_told_once),
        SAMPLE_TEST(file_has_no_mark_and_a_last_line_end),
        SAMPLE_TEST(mark_and_last_line_end_are_mended),
        SAMPLE_TEST(lines_end_with_line_feed_everywhere),
        SAMPLE_TEST(last_line_ends_as_the_first),
        SAMPLE_TEST(no_break_spaces_become_spaces_in_running_text),
        SAMPLE_TEST(no_break_spaces_that_keep_something_from_being_markup_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
