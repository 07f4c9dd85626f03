#include "document/opening.h"

#include "base/utf8.h"
#include "unit/sample_findings.h"

static Slice opening_of(Sample *sample, Slice text)
{
    return sample_read(sample, "a.md", text)->opening;
}

static void the_first_paragraph_is_one_line_of_text(void **state)
{
    sample_assert_slice(
        opening_of(*state, SLICE("---\ntitle: T\n---\n# T\n\n- item\n\nSome *text*,\n\t`code` and  "
                                 "a [link](b.md).\n\nMore.\n")),
        "Some text, code and a link.");
}

static void paragraphs_that_say_nothing_are_passed_over(void **state)
{
    static const char *const before[] = {
        "[![build](b.svg)](ci) ![x](y.png)\n",
        "<p align=center>\n<b>x</b>\n</p>\n",
        "**Status:** ACTIVE\n**Owner:** Ada\n",
        "**Status**: ACTIVE\n",
        "_Last updated: October 4, 2025_\n",
        "Last updated: 2025-10-04\n",
        "> A quote.\n",
        "The steps are:\n\n- one\n",
        "<!-- a comment --> <br>\n",
        "| a |\n| - |\n| A paragraph of a cell. |\n",
    };

    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        Slice text = arena_format(&((Sample *)*state)->arena, "%s\n**This** is it.\n", before[i]);

        sample_assert_slice(opening_of(*state, text), "This is it.");
    }
}

static void without_such_a_paragraph_there_is_none(void **state)
{
    sample_assert_slice(opening_of(*state, SLICE("")), "");
    sample_assert_slice(opening_of(*state, SLICE("# Only\n\n- a list\n\n```\ncode\n```\n")), "");
}

static void a_long_one_is_cut_between_characters(void **state)
{
    Sample *sample = *state;
    Buffer text;

    buffer_init(&text, &sample->arena);
    for (size_t i = 0; i < OPENING_MOST; i++) {
        buffer_add_string(&text, i % 7 == 0 ? "*\xE2\x82\xAC* " : "\xE2\x82\xAC");
    }

    Slice opening = opening_of(sample, buffer_slice(&text));

    assert_true(opening.size <= OPENING_MOST && opening.size > OPENING_MOST - 8);
    assert_int_equal(utf8_find_invalid(opening), opening.size);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(the_first_paragraph_is_one_line_of_text),
        SAMPLE_TEST(paragraphs_that_say_nothing_are_passed_over),
        SAMPLE_TEST(without_such_a_paragraph_there_is_none),
        SAMPLE_TEST(a_long_one_is_cut_between_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
