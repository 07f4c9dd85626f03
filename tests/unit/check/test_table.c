#include "check/table.h"

#include "unit/sample_findings.h"

static void assert_found(void **state, const char *text, const char *wanted)
{
    sample_assert_findings(state, check_tables, slice_from_string(text), wanted);
}

static void assert_mended(void **state, const char *text, const char *wanted)
{
    sample_assert_one_mended(state, check_tables, text, wanted);
}

static void rows_as_long_as_the_header_are_right(void **state)
{
    assert_found(state, "| a | b |\n|---|---|\n| 1 | 2 |\n| 1 \\| 2 | `3` |\n| | |\n", "");
    assert_found(state, "a | b\n--|--\n1 | 2\n\n| a |\n|---|\n", "");
    assert_found(state, "text\n", "");
}

static void short_and_long_rows_are_told_of(void **state)
{
    assert_found(state, "- | a | b |\n  |---|---|\n  | 1 |\n  | 1 | 2 | 3 |\n",
                 "3:3 table/ragged\n4:3 table/ragged\n");
    assert_found(state, "| a | b |\n|---|---|\n| 1 |\n", "3:1 table/ragged\n");
    sample_assert_slice(sample_finding(state)->message, "the row has 1 cell, the header has 2");
}

static void short_rows_get_empty_cells(void **state)
{
    assert_mended(state, "| a | b | c |\n|---|---|---|\n| 1 |  \n",
                  "| a | b | c |\n|---|---|---|\n| 1 | | |  \n");
    assert_mended(state, "> | a | b | c |\r\n> |---|---|---|\r\n> | 1 | 2\r\n",
                  "> | a | b | c |\r\n> |---|---|---|\r\n> | 1 | 2 | |\r\n");
    assert_mended(state, "a | b | c\n--|---|--\n1 | 2 |", "a | b | c\n--|---|--\n1 | 2 | |");
    assert_mended(state, "| a | b |\n|---|---|\n| 1 \\|\n", "| a | b |\n|---|---|\n| 1 \\| | |\n");
}

static void long_rows_and_text_below_stay(void **state)
{
    assert_mended(state, "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", NULL);
    assert_mended(state, "| a | b |\n|---|---|\ntext\n", NULL);
    assert_mended(state, "a | b | c\n--|---|--\n1 | 2\n", NULL);
}

static void a_header_that_says_nothing_is_told_of(void **state)
{
    assert_found(state, "| | |\n|---|---|\n| 1 | 2 |\n", "1:1 table/empty-header\n");
    assert_found(state, "| | b |\n|---|---|\n| 1 | 2 |\n", "");
    assert_found(state, "| ![](a.png) | |\n|---|---|\n| 1 | 2 |\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(rows_as_long_as_the_header_are_right),
        SAMPLE_TEST(short_and_long_rows_are_told_of),
        SAMPLE_TEST(short_rows_get_empty_cells),
        SAMPLE_TEST(long_rows_and_text_below_stay),
        SAMPLE_TEST(a_header_that_says_nothing_is_told_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
