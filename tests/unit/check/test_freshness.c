#include "check/freshness.h"

#include "document/unit_writer.h"
#include "unit/sample_findings.h"

/* What the unit of a document with this front matter is told on a day. */
static const DiagnosticList *judge(void **state, const char *yaml, const char *today)
{
    static DiagnosticList findings;
    Sample *sample = *state;
    Document *document =
        sample_read(sample, "docs/a.md", arena_format(&sample->arena, "---\n%s---\n", yaml));
    Buffer out;
    Unit unit;
    Date date;
    const char *error;
    buffer_init(&out, &sample->arena);
    unit_write(&out, document);
    assert_true(unit_open(buffer_slice(&out), &unit, &error));
    assert_true(date_parse_iso(slice_from_string(today), &date));
    diagnostic_list_init(&findings, &sample->arena);
    check_unit_dates(&unit, &sample->settings, date, document->metadata.owner, &findings);
    return &findings;
}

static void assert_judged(void **state, const char *yaml, const char *today, const char *wanted)
{
    const DiagnosticList *findings = judge(state, yaml, today);
    Slice list = sample_list_findings(&((Sample *)*state)->arena, (DiagnosticList *)findings);
    sample_assert_slice(list, wanted);
}

#define SEED "last_updated: 2026-01-19\nreview_cadence: P90D\n"

static void document_grows_stale_day_by_day(void **state)
{
    assert_judged(state, SEED, "2026-01-19", "");
    assert_judged(state, SEED, "2026-04-04", "");
    assert_judged(state, SEED, "2026-04-05", "2:15 freshness/due-soon\n");
    assert_judged(state, SEED, "2026-04-19", "2:15 freshness/due-soon\n");
    assert_judged(state, SEED, "2026-04-20", "2:15 freshness/stale\n");
    assert_judged(state, SEED, "2026-07-18", "2:15 freshness/stale\n");
    assert_judged(state, SEED, "2026-07-19", "2:15 freshness/very-stale\n");
    assert_judged(state, "last_updated: 2026-01-19\n", "2026-07-19", "2:15 freshness/stale\n");
}

static void very_stale_document_is_stale_where_only_that_is_asked_for(void **state)
{
    RuleOverride items[] = {{SLICE("*"), SEVERITY_OFF}, {SLICE("freshness/stale"), SEVERITY_ERROR}};
    RuleGroup group = {.items = items, .count = 2};
    Sample *sample = *state;

    sample->settings.rules = &group;
    sample->settings.rule_count = 1;
    assert_judged(state, SEED, "2026-07-19", "2:15 freshness/stale\n");
    items[0].severity = SEVERITY_WARNING;
    assert_judged(state, SEED, "2026-07-19", "2:15 freshness/very-stale\n");
}

static void messages_say_why_and_name_the_owner(void **state)
{
    const DiagnosticList *list = judge(state, SEED "owner: Core Team\n", "2026-04-20");
    sample_assert_slice(list->items[0].message,
                        "stale for 1 day: last updated 2026-01-19, review cadence P90D; "
                        "owner: Core Team");
    sample_assert_slice(list->items[0].excerpt, "last_updated: 2026-01-19");
    sample_assert_slice(list->items[0].path, "docs/a.md");
    assert_int_equal(list->items[0].end_column, 25);
    assert_int_equal(list->items[0].excerpt_column, 1);
    list = judge(state, SEED, "2026-04-17");
    sample_assert_slice(list->items[0].message,
                        "due in 2 days: last updated 2026-01-19, review cadence P90D");
    list = judge(state, SEED, "2026-04-19");
    sample_assert_slice(list->items[0].message,
                        "due today: last updated 2026-01-19, review cadence P90D");
}

static void expiry_is_told_at_its_own_date(void **state)
{
    const char *yaml = "last_updated: 2020-01-01\nstale_after: 2026-07-01\n";
    assert_judged(state, yaml, "2026-06-01", "");
    assert_judged(state, yaml, "2026-07-01", "3:14 freshness/stale\n");
    const DiagnosticList *list = judge(state, yaml, "2026-07-01");
    sample_assert_slice(list->items[0].message, "stale for 1 day: it expires on 2026-07-01");
}

