#include "unit/extract/sample_records.h"

static void a_table_has_headers_alignment_and_rows_of_plain_text(void **state)
{
    const Document *document =
        sample_extract(*state, "# A\n\n**Risks:**\n\n| a **b** | c |\n|:--|--:|\n"
                               "| `x \\| y` | [l](u.md) |\n| z | w |\n");
    const Record *table = sample_record(document, RECORD_TABLE, 0);

    assert_slice(table->id, "table:docs/a#a/1");
    assert_lines(table, 5, 8);
    assert_slice(table->text, "a b | c\nx | y | l\nz | w");
    assert_slice(table->members,
                 "\"caption\":\"Risks\",\"headers\":[\"a b\",\"c\"],\"align\":[\"left\",\"right\"],"
                 "\"rows\":[[\"x | y\",\"l\"],[\"z\",\"w\"]]");
}

static void numbers_and_booleans_are_given_as_such_too(void **state)
{
    const Document *document = sample_extract(
        *state, "| a | b |\n|---|:-:|\n| 1.10 | x |\n| TRUE | **-2e3** |\n| 0-20 | 007 |\n");
    const Record *table = sample_record(document, RECORD_TABLE, 0);

    assert_member(table, "\"align\":[\"default\",\"center\"],"
                         "\"rows\":[[\"1.10\",\"x\"],[\"TRUE\",\"-2e3\"],[\"0-20\",\"007\"]],"
                         "\"values\":[[1.10,null],[true,-2e3],[null,null]]");
}

static void short_rows_are_filled_and_long_ones_cut(void **state)
{
    const Document *document =
        sample_extract(*state, "| a | b |\n|---|---|\n| x |\n| 1 | 2 | 3 |\n");

    assert_member(sample_record(document, RECORD_TABLE, 0),
                  "\"rows\":[[\"x\",\"\"],[\"1\",\"2\"]],\"values\":[[null,null],[1,2]]");
}

static void a_table_may_have_no_rows_and_no_caption(void **state)
{
    const Document *document = sample_extract(*state, "| a |\n|---|\n");

    assert_slice(sample_record(document, RECORD_TABLE, 0)->members,
                 "\"headers\":[\"a\"],\"align\":[\"default\"],\"rows\":[]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_table_has_headers_alignment_and_rows_of_plain_text),
        TEST(numbers_and_booleans_are_given_as_such_too),
        TEST(short_rows_are_filled_and_long_ones_cut),
        TEST(a_table_may_have_no_rows_and_no_caption),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
