#include "document/list_marker.h"

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>

static void markers_are_as_pandoc_writes_them(void **state)
{
    static const struct {
        int64_t number;
        ListStyle style;
        ListDelimiter delimiter;
        const char *marker;
    } cases[] = {
        {3, LIST_DECIMAL, LIST_PERIOD, "3."},
        {-3, LIST_DEFAULT_STYLE, LIST_DEFAULT_DELIMITER, "-3."},
        {1, LIST_EXAMPLE, LIST_TWO_PARENTHESES, "(1)"},
        {4, LIST_LOWER_ROMAN, LIST_ONE_PARENTHESIS, "iv)"},
        {1994, LIST_UPPER_ROMAN, LIST_PERIOD, "MCMXCIV."},
        {3999, LIST_LOWER_ROMAN, LIST_PERIOD, "mmmcmxcix."},
        {4000, LIST_LOWER_ROMAN, LIST_PERIOD, "4000."},
        {0, LIST_UPPER_ROMAN, LIST_PERIOD, "0."},
        {1, LIST_LOWER_ALPHA, LIST_PERIOD, "a."},
        {26, LIST_UPPER_ALPHA, LIST_PERIOD, "Z."},
        {27, LIST_LOWER_ALPHA, LIST_PERIOD, "aa."},
        {703, LIST_LOWER_ALPHA, LIST_PERIOD, "aaa."},
        {0, LIST_LOWER_ALPHA, LIST_PERIOD, "0."},
        {INT64_MAX, LIST_LOWER_ALPHA, LIST_PERIOD, "crpxnlskvljfhg."},
    };
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer out;

        buffer_init(&out, &arena);
        list_marker_add(&out, cases[i].number, cases[i].style, cases[i].delimiter);
        assert_string_equal(arena_string(&arena, buffer_slice(&out)), cases[i].marker);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markers_are_as_pandoc_writes_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
