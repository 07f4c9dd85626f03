#include "render/report.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <setjmp.h>
#include <cmocka.h>

#include "render/report_chart.h"
#include "render/report_json.h"
#include "unit/sample_findings.h"
#include "unit/sample_site.h"

/* Today is 2026-07-10. */
static const SampleFile files[] = {
    {"a.md", "---\nstatus: ACTIVE\nowner: Ann\ntags: [C, c, C]\nlast_updated: 2026-07-01\n"
             "review_cadence: P90D\n---\n# A\n"}, /* due 2026-09-29 */
    {"b.md", "---\nstatus: ACTIVE\nowner: Ben\ntags: [c]\nlast_updated: 2026-06-10\n"
             "review_cadence: P30D\n---\n# B\n"}, /* due today */
    {"c.md", "---\nowner: Ann\nlast_updated: 2026-06-01\nreview_cadence: P30D\n---\n# C\n"},
    {"d.md", "---\nlast_updated: 2025-01-01\nreview_cadence: P30D\n---\n# D\n"},
    {"e.md", "# E\n"},
    {"f.md", "---\nlast_updated: 2020-01-01\nreview_cadence: never\n---\n# F\n"},
    {"g.md", "---\nskipFreshness: true\ntags: [\"über uns\", \"***\", \"**\"]\n---\n# G\n"},
    {"h.md", "---\ndraft: true\nowner: Ann\n---\n# A draft\n"},
};

typedef struct Fixture {
    SampleSite sample;
    GeneratedAddresses addresses;
    ReportSet set;
    Buffer out;
} Fixture;

static int begin(void **state)
{
    Fixture *fixture = test_malloc(sizeof *fixture);

    sample_site_begin(&fixture->sample);
    fixture->sample.settings.freshness.opt_out = SLICE("skipFreshness");
    buffer_init(&fixture->out, &fixture->sample.arena);
    *state = fixture;
    return 0;
}

static int end(void **state)
{
    Fixture *fixture = *state;

    sample_site_end(&fixture->sample);
    test_free(fixture);
    return 0;
}

static const ReportSet *report(Fixture *fixture, const SampleFile *list, size_t count)
{
    sample_site_link(&fixture->sample, list, count);
    generated_addresses_init(&fixture->addresses, &fixture->sample.arena, &fixture->sample.site);
    report_set_init(&fixture->set, &fixture->sample.arena, &fixture->addresses);
    return &fixture->set;
}

static const ReportSet *report_all(void **state)
{
    return report(*state, files, sizeof files / sizeof *files);
}

static const char *as_string(Fixture *fixture)
{
    return arena_string(&fixture->sample.arena, buffer_slice(&fixture->out));
}

static void every_published_document_has_one_state(void **state)
{
    const ReportTally *tally = &report_all(state)->tally;

    assert_int_equal(report_tally_total(tally), 7);
    assert_int_equal(report_tally_stale(tally), 2);
    assert_int_equal(tally->counts[REPORT_FRESH], 1);
    assert_int_equal(tally->counts[REPORT_DUE_SOON], 1);
    assert_int_equal(tally->counts[REPORT_STALE], 1);
    assert_int_equal(tally->counts[REPORT_VERY_STALE], 1);
    assert_int_equal(tally->counts[REPORT_UNDATED], 1);
    assert_int_equal(tally->counts[REPORT_EXEMPT], 2);
}

static void windows_follow_each_other_by_the_due_day(void **state)
{
    static const uint32_t counts[WINDOW_COUNT] = {2, 1, 0, 1};
    const ReportForecast *forecast = &report_all(state)->forecast;
    uint32_t first = 0;

    for (size_t i = 0; i < WINDOW_COUNT; i++) {
        assert_int_equal(forecast->windows[i].first, first);
        assert_int_equal(forecast->windows[i].count, counts[i]);
        first += counts[i];
    }
    assert_int_equal(forecast->page_count, 4);
    assert_int_equal(forecast->pages[0], 3);
    assert_int_equal(forecast->pages[1], 2);
}

static void a_document_is_stale_from_the_day_after_the_due_day_on(void **state)
{
    const ReportForecast *forecast = &report_all(state)->forecast;

    assert_int_equal(forecast->due[0], 1);
    assert_int_equal(forecast->stale[0], 2);
    assert_int_equal(forecast->stale[1], 3);
    assert_int_equal(forecast->due[81], 1);
    assert_int_equal(forecast->stale[81], 3);
    assert_int_equal(forecast->stale[82], 4);
    assert_int_equal(forecast->stale[FORECAST_DAYS - 1], 4);
}

static void grace_is_time_before_it_is_stale(void **state)
{
    Fixture *fixture = *state;

    fixture->sample.settings.freshness.grace = (Duration){.days = 10};

    const ReportForecast *forecast = &report_all(state)->forecast;

    assert_int_equal(forecast->stale[0], 1);
    assert_int_equal(forecast->windows[0].count, 1);
    assert_int_equal(forecast->windows[1].count, 2);
    assert_int_equal(forecast->stale[1], 1);
    assert_int_equal(forecast->stale[2], 2);
    assert_int_equal(forecast->stale[10], 2);
    assert_int_equal(forecast->stale[11], 3);
}

static void months_begin_today_and_lose_no_day(void **state)
{
    const ReportForecast *forecast = &report_all(state)->forecast;
    uint32_t due = 0;

    assert_int_equal(forecast->month_count, 13);
    assert_int_equal(forecast->months[0].day, 0);
    assert_int_equal(forecast->months[1].day, 22);
    assert_int_equal(forecast->months[1].stale, 3);
    for (uint32_t i = 0; i < forecast->month_count; i++) {
        due += forecast->months[i].due;
    }
    assert_int_equal(due, 2);
}

