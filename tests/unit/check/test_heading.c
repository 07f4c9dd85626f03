#include "check/heading.h"

#include "unit/sample_findings.h"

#include <stdio.h>

static void assert_found(void **state, const char *text, const char *wanted)
{
    sample_assert_findings(state, check_headings, slice_from_string(text), wanted);
}

static void bold_above_something_is_a_heading(void **state)
{
    assert_found(state, "# A\n\n**Commit 1: Schema**\n- one\n\n__Two__\n\ntext\n",
                 "3:1 heading/emphasis\n6:1 heading/emphasis\n");
    assert_found(state, "*Before*\n\n| a |\n|---|\n", "1:1 heading/emphasis\n");
    assert_found(state, "***Both***\n\n```\ncode\n```\n", "1:1 heading/emphasis\n");
    assert_found(state, "**1. `package.json`**\n\n1. one\n", "1:1 heading/emphasis\n");
}

static void its_help_is_the_heading_that_it_should_be(void **state)
{
    assert_found(state, "## A\n\n**Use `b` *now***\n\ntext\n", "3:1 heading/emphasis\n");
    sample_assert_slice(sample_finding(state)->message,
                        "\"Use b now\" is used as a heading, but is none");
    sample_assert_slice(sample_finding(state)->help, "write \"### Use `b` *now*\"");
    assert_found(state, "**A**\n\ntext\n", "1:1 heading/emphasis\n");
    sample_assert_slice(sample_finding(state)->help, "write \"# A\"");
    assert_found(state, "###### A\n\n**B**\n\ntext\n", "3:1 heading/emphasis\n");
    sample_assert_slice(sample_finding(state)->help, "write it as a heading, or as a sentence");
}

static void sentences_and_labels_are_none(void **state)
{
    static const char *const ends[] = {".",  ",",  ";",  ":",  "!",  "?",
                                       "。", "，", "；", "：", "！", "？"};
    char text[64];

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(text, sizeof text, "**Take care%s**\n\n- one\n", ends[i]);
        assert_found(state, text, "");
    }
    assert_found(state, "**Label:** value\n\n**Label**:\n\n- one\n\n**a** and **b**\n\ntext\n", "");
}

static void what_has_nothing_below_is_none(void **state)
{
    assert_found(state, "text\n\n**End of document**\n", "");
    assert_found(state, "**Draft**\n\n# A\n\n*Last words*\n\n---\n", "");
}

static void more_than_a_line_of_text_is_none(void **state)
{
    assert_found(state, "**one\ntwo**\n\ntext\n", "");
    assert_found(state, "**[a link](b.md)**\n\n**![a picture](b.png)**\n\ntext\n", "");
    assert_found(state, "*ID: `a`*\n\ntext\n", "");
    assert_found(
        state,
        "**This is said aloud for so long that nobody would take it for a heading, although "
        "it does not end with a full stop or anything**\n\ntext\n",
        "");
}

static void parts_of_lists_and_quotes_are_none(void **state)
{
    assert_found(state, "- **a**\n\n  text\n\n> **b**\n>\n> text\n", "");
    assert_found(state, "| **a** |\n|---|\n| **b** |\n\ntext[^1]\n\n[^1]: **c**\n\n    text\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(bold_above_something_is_a_heading),
        SAMPLE_TEST(its_help_is_the_heading_that_it_should_be),
        SAMPLE_TEST(sentences_and_labels_are_none),
        SAMPLE_TEST(what_has_nothing_below_is_none),
        SAMPLE_TEST(more_than_a_line_of_text_is_none),
        SAMPLE_TEST(parts_of_lists_and_quotes_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
