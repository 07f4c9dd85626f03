#include "document/dialect.h"

#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

static Arena arena;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena, NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void names_and_extensions_are_read(void **state)
{
    static const struct {
        const char *text;
        Dialect dialect;
    } cases[] = {
        {"commonmark", DIALECT_COMMONMARK},
        {"gfm", DIALECT_GFM},
        {"memoc", DIALECT_MEMOC},
        {"gfm-alerts-math", DIALECT_GFM & ~(Dialect)(DIALECT_ALERTS | DIALECT_MATH)},
        {"commonmark+tables", DIALECT_TABLES},
        {"commonmark+pipe_tables+strikeout", DIALECT_TABLES | DIALECT_STRIKETHROUGH},
        {"commonmark+autolink_bare_uris+task_lists", DIALECT_AUTOLINKS | DIALECT_TASK_LISTS},
        {"commonmark+footnotes+tex_math_dollars", DIALECT_FOOTNOTES | DIALECT_MATH},
        {"gfm+attributes", DIALECT_MEMOC},
        {"memoc-attributes", DIALECT_GFM},
        {"gfm-tables+tables", DIALECT_GFM},
        {"gfm+tables-tables", DIALECT_GFM & ~(Dialect)DIALECT_TABLES},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Dialect dialect = 12345;
        Slice error;

        assert_true(dialect_parse(&arena, slice_from_string(cases[i].text), &dialect, &error));
        assert_int_equal(dialect, cases[i].dialect);
    }
}

static void mistakes_are_told_with_a_guess(void **state)
{
    static const struct {
        const char *text;
        const char *error;
    } cases[] = {
        {"", "unknown dialect \"\""},
        {"latex", "unknown dialect \"latex\""},
        {"comonmark", "unknown dialect \"comonmark\"; did you mean \"commonmark\"?"},
        {"gfm+tabels", "unknown extension \"tabels\"; did you mean \"tables\"?"},
        {"gfm+", "unknown extension \"\""},
        {"gfm+tables-", "unknown extension \"\""},
        {"gfm--tables", "unknown extension \"\""},
        {"gfm-citations", "unknown extension \"citations\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Dialect dialect = 12345;
        Slice error;

        assert_false(dialect_parse(&arena, slice_from_string(cases[i].text), &dialect, &error));
        assert_string_equal(arena_string(&arena, error), cases[i].error);
        assert_int_equal(dialect, 12345);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_and_extensions_are_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(mistakes_are_told_with_a_guess, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