static void values_are_as_written_and_those_without_come_last(void **state)
{
    static const char *const names[] = {"**", "***", "C", "c", "über uns", ""};
    static const char *const anchors[] = {"other", "other.2", "c", "c.2", "über-uns", "-none"};
    static const uint32_t counts[] = {1, 1, 1, 2, 1, 4};
    const ReportGroups *tags = &report_all(state)->tags;

    assert_int_equal(tags->count, 6);
    for (uint32_t i = 0; i < tags->count; i++) {
        sample_assert_slice(tags->items[i]->name, names[i]);
        sample_assert_slice(tags->items[i]->anchor, anchors[i]);
        assert_int_equal(tags->items[i]->page_count, counts[i]);
        assert_int_equal(report_tally_total(&tags->items[i]->tally), counts[i]);
    }
}

static void owners_and_statuses_have_their_documents(void **state)
{
    const ReportSet *set = report_all(state);
    const ReportGroup *ann = report_groups_find_shown(&set->owners, SLICE("Ann"));
    const ReportGroup *active = report_groups_find_shown(&set->statuses, SLICE("ACTIVE"));

    assert_int_equal(ann->page_count, 2);
    assert_int_equal(ann->pages[0], 0);
    assert_int_equal(ann->pages[1], 2);
    assert_int_equal(report_tally_stale(&ann->tally), 1);
    assert_int_equal(active->page_count, 2);
    assert_null(report_groups_find_shown(&set->owners, SLICE("ann")));
}

/* One document with many tags. */
static void a_page_shows_only_so_many_values(void **state)
{
    Fixture *fixture = *state;
    Buffer text;

    buffer_init(&text, &fixture->sample.arena);
    buffer_add_string(&text, "---\ntags: [common");
    for (int i = 0; i < GROUPS_MOST; i++) {
        buffer_add_format(&text, ", t%03d", i);
    }
    buffer_add_string(&text, "]\n---\n# Many\n");
    buffer_add_byte(&text, '\0');

    SampleFile many[] = {{"a.md", text.data}, {"b.md", "---\ntags: [common, zz]\n---\n# B\n"}};
    const ReportGroups *tags = &report(fixture, many, 2)->tags;

    assert_int_equal(tags->count, GROUPS_MOST + 2);
    assert_int_equal(tags->shown_count, GROUPS_MOST);
    assert_int_equal(tags->pages_most, GROUP_PAGES_ALL / GROUPS_MOST);
    assert_non_null(report_groups_find_shown(tags, SLICE("common")));
    assert_null(report_groups_find_shown(tags, SLICE("zz")));
    report_json_write(&fixture->out, &fixture->set, REPORT_TAGS);
    assert_non_null(strstr(as_string(fixture), "\"name\":\"zz\""));
}

static void addresses_are_spelled_as_the_projects_own_folder(void **state)
{
    static const SampleFile own[] = {{"Reports/2026.md", "# 2026\n"}};
    const ReportSet *set = report(*state, own, 1);

    sample_assert_slice(set->items[REPORT_TAGS].address, "Reports/tags.html");
    assert_true(report_set_has_address(set, SLICE("Reports/index.html")));
    assert_false(report_set_has_address(set, SLICE("Reports/2026.html")));
}

static void charts_of_nothing_are_charts(void **state)
{
    Fixture *fixture = *state;
    const ReportSet *set = report(fixture, NULL, 0);

    report_chart_bar(&fixture->out, &set->tally);
    report_chart_calendar(&fixture->out, &set->forecast);
    report_chart_ageing(&fixture->out, &set->forecast);
    assert_non_null(strstr(as_string(fixture), "0% of 0 documents are stale today"));
    assert_int_equal(report_percent(0, 0), 0);
}

static void charts_say_what_they_show(void **state)
{
    Fixture *fixture = *state;
    const ReportSet *set = report_all(state);
    const char *charts;

    report_chart_bar(&fixture->out, &set->tally);
    report_chart_calendar(&fixture->out, &set->forecast);
    report_chart_ageing(&fixture->out, &set->forecast);
    charts = as_string(fixture);
    assert_non_null(strstr(charts, "due-soon: 1, stale: 1, very-stale: 1"));
    assert_non_null(strstr(charts, "<title>2026-07-10: 1 due</title>"));
    /* Friday of the first week. */
    assert_non_null(strstr(charts, "x=\"34\" y=\"76\" width=\"5\""));
    assert_non_null(strstr(charts, "50% of 4 documents are stale today, 100% in a year."));
    assert_non_null(strstr(charts, "<title>2026-08-01: 3 of 4 (75%)</title>"));
    assert_null(strstr(charts, "style="));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_published_document_has_one_state),
        TEST(windows_follow_each_other_by_the_due_day),
        TEST(a_document_is_stale_from_the_day_after_the_due_day_on),
        TEST(grace_is_time_before_it_is_stale),
        TEST(months_begin_today_and_lose_no_day),
        TEST(values_are_as_written_and_those_without_come_last),
        TEST(owners_and_statuses_have_their_documents),
        TEST(a_page_shows_only_so_many_values),
        TEST(addresses_are_spelled_as_the_projects_own_folder),
        TEST(charts_of_nothing_are_charts),
        TEST(charts_say_what_they_show),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
