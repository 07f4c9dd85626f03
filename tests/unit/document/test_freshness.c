#include "document/freshness.h"

#include "unit/sample_document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

/* Reads a document that is front matter only: `yaml` is what stands between its fences. */
static Freshness read_with_status(Sample *sample, const char *yaml, const char *path,
                                  const char *status)
{
    Freshness freshness;
    FrontMatter front_matter;
    Source *source = &sample->document.source;
    Slice text = arena_format(&sample->arena, "---\n%s---\n", yaml);

    source_init(source, &sample->arena, SLICE("a.md"), text);
    front_matter_read(&front_matter, &sample->arena, source);
    freshness_read(&freshness, &sample->settings, front_matter.root, slice_from_string(path),
                   slice_from_string(status));
    return freshness;
}

static Freshness read_yaml(Sample *sample, const char *yaml, const char *path)
{
    return read_with_status(sample, yaml, path, "");
}

static Freshness read(Sample *sample, const char *yaml)
{
    return read_yaml(sample, yaml, "docs/a.md");
}

static void assert_date(Date found, const char *wanted)
{
    char text[DATE_TEXT_SIZE];
    assert_string_equal(date_to_text(found, text), wanted);
}

static Date day(const char *iso)
{
    Date date;
    assert_true(date_parse_iso(slice_from_string(iso), &date));
    return date;
}

static FreshnessState state_on(const Sample *sample, const Freshness *freshness, const char *today)
{
    return freshness_state(&sample->settings, freshness->has_due, freshness->due,
                           &freshness->cadence, day(today));
}

static void due_is_the_date_and_the_cadence(void **state)
{
    Freshness fresh = read(*state, "last_updated: 2026-01-19\nreview_cadence: P90D\n");
    assert_true(fresh.has_due);
    assert_date(fresh.due, "2026-04-19");
    fresh = read(*state, "last_updated: 2026-01-19\n");
    assert_date(fresh.due, "2026-07-18");
}

static void last_day_is_fresh_and_the_next_is_stale(void **state)
{
    Freshness fresh = read(*state, "last_updated: 2026-01-19\nreview_cadence: P90D\n");
    assert_int_equal(state_on(*state, &fresh, "2026-04-04"), FRESHNESS_FRESH);
    assert_int_equal(state_on(*state, &fresh, "2026-04-05"), FRESHNESS_DUE_SOON);
    assert_int_equal(state_on(*state, &fresh, "2026-04-19"), FRESHNESS_DUE_SOON);
    assert_int_equal(state_on(*state, &fresh, "2026-04-20"), FRESHNESS_STALE);
    assert_int_equal(state_on(*state, &fresh, "2026-07-18"), FRESHNESS_STALE);
    assert_int_equal(state_on(*state, &fresh, "2026-07-19"), FRESHNESS_VERY_STALE);
}

static void very_stale_may_have_a_limit_of_its_own(void **state)
{
    Sample *sample = *state;
    sample->settings.freshness.has_very_stale = true;
    sample->settings.freshness.very_stale = sample_days(10);
    Freshness fresh = read(sample, "last_updated: 2026-01-19\nreview_cadence: P90D\n");
    assert_int_equal(state_on(sample, &fresh, "2026-04-29"), FRESHNESS_STALE);
    assert_int_equal(state_on(sample, &fresh, "2026-04-30"), FRESHNESS_VERY_STALE);
}

static void first_field_with_a_value_has_the_date(void **state)
{
    Freshness fresh = read(*state, "date: 2020-01-01\nlastUpdated: 2026-02-03\nlast_updated:\n");
    assert_true(slice_is(fresh.updated.field, "lastUpdated"));
    assert_date(fresh.updated.date, "2026-02-03");
    assert_int_equal(fresh.updated.span.start, 4 + 17 + 13);
    assert_int_equal(fresh.updated.span.end, 4 + 17 + 13 + 10);
}

static void field_that_is_no_date_hides_the_next(void **state)
{
    Freshness fresh = read(*state, "last_updated: soon\ndate: 2020-01-01\n");
    assert_int_equal(fresh.updated.problem, DATE_INVALID);
    assert_false(fresh.has_due);
    assert_true(slice_is(fresh.updated.raw, "soon"));
}

static void key_is_tried_literally_and_then_as_a_path(void **state)
{
    Sample *sample = *state;
    static Slice fields[] = {SLICE_INIT("ms.date")};
    sample->settings.freshness.fields = (SliceList){fields, 1};
    Freshness fresh = read(sample, "ms:\n  date: 2020-01-01\nms.date: 2026-02-03\n");
    assert_date(fresh.updated.date, "2026-02-03");
    fresh = read(sample, "ms:\n  date: 2020-01-01\n");
    assert_date(fresh.updated.date, "2020-01-01");
}

