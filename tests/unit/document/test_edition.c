#include "document/edition.h"

#include "document/stamp.h"
#include "unit/sample_findings.h"

static Edition read_edition(Sample *sample, const char *text)
{
    Edition edition;
    Source source;
    FrontMatter front_matter;
    source_init(&source, &sample->arena, SLICE("a.md"), slice_from_string(text));
    front_matter_read(&front_matter, &sample->arena, &source);
    edition_init(&edition, &sample->arena, &sample->settings, SLICE("a.md"), source.bytes,
                 front_matter.root, front_matter.body_offset);
    return edition;
}

static void assert_same(void **state, const char *a, const char *b, bool body, bool any)
{
    Edition first = read_edition(*state, a);
    Edition second = read_edition(*state, b);
    if (edition_is_same(&first, &second, BUMP_BODY) != body ||
        edition_is_same(&first, &second, BUMP_ANY) != any) {
        fail_msg("%s\n---- and ----\n%s", a, b);
    }
}

#define FRONT "---\nlast_updated: 2026-01-19\nowner: me\n---\n"

static void dates_are_no_content(void **state)
{
    assert_same(state, FRONT "# A\n", FRONT "# A\n", true, true);
    assert_same(state, FRONT "# A\n", "---\nlast_updated: 2026-07-01\nowner: me\n---\n# A\n", true,
                true);
    assert_same(state, FRONT "# A\n", "---\nlast_updated: \"July 1, 2026\"\nowner: me\n---\n# A\n",
                true, true);
    assert_same(state, "# A\n\n**Last updated:** 2026-01-19\n",
                "# A\n\n*Last updated: July 1, 2026*\n", true, true);
    assert_same(state, "# A\n\n<!-- freshness: last-verified: 2026-01-19 -->\n",
                "# A\n\n<!-- freshness: last-verified: 2026-01-20 -->\n", true, true);
    assert_same(state, "# A\n\nIt was last updated: 2026-01-19.\n",
                "# A\n\nIt was last updated: 2026-01-20.\n", false, false);
}

static void front_matter_is_content_only_for_any(void **state)
{
    assert_same(state, FRONT "# A\n", "---\nlast_updated: 2026-01-19\nowner: you\n---\n# A\n", true,
                false);
    assert_same(state, FRONT "# A\n", "# A\n", true, false);
    assert_same(state, FRONT "# A\n", FRONT "# B\n", false, false);
}

static void date_that_comes_brings_its_front_matter(void **state)
{
    assert_same(state, "# A\n", FRONT "# A\n", true, true);
    assert_same(state, "---\nowner: me\n---\n# A\n", FRONT "# A\n", true, true);
    assert_same(state, "# A\n", FRONT "# B\n", false, false);
    assert_same(state, "# A\n", "---\nowner: me\n---\n# A\n", true, false);
}

static void blanks_at_line_ends_are_no_content(void **state)
{
    assert_same(state, FRONT "# A\n\nText.\n", FRONT "\n# A  \r\n\r\nText.\r\n\r\n", true, true);
    assert_same(state, "# A\n\nText.\n", "# A\n\nText.", true, true);
    assert_same(state, "# A\n\nText.\n", "# A\nText.\n", false, false);
    assert_same(state, "    code\n", "code\n", false, false);
    assert_same(state, "a\n\n    code\n", "a\n\ncode\n", false, false);
}

static void any_change_is_one_but_for_dates_and_carriage_returns(void **state)
{
    ((Sample *)*state)->settings.freshness.bump = BUMP_ANY;
    assert_same(state, FRONT "# A\n\nText.\n", FRONT "# A\n\nText.\n", true, true);
    assert_same(state, FRONT "# A\n\nText.\n", FRONT "# A\r\n\r\nText.\r\n", true, true);
    assert_same(state, FRONT "# A\n", "---\nlast_updated: 2026-07-01\nowner: me\n---\n# A\n", true,
                true);
    assert_same(state, FRONT "# A\n\nText.\n", FRONT "# A\n\nText.  \n", false, false);
    assert_same(state, FRONT "# A\n\nText.\n", FRONT "# A\n\nText.\n\n", false, false);
    assert_same(state, FRONT "# A\n\nText.\n", FRONT "# A\n\nText.", false, false);
    assert_same(state, FRONT "# A\n", FRONT "\n# A\n", true, true);
    assert_same(state, FRONT "# A\n", FRONT "    # A\n", false, false);
    assert_same(state, FRONT "# A\n", "---\nlast_updated: 2026-01-19\nowner: me \n---\n# A\n", true,
                false);
    assert_same(state, "# A\n\nLast updated: 2026-01-19\n", "# A\n\nLast updated: 2026-01-20", true,
                true);
}

static void date_that_a_pattern_finds_in_the_text_is_none(void **state)
{
    Sample *sample = *state;
    PatternProblem problem;
    sample->settings.freshness.body_pattern =
        pattern_compile(&sample->arena, SLICE("^Reviewed on (\\S+) by"), PATTERN_LINES, &problem);
    assert_same(state, "# A\n\nReviewed on 2026-01-19 by Ann\n",
                "# A\n\nReviewed on 2026-02-01 by Ann\n", true, true);
    assert_same(state, "# A\n\nReviewed on 2026-01-19 by Ann\n",
                "# A\n\nReviewed on 2026-01-19 by Bob\n", false, false);
    assert_int_equal(read_edition(sample, "# A\n\nReviewed on 1970-01-05 by Ann\n").updated.date,
                     4);
}

static void malformed_texts_have_editions_too(void **state)
{
    assert_same(state, "", "", true, true);
    assert_same(state, "---\na: [\n---\nx\n", "---\na: ]\n---\nx\n", true, false);
    assert_true(read_edition(*state, FRONT).updated.has_date);
    assert_true(read_edition(*state, "---\nskipFreshness: true\n---\n").opted_out);
}

static void line_of_a_date_holds_nothing_else(void **state)
{
    (void)state;
    static const char *const lines[] = {"Last updated: 2026-01-19", "**Last Updated**: 2026-01-19",
                                        "_Last modified: July 1, 2026_",
                                        "> - Last update 2026-01-19."};
    static const char *const others[] = {"",
                                         "Last updated",
                                         "Last updated: soon",
                                         "Last updated: 2026-01-19 by Ann",
                                         "The last update: 2026-01-19",
                                         "Status: done. Last updated: 2026-01-19"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_true(stamp_is_line(slice_from_string(lines[i])));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_false(stamp_is_line(slice_from_string(others[i])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(dates_are_no_content),
        SAMPLE_TEST(front_matter_is_content_only_for_any),
        SAMPLE_TEST(date_that_comes_brings_its_front_matter),
        SAMPLE_TEST(blanks_at_line_ends_are_no_content),
        SAMPLE_TEST(any_change_is_one_but_for_dates_and_carriage_returns),
        SAMPLE_TEST(date_that_a_pattern_finds_in_the_text_is_none),
        SAMPLE_TEST(malformed_texts_have_editions_too),
        SAMPLE_TEST(line_of_a_date_holds_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
