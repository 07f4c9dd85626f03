#include "check/outline.h"

#include "unit/sample_findings.h"

static void assert_found(void **state, const char *text, const char *wanted)
{
    sample_assert_findings(state, check_outline, slice_from_string(text), wanted);
}

static void a_title_and_headings_in_order_are_right(void **state)
{
    assert_found(state, "", "");
    assert_found(state, "# A\n\n## B\n\n### C\n\n## D\n\ntext\n", "");
    assert_found(state, "---\ntitle: A\n---\n\n## B\n\ntext\n", "");
    assert_found(state, "---\nname: a\n---\n\ntext\n", "");
    assert_found(state, "<h1 align=\"center\">A</h1>\n\n## B\n", "");
}

static void no_title_is_told_at_the_first_block(void **state)
{
    assert_found(state, "---\nstatus: DRAFT\n---\n\n<!-- x -->\n\n## B\n", "5:1 heading/no-h1\n");
    assert_found(state, "text\n\n## A\n", "1:1 heading/no-h1\n");
    /* Nobody knows what such front matter says. */
    assert_found(state, "---\ntitle: a: b\n---\n\ntext\n", "");
}

static void several_titles_are_told_once_at_the_second(void **state)
{
    assert_found(state, "# A\n\ntext\n\n# B\n\n# C\n", "5:1 heading/multiple-h1\n");
    sample_assert_slice(sample_finding(state)->message,
                        "3 headings of level 1, the first is on line 1");
    assert_found(state, "# A\n\n> # B\n\n- # C\n", "");
}

static void a_level_left_out_is_told_of(void **state)
{
    assert_found(state, "# A\n\n### B\n\n### C\n\n#### D\n\n## E\n\n#### F\n",
                 "3:1 heading/level-skip\n11:1 heading/level-skip\n");
    assert_found(state, "# A\n\n### B\n", "3:1 heading/level-skip\n");
    sample_assert_slice(sample_finding(state)->message,
                        "a heading of level 3 right below one of level 1");
    sample_assert_slice(sample_finding(state)->help, "write it with \"##\"");
    /* The first heading may have any level. */
    assert_found(state, "---\ntitle: A\n---\n\n### B\n\n## C\n", "");
}

static void the_same_heading_twice_below_one_is_a_duplicate(void **state)
{
    assert_found(state, "# A\n\n## Setup\n\n### Example\n\n## Use\n\n### Example\n", "");
    assert_found(state, "# A\n\n## Setup\n\n## Use\n\n## *setup*\n", "7:1 heading/duplicate\n");
    sample_assert_slice(sample_finding(state)->message, "\"setup\" is also the heading on line 3");
    /* One title too many is told of already. */
    assert_found(state, "# A\n\n# A\n", "3:1 heading/multiple-h1\n");
}

static void a_heading_without_text_is_empty(void **state)
{
    assert_found(state, "# A\n\n##\n\n## ##\n\n## **&nbsp;**\n",
                 "3:1 heading/empty\n5:1 heading/empty\n");
    assert_found(state, "# A\n\n## ![](b.png)\n\n## `x`\n\n## <a id=\"b\"></a>\n\n## $y$\n", "");
}

static void a_sign_at_the_end_is_told_of(void **state)
{
    assert_found(state, "# Notes:\n\n## **Files made:**\n\n## Done! ##\n\nEnd.\n----\n",
                 "1:1 heading/trailing-punctuation\n3:1 heading/trailing-punctuation\n"
                 "5:1 heading/trailing-punctuation\n7:1 heading/trailing-punctuation\n");
    assert_found(state, "# 概要。\n", "1:1 heading/trailing-punctuation\n");
    sample_assert_slice(sample_finding(state)->message, "the heading ends with \"。\"");
}

static void questions_abbreviations_and_code_may_end_a_heading(void **state)
{
    assert_found(
        state, "# Why?\n\n## And so on...\n\n## And so on…\n\n## Tests etc.\n\n## Acme Inc.\n", "");
    assert_found(state, "# Tools, e.g.\n\n## The U.S.\n\n## 1.\n\n## Part 2.\n\n## J.\n", "");
    assert_found(state, "# The sign `:`\n\n## Done! ✅\n\n## ![x!](y.png)\n\n## $a!$\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(a_title_and_headings_in_order_are_right),
        SAMPLE_TEST(no_title_is_told_at_the_first_block),
        SAMPLE_TEST(several_titles_are_told_once_at_the_second),
        SAMPLE_TEST(a_level_left_out_is_told_of),
        SAMPLE_TEST(the_same_heading_twice_below_one_is_a_duplicate),
        SAMPLE_TEST(a_heading_without_text_is_empty),
        SAMPLE_TEST(a_sign_at_the_end_is_told_of),
        SAMPLE_TEST(questions_abbreviations_and_code_may_end_a_heading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