static void missing_date_is_told_with_its_empty_key(void **state)
{
    Freshness fresh = read(*state, "title: x\ndate: ''\n");
    assert_int_equal(fresh.updated.problem, DATE_MISSING);
    assert_true(slice_is(fresh.updated.field, "date"));
    assert_int_equal(fresh.updated.span.start, 4 + 9);
    fresh = read(*state, "title: x\n");
    assert_int_equal(fresh.updated.problem, DATE_MISSING);
    assert_int_equal(fresh.updated.field.size, 0);
    Freshness none;
    freshness_read(&none, &((Sample *)*state)->settings, NULL, SLICE("a.md"), SLICE(""));
    assert_int_equal(none.updated.problem, DATE_MISSING);
    assert_false(none.has_due);
    assert_int_equal(none.cadence.duration.days, 180);
}

static void dates_are_judged_by_their_form(void **state)
{
    static const struct {
        const char *text;
        DateProblem problem;
        const char *date;
    } cases[] = {
        {"2026-01-19", DATE_OK, "2026-01-19"},
        {" 20260119 ", DATE_OK, "2026-01-19"},
        {"2026-01-19T23:30:00-05:00", DATE_OK, "2026-01-20"},
        {"2024-02-29", DATE_OK, "2024-02-29"},
        {"2026-02-29", DATE_INVALID, NULL},
        {"2026-1-9", DATE_BAD_FORMAT, "2026-01-09"},
        {"19.1.2026", DATE_BAD_FORMAT, "2026-01-19"},
        {"January 19, 2026", DATE_BAD_FORMAT, "2026-01-19"},
        {"01/19/2026", DATE_BAD_FORMAT, "2026-01-19"},
        {"01/02/2026", DATE_BAD_FORMAT, NULL},
        {"1/2/26", DATE_BAD_FORMAT, NULL},
        {"13/13/2026", DATE_INVALID, NULL},
        {"YYYY-MM-DD", DATE_INVALID, NULL},
        {"true", DATE_INVALID, NULL},
        {"2026", DATE_INVALID, NULL},
    };
    Sample *sample = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FoundDate found = {.problem = DATE_MISSING};
        freshness_read_date(&found, &sample->settings.freshness, slice_from_string(cases[i].text));
        assert_int_equal(found.problem, cases[i].problem);
        assert_int_equal(found.has_date, cases[i].date != NULL);
        if (cases[i].date != NULL) {
            assert_date(found.date, cases[i].date);
        }
    }
}

static void formats_of_the_settings_replace_iso(void **state)
{
    Sample *sample = *state;
    static Slice formats[] = {SLICE_INIT("DD.MM.YYYY"), SLICE_INIT("MM/DD/YYYY")};
    sample->settings.freshness.formats = (SliceList){formats, 2};
    FoundDate found = {.problem = DATE_MISSING};
    freshness_read_date(&found, &sample->settings.freshness, SLICE("01/02/2026"));
    assert_int_equal(found.problem, DATE_OK);
    assert_date(found.date, "2026-01-02");
    freshness_read_date(&found, &sample->settings.freshness, SLICE("2026-01-02"));
    assert_int_equal(found.problem, DATE_BAD_FORMAT);
    assert_true(found.has_date);
}

static void cadence_of_the_document_goes_before_that_of_its_path(void **state)
{
    Sample *sample = *state;
    const char *error;
    Glob globs[3];
    assert_true(glob_compile(&sample->arena, SLICE("docs/**"), &globs[0], &error));
    assert_true(glob_compile(&sample->arena, SLICE("**/a.md"), &globs[1], &error));
    assert_true(glob_compile(&sample->arena, SLICE("docs/x/**"), &globs[2], &error));
    CadenceOverride overrides[] = {
        {.paths = {&globs[0], 1}, .cadence = sample_cadence("P30D", 30)},
        {.paths = {&globs[1], 1}, .exclude = {&globs[2], 1}, .cadence = {.kind = CADENCE_NEVER}},
    };
    sample->settings.freshness.overrides = overrides;
    sample->settings.freshness.override_count = 2;

    const char *dated = "last_updated: 2026-01-01\n";
    assert_int_equal(read_yaml(sample, dated, "docs/a.md").cadence.kind, CADENCE_NEVER);
    assert_int_equal(read_yaml(sample, dated, "docs/b.md").cadence.duration.days, 30);
    assert_int_equal(read_yaml(sample, dated, "docs/x/a.md").cadence.duration.days, 30);
    assert_int_equal(read_yaml(sample, dated, "b.md").cadence.duration.days, 180);
    assert_false(read_yaml(sample, dated, "docs/a.md").has_due);
    Freshness own = read_yaml(sample, "review_cadence: P7D\n", "docs/a.md");
    assert_int_equal(own.cadence.duration.days, 7);
    assert_int_equal(own.cadence_span.start, 4 + 16);
}

