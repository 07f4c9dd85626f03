#include "document/value_edit.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

static Arena arena;

static int begin(void **state)
{
    (void)state;
    arena_init(&arena, NULL);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void assert_written(const char *written, const char *text, const char *wanted)
{
    Slice result;

    assert_true(
        value_edit_write(&arena, slice_from_string(written), slice_from_string(text), &result));
    assert_string_equal(arena_string(&arena, result), wanted);
}

static void quotes_stay_as_they_are(void **state)
{
    (void)state;
    assert_written("old", "new", "new");
    assert_written("'old'", "new", "'new'");
    assert_written("\"old\"", "new", "\"new\"");
    assert_written("'old'", "it's", "'it''s'");
    assert_written("\"old\"", "a \"b\" \\c\t", "\"a \\\"b\\\" \\\\c\\x09\"");
    assert_written("'old'", "a\nb", "\"a\\x0Ab\"");
}

static void text_without_quotes_gets_them_where_it_needs_them(void **state)
{
    static const char *const plain[] = {"in review", "ACTIVE",  "2026-01-19",  "a:b",
                                        "a#b",       "it's",    "19 Jan 2026", "DRAFT (x)",
                                        "x - y",     "\xC3\xA4"};
    static const char *const quoted[] = {
        "",      "true", "No",   "null",  "12",         "1.5", "-1",  "1e-5", "0x1F",
        "12:30", "~",    "a: b", "a #b",  "a:",         "- a", "[a]", "a, b", "{a",
        "*a",    "&a",   "!a",   "%a",    "@a",         "`a`", " a",  "a ",   "#a",
        "|",     ".inf", "0777", "1_000", "01.02.2026", "? a", "=",   "<<"};

    (void)state;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        assert_written("old", plain[i], plain[i]);
    }
    for (size_t i = 0; i < sizeof quoted / sizeof *quoted; i++) {
        assert_written("old", quoted[i],
                       arena_string(&arena, arena_format(&arena, "'%s'", quoted[i])));
    }
    assert_written("old", "a\tb", "\"a\\x09b\"");
}

static void what_is_more_than_a_scalar_on_one_line_is_left_alone(void **state)
{
    static const char *const texts[] = {"",   "|\n  a",  ">-\n  a", "a\n  b", "'a\n  b'", "&x a",
                                        "*x", "!!str a", "'a",      "\"a",    "[a, b]",   "{a: b}"};
    Slice result;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_false(value_edit_write(&arena, slice_from_string(texts[i]), SLICE("new"), &result));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(quotes_stay_as_they_are),
        TEST(text_without_quotes_gets_them_where_it_needs_them),
        TEST(what_is_more_than_a_scalar_on_one_line_is_left_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
