#include "check/date.h"

#include "unit/sample_findings.h"

static void assert_found(void **state, const char *text, const char *wanted)
{
    sample_assert_findings(state, check_date, slice_from_string(text), wanted);
}

static void missing_date_is_told_without_front_matter_too(void **state)
{
    assert_found(state, "# A\n", "1:1 date/missing\n");
    sample_assert_slice(sample_finding(state)->message,
                        "no date: there is no last_updated, lastUpdated or date");
    sample_assert_slice(sample_finding(state)->help,
                        "add last_updated: YYYY-MM-DD to the front matter");
    assert_found(state, "---\ntitle: x\n---\n", "1:1 date/missing\n");
    assert_found(state, "---\ntitle: x\nlast_updated:\n---\n", "3:1 date/missing\n");
    sample_assert_slice(sample_finding(state)->message, "\"last_updated\" has no value");
    assert_found(state, "---\nlast_updated: never\n---\n", "2:15 date/missing\n");
    sample_assert_slice(sample_finding(state)->message,
                        "\"last_updated\" is \"never\": it was not yet reviewed");
    sample_assert_slice(sample_finding(state)->help, "write last_updated: YYYY-MM-DD");
}

static void date_is_not_missed_where_nothing_depends_on_it(void **state)
{
    assert_found(state, "---\nskipFreshness: true\n---\n", "");
    assert_found(state, "---\nreview_cadence: never\n---\n", "");
    assert_found(state, "---\nstale_after: 2027-01-01\n---\n", "");
    assert_found(state, "---\na: b: c\n---\n", "");
    ((Sample *)*state)->settings.freshness.fields.count = 0;
    assert_found(state, "# A\n", "");
}

static void days_that_do_not_exist_are_invalid(void **state)
{
    assert_found(state, "---\nlast_updated: 2026-02-29\n---\n", "2:15 date/invalid\n");
    sample_assert_slice(sample_finding(state)->message, "\"2026-02-29\" is no day of the calendar");
    assert_found(state, "---\nlast_updated: soon\nstale_after: later\n---\n",
                 "2:15 date/invalid\n3:14 date/invalid\n");
    assert_found(state, "---\nlast_updated: [2026-01-19]\n---\n", "2:15 date/invalid\n");
    sample_assert_slice(sample_finding(state)->message, "\"last_updated\" is no date");
    assert_found(state, "---\nlast_updated: YYYY-MM-DD\n---\n", "");
}

static void date_that_may_be_two_is_invalid_where_any_form_will_do(void **state)
{
    RuleOverride off = {SLICE("date/format"), SEVERITY_OFF};
    RuleGroup group = {.items = &off, .count = 1};
    Sample *sample = *state;

    sample->settings.rules = &group;
    sample->settings.rule_count = 1;
    assert_found(state, "---\nlast_updated: 01/02/2026\n---\n", "2:15 date/invalid\n");
    sample_assert_slice(sample_finding(state)->message, "\"01/02/2026\" may be either of two days");
}

static void dates_of_a_document_that_opted_out_are_not_judged(void **state)
{
    assert_found(state, "---\nlast_updated: soon\nskipFreshness: true\n---\n", "");
    assert_found(state,
                 "---\nlast_updated: January 19, 2026\nskipFreshness: true\n---\n\n"
                 "Last updated: 2026-01-20\n\n<!-- freshness: last-verified: 2026-02-30 -->\n",
                 "");
    assert_found(state, "---\nlast_updated: soon\nskipFreshness: false\n---\n",
                 "2:15 date/invalid\n");
}

static void dates_in_another_form_are_told_with_the_right_one(void **state)
{
    assert_found(state, "---\nlast_updated: January 19, 2026\n---\n", "2:15 date/format\n");
    sample_assert_slice(sample_finding(state)->message,
                        "\"January 19, 2026\" is not written as YYYY-MM-DD");
    sample_assert_slice(sample_finding(state)->help, "write 2026-01-19");
    assert_found(state, "---\nlast_updated: 01/02/2026\n---\n", "2:15 date/format\n");
    sample_assert_slice(sample_finding(state)->message, "\"01/02/2026\" may be either of two days");

    static Slice formats[] = {SLICE_INIT("DD.MM.YYYY")};
    ((Sample *)*state)->settings.freshness.formats = (SliceList){formats, 1};
    assert_found(state, "---\nlast_updated: 2026-01-19\n---\n", "2:15 date/format\n");
    sample_assert_slice(sample_finding(state)->help, "write the date as DD.MM.YYYY");
}