static void cadence_may_depend_on_the_status(void **state)
{
    Sample *sample = *state;
    Slice statuses[] = {SLICE("HISTORICAL"), SLICE("DEPRECATED")};
    CadenceOverride override = {.statuses = {statuses, 2}, .cadence = {.kind = CADENCE_NEVER}};

    sample->settings.freshness.overrides = &override;
    sample->settings.freshness.override_count = 1;
    assert_true(read_with_status(sample, "date: 2020-01-01\n", "a.md", "ACTIVE").has_due);
    assert_true(read_with_status(sample, "date: 2020-01-01\n", "a.md", "").has_due);
    assert_false(read_with_status(sample, "date: 2020-01-01\n", "a.md", "deprecated").has_due);
}

static void never_is_no_date_yet(void **state)
{
    Freshness fresh = read(*state, "last_updated: Never\n");

    assert_int_equal(fresh.updated.problem, DATE_MISSING);
    assert_false(fresh.updated.has_date);
    assert_false(fresh.has_due);
    assert_true(slice_equals(fresh.updated.raw, SLICE("Never")));
    assert_true(slice_equals(fresh.updated.field, SLICE("last_updated")));
    fresh = read(*state, "last_updated: never\ndate: 2026-01-19\n");
    assert_date(fresh.updated.date, "2026-01-19");
}

static void grace_comes_between_due_and_stale(void **state)
{
    Sample *sample = *state;
    Freshness fresh = read(sample, "last_updated: 2026-01-19\nreview_cadence: P90D\n");

    sample->settings.freshness.grace = (Duration){.days = 7};
    assert_date(fresh.due, "2026-04-19");
    assert_int_equal(state_on(sample, &fresh, "2026-04-20"), FRESHNESS_DUE_SOON);
    assert_int_equal(state_on(sample, &fresh, "2026-04-26"), FRESHNESS_DUE_SOON);
    assert_int_equal(state_on(sample, &fresh, "2026-04-27"), FRESHNESS_STALE);
}

static void cadences_have_names(void **state)
{
    Sample *sample = *state;
    Cadence cadence;
    const FreshnessSettings *settings = &sample->settings.freshness;
    assert_true(cadence_parse(settings, SLICE("Quarterly"), &cadence));
    assert_int_equal(cadence.duration.days, 90);
    assert_true(slice_is(cadence.raw, "Quarterly"));
    assert_true(cadence_parse(settings, SLICE("P1Y"), &cadence));
    assert_int_equal(cadence.duration.months, 12);
    assert_true(cadence_parse(settings, SLICE("never"), &cadence));
    assert_int_equal(cadence.kind, CADENCE_NEVER);
    assert_true(cadence_parse(settings, SLICE("none"), &cadence));
    assert_int_equal(cadence.kind, CADENCE_NONE);
    assert_false(cadence_parse(settings, SLICE("90 days"), &cadence));
    assert_false(cadence_parse(settings, SLICE(""), &cadence));
}

static void bad_cadence_is_told_and_the_default_taken(void **state)
{
    Freshness fresh = read(*state, "last_updated: 2026-01-19\nreview_cadence: 90 days\n");
    assert_true(fresh.cadence_is_bad);
    assert_true(slice_is(fresh.cadence_raw, "90 days"));
    assert_date(fresh.due, "2026-07-18");
    fresh = read(*state, "last_updated: 2026-01-19\nreview_cadence: [P90D]\n");
    assert_true(fresh.cadence_is_bad);
    fresh = read(*state, "last_updated: 2026-01-19\nreview_cadence:\n");
    assert_false(fresh.cadence_is_bad);
}

static void without_cadence_nothing_is_due(void **state)
{
    Sample *sample = *state;
    sample->settings.freshness.cadence = (Cadence){.kind = CADENCE_NONE};
    Freshness fresh = read(sample, "last_updated: 2020-01-01\n");
    assert_false(fresh.has_due);
    assert_int_equal(state_on(sample, &fresh, "2026-01-01"), FRESHNESS_UNKNOWN);
}