static void day_after_tomorrow_is_the_future(void **state)
{
    assert_judged(state, SEED, "2026-01-18", "");
    assert_judged(state, SEED, "2026-01-17", "2:15 date/future\n");
}

static void how_far_ahead_a_date_may_be_is_a_setting(void **state)
{
    FreshnessSettings *freshness = &((Sample *)*state)->settings.freshness;
    freshness->future = (Duration){0};
    assert_judged(state, SEED, "2026-01-19", "");
    assert_judged(state, SEED, "2026-01-18", "2:15 date/future\n");
    freshness->future = (Duration){.days = 7};
    assert_judged(state, SEED, "2026-01-12", "");
    assert_judged(state, SEED, "2026-01-11", "2:15 date/future\n");
}

static void dated_document_without_cadence_is_told(void **state)
{
    ((Sample *)*state)->settings.freshness.cadence = (Cadence){.kind = CADENCE_NONE};
    assert_judged(state, "last_updated: 2026-01-19\n", "2026-02-01", "2:15 freshness/no-cadence\n");
    assert_judged(state, SEED, "2026-02-01", "");
    assert_judged(state, "last_updated: 2026-01-19\nreview_cadence: never\n", "2026-02-01", "");
    assert_judged(state, "last_updated: 2026-01-19\nskipFreshness: true\n", "2026-02-01", "");
    assert_judged(state, "last_updated: 2026-01-19\nstale_after: 2027-01-01\n", "2026-02-01", "");
    assert_judged(state, "title: x\n", "2026-02-01", "");
}

static void document_that_opted_out_is_left_alone(void **state)
{
    assert_judged(state, SEED "skipFreshness: true\n", "2036-01-01", "");
    assert_judged(state, "last_updated: soon\n", "2036-01-01", "");
    assert_judged(state, SEED "skipFreshness: true\n", "2026-01-01", "");
    sample_assert_findings(state, check_freshness,
                           SLICE("---\nreview_cadence: soon\nskipFreshness: true\n---\n"), "");
}

static void date_in_the_future_does_not_hide_that_a_document_expired(void **state)
{
    const char *yaml = "last_updated: 2026-08-01\nstale_after: 2026-07-01\n";

    assert_judged(state, yaml, "2026-07-01", "2:15 date/future\n3:14 freshness/stale\n");
}

static void cadence_must_be_a_duration_or_a_name(void **state)
{
    static const struct {
        const char *cadence;
        const char *wanted;
        const char *message;
    } cases[] = {
        {"P90D", "", NULL},
        {"quarterly", "", NULL},
        {"never", "", NULL},
        {"'{{cadence}}'", "", NULL},
        {"quartely", "2:17 freshness/cadence\n",
         "\"quartely\" is no ISO 8601 duration, nor the name of a cadence"},
        {"P90", "2:17 freshness/cadence\n",
         "\"P90\" is no ISO 8601 duration, nor the name of a cadence"},
        {"[P90D]", "2:17 freshness/cadence\n", "\"review_cadence\" is no text"},
    };
    Sample *sample = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Slice text =
            arena_format(&sample->arena, "---\nreview_cadence: %s\n---\n", cases[i].cadence);
        sample_assert_findings(state, check_freshness, text, cases[i].wanted);
        if (cases[i].message != NULL) {
            sample_assert_slice(sample_finding(state)->message, cases[i].message);
        }
    }
    sample_assert_findings(state, check_freshness, SLICE("---\nreview_cadence: quartely\n---\n"),
                           "2:17 freshness/cadence\n");
    sample_assert_slice(sample_finding(state)->help, "did you mean \"quarterly\"?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(document_grows_stale_day_by_day),
        SAMPLE_TEST(very_stale_document_is_stale_where_only_that_is_asked_for),
        SAMPLE_TEST(messages_say_why_and_name_the_owner),
        SAMPLE_TEST(expiry_is_told_at_its_own_date),
        SAMPLE_TEST(day_after_tomorrow_is_the_future),
        SAMPLE_TEST(how_far_ahead_a_date_may_be_is_a_setting),
        SAMPLE_TEST(dated_document_without_cadence_is_told),
        SAMPLE_TEST(document_that_opted_out_is_left_alone),
        SAMPLE_TEST(date_in_the_future_does_not_hide_that_a_document_expired),
        SAMPLE_TEST(cadence_must_be_a_duration_or_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