static void stamp_that_disagrees_is_told_at_its_line(void **state)
{
    assert_found(
        state,
        "---\nlast_updated: 2026-01-19\n---\n\n# A\n\n**Agent:** x\n\n## B\n\ntext\n\n---\n\n"
        "**Last Updated:** 2025-11-08\n**Agent:** x\n",
        "15:19 date/body-mismatch\n");
    sample_assert_slice(sample_finding(state)->message,
                        "the text says \"2025-11-08\", but last_updated is 2026-01-19");
    assert_found(state, "---\nlast_updated: 2026-01-19\n---\n\nLast updated: January 19, 2026\n",
                 "");
    assert_found(state, "---\nlast_updated: soon\n---\n\nLast updated: 2025-11-08\n",
                 "2:15 date/invalid\n");
}

static void stamp_of_one_section_is_its_own(void **state)
{
    const char *head = "---\ndate: 2026-01-19\n---\n\n";
    Sample *sample = *state;
    Slice text =
        arena_format(&sample->arena,
                     "%sLast updated: 2025-01-01\n\n# A\n\nLast updated: 2025-01-02\n\n"
                     "## B\n\nLast updated: 2025-01-03\n\n## C\n\nLast updated: 2025-01-04\n",
                     head);
    sample_assert_findings(
        state, check_date, text,
        "5:15 date/body-mismatch\n9:15 date/body-mismatch\n17:15 date/body-mismatch\n");
}

static void stamp_that_is_the_date_agrees_with_itself(void **state)
{
    Sample *sample = *state;
    PatternProblem problem;
    sample->settings.freshness.body_pattern =
        pattern_compile(&sample->arena, SLICE("^Last updated: (\\S+)$"), PATTERN_LINES, &problem);
    Document *document = sample_read(sample, "a.md", SLICE("Last updated: 2025-01-01\n"));
    freshness_read_body(&document->metadata.freshness, &sample->scratch, &sample->settings,
                        document->source.bytes, 0);
    check_date(document);
    assert_int_equal(document->findings.count, 0);
}

static void assert_mended(void **state, const char *text, const char *wanted)
{
    sample_assert_mended(state, check_date, slice_from_string(text), wanted);
}

static void clear_date_is_written_in_the_right_form(void **state)
{
    static Slice formats[] = {SLICE_INIT("MMM D, YYYY"), SLICE_INIT("YYYY-MM-DD")};
    assert_mended(state, "---\nlast_updated: January 19, 2026 # x\nstale_after: '1.3.2027'\n---\n",
                  "---\nlast_updated: 2026-01-19 # x\nstale_after: '2027-03-01'\n---\n");
    assert_mended(state, "---\nlast_updated: 01/02/2026\n---\n",
                  "---\nlast_updated: 01/02/2026\n---\n");
    assert_mended(state, "---\nlast_updated: &d 19.1.2026\n---\n",
                  "---\nlast_updated: &d 19.1.2026\n---\n");
    ((Sample *)*state)->settings.freshness.formats = (SliceList){formats, 2};
    assert_mended(state, "---\nlast_updated: \"19.1.2026\"\n---\n",
                  "---\nlast_updated: \"Jan 19, 2026\"\n---\n");
}

static void older_stamp_gets_the_date_in_its_own_form(void **state)
{
    static const char *const stamps[][2] = {
        {"2025-11-08", "2026-01-09"},
        {"November 8, 2025", "January 9, 2026"},
        {"Nov 08, 2025", "Jan 09, 2026"},
        {"8 November 2025", "9 January 2026"},
        {"08.11.2025", "09.01.2026"},
        {"8.11.2025", "9.1.2026"},
        {"2025/11/08", "2026/01/09"},
        /* in no form that is known, and of a later day */
        {"8th of November 2025", "8th of November 2025"},
        {"2026-02-01", "2026-02-01"},
    };
    Sample *sample = *state;
    for (size_t i = 0; i < sizeof stamps / sizeof *stamps; i++) {
        Slice before = arena_format(
            &sample->arena, "---\ndate: 2026-01-09\n---\n\n**Last Updated:** %s\n", stamps[i][0]);
        Slice after = arena_format(
            &sample->arena, "---\ndate: 2026-01-09\n---\n\n**Last Updated:** %s\n", stamps[i][1]);
        sample_assert_mended(state, check_date, before, arena_string(&sample->arena, after));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(missing_date_is_told_without_front_matter_too),
        SAMPLE_TEST(date_is_not_missed_where_nothing_depends_on_it),
        SAMPLE_TEST(days_that_do_not_exist_are_invalid),
        SAMPLE_TEST(date_that_may_be_two_is_invalid_where_any_form_will_do),
        SAMPLE_TEST(dates_of_a_document_that_opted_out_are_not_judged),
        SAMPLE_TEST(dates_in_another_form_are_told_with_the_right_one),
        SAMPLE_TEST(stamp_that_disagrees_is_told_at_its_line),
        SAMPLE_TEST(stamp_of_one_section_is_its_own),
        SAMPLE_TEST(stamp_that_is_the_date_agrees_with_itself),
        SAMPLE_TEST(clear_date_is_written_in_the_right_form),
        SAMPLE_TEST(older_stamp_gets_the_date_in_its_own_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