static void months_have_days_from_a_date_on(void **state)
{
    Freshness quarter = read(*state, "last_updated: 2026-01-31\nreview_cadence: P1M\n");
    Freshness dateless = read(*state, "review_cadence: P1M\n");
    Freshness days = read(*state, "review_cadence: P2W\n");
    Freshness never = read(*state, "last_updated: 2026-01-31\nreview_cadence: never\n");
    int32_t count;

    assert_true(freshness_cadence_days(&quarter, &count));
    assert_int_equal(count, 28);
    assert_false(freshness_cadence_days(&dateless, &count));
    assert_true(freshness_cadence_days(&days, &count));
    assert_int_equal(count, 14);
    assert_false(freshness_cadence_days(&never, &count));
}

static void expiry_goes_before_any_cadence(void **state)
{
    Freshness fresh = read(*state, "last_updated: 2020-01-01\nstale_after: 2026-07-01\n");
    assert_date(fresh.due, "2026-06-30");
    assert_int_equal(state_on(*state, &fresh, "2026-06-30"), FRESHNESS_DUE_SOON);
    assert_int_equal(state_on(*state, &fresh, "2026-07-01"), FRESHNESS_STALE);
    fresh = read(*state, "stale_after: 2026-07-01\nreview_cadence: never\n");
    assert_int_equal(state_on(*state, &fresh, "2029-07-01"), FRESHNESS_STALE);
    fresh = read(*state, "stale_after: someday\nlast_updated: 2026-01-19\n");
    assert_int_equal(fresh.expires.problem, DATE_INVALID);
    assert_date(fresh.due, "2026-07-18");
    fresh = read(*state, "stale_after: 0000-01-01\n");
    assert_true(fresh.has_due);
}

static void document_may_opt_out(void **state)
{
    const char *ways[] = {"true", "'true'", "yes"};
    for (size_t i = 0; i < 3; i++) {
        char yaml[100];
        (void)snprintf(yaml, sizeof yaml, "last_updated: 2020-01-01\nskipFreshness: %s\n", ways[i]);
        Freshness fresh = read(*state, yaml);
        assert_true(fresh.opted_out);
        assert_false(fresh.has_due);
    }
    assert_false(read(*state, "skipFreshness: false\n").opted_out);
}

static void date_may_stand_in_the_text(void **state)
{
    Sample *sample = *state;
    PatternProblem problem;
    Slice body = SLICE("# A\n\nLast reviewed: 2026-01-19\n");
    sample->settings.freshness.body_pattern = pattern_compile(
        &sample->arena, SLICE("^Last reviewed: (\\d{4}-\\d{2}-\\d{2})$"), PATTERN_LINES, &problem);

    Freshness fresh = read(sample, "title: x\n");
    freshness_read_body(&fresh, &sample->scratch, &sample->settings, body, 100);
    assert_date(fresh.updated.date, "2026-01-19");
    assert_date(fresh.due, "2026-07-18");
    assert_int_equal(fresh.updated.span.start, 100 + 20);
    assert_int_equal(fresh.updated.span.end, 100 + 30);
    assert_int_equal(fresh.updated.field.size, 0);

    fresh = read(sample, "date: 2020-01-01\n");
    freshness_read_body(&fresh, &sample->scratch, &sample->settings, body, 100);
    assert_date(fresh.updated.date, "2020-01-01");

    fresh = read(sample, "title: x\n");
    freshness_read_body(&fresh, &sample->scratch, &sample->settings, SLICE("none"), 100);
    assert_int_equal(fresh.updated.problem, DATE_MISSING);
}

static void states_have_names(void **state)
{
    (void)state;
    assert_string_equal(freshness_state_name(FRESHNESS_UNKNOWN), "unknown");
    assert_string_equal(freshness_state_name(FRESHNESS_VERY_STALE), "very-stale");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_begin, sample_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(due_is_the_date_and_the_cadence),
        TEST(last_day_is_fresh_and_the_next_is_stale),
        TEST(very_stale_may_have_a_limit_of_its_own),
        TEST(first_field_with_a_value_has_the_date),
        TEST(field_that_is_no_date_hides_the_next),
        TEST(key_is_tried_literally_and_then_as_a_path),
        TEST(missing_date_is_told_with_its_empty_key),
        TEST(dates_are_judged_by_their_form),
        TEST(formats_of_the_settings_replace_iso),
        TEST(cadence_of_the_document_goes_before_that_of_its_path),
        TEST(cadence_may_depend_on_the_status),
        TEST(never_is_no_date_yet),
        TEST(grace_comes_between_due_and_stale),
        TEST(cadences_have_names),
        TEST(bad_cadence_is_told_and_the_default_taken),
        TEST(without_cadence_nothing_is_due),
        TEST(months_have_days_from_a_date_on),
        TEST(expiry_goes_before_any_cadence),
        TEST(document_may_opt_out),
        TEST(date_may_stand_in_the_text),
        TEST(states_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
