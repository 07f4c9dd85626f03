#include "check/status.h"

#include "unit/sample_findings.h"

static void assert_found(void **state, const char *status, const char *wanted)
{
    Sample *sample = *state;
    sample_assert_findings(state, check_status,
                           arena_format(&sample->arena, "---\nstatus: %s\n---\n", status), wanted);
}

static void known_status_is_right(void **state)
{
    assert_found(state, "ACTIVE", "");
    assert_found(state, "'DRAFT'", "");
    assert_found(state, "", "");
    sample_assert_findings(state, check_status, SLICE("# A\n"), "");
}

static void unknown_status_is_told_with_what_was_meant(void **state)
{
    static const struct {
        const char *status;
        const char *help;
    } cases[] = {
        {"ACTVE", "did you mean \"ACTIVE\"?"},
        {"draf", "did you mean \"DRAFT\"?"},
        {"HISTORICAL-SNAPSHOT", "did you mean \"HISTORICAL\"?"},
        {"COMPLETD (x)", "did you mean \"HISTORICAL\"?"},
        {"ready", "memoc.yaml knows ACTIVE, REFERENCE, HISTORICAL, DEPRECATED, DRAFT; more may be "
                  "added to its status.values"},
    };
    Sample *sample = *state;
    StatusAlias alias = {SLICE("COMPLETED"), SLICE("HISTORICAL")};
    sample->settings.status_aliases = &alias;
    sample->settings.status_alias_count = 1;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_found(state, cases[i].status, "2:9 status/unknown\n");
        sample_assert_slice(sample_finding(state)->help, cases[i].help);
    }
}

static void spelling_and_qualifier_are_told(void **state)
{
    assert_found(state, "active", "2:9 status/case\n");
    sample_assert_slice(sample_finding(state)->help, "write \"ACTIVE\"");
    assert_found(state, "DRAFT (hardened 2026-06-21)", "2:9 status/qualified\n");
    assert_found(state, "draft - x", "2:9 status/case\n2:9 status/qualified\n");
}

static void deprecated_needs_what_replaces_it(void **state)
{
    assert_found(state, "DEPRECATED", "2:9 status/superseded-missing\n");
    assert_found(state, "DEPRECATED\nsuperseded_by: b.md", "");
    assert_found(state, "DEPRECATED\nsuperseded-by: [b.md]", "");
    assert_found(state, "DEPRECATED\nsuperseded_by:", "2:9 status/superseded-missing\n");
    assert_found(state, "DEPRECATED\nsuperseded_by: ' '", "2:9 status/superseded-missing\n");
    assert_found(state, "deprecated", "2:9 status/case\n2:9 status/superseded-missing\n");
}

static void placeholder_is_not_told_twice(void **state)
{
    assert_found(state, "'{{status}}'", "");
    assert_found(state, "{ACTIVE | DRAFT}", "");
}

static void without_a_list_of_statuses_all_are_right(void **state)
{
    ((Sample *)*state)->settings.statuses.count = 0;
    assert_found(state, "whatever", "");
}

static void assert_mended(void **state, const char *status, const char *wanted)
{
    Sample *sample = *state;
    Slice text = arena_format(&sample->arena, "---\nstatus: %s # why\n---\n", wanted);
    sample_assert_mended(state, check_status,
                         arena_format(&sample->arena, "---\nstatus: %s # why\n---\n", status),
                         arena_string(&sample->arena, text));
}

static void spelling_is_mended_as_the_value_is_written(void **state)
{
    Sample *sample = *state;
    StatusAlias alias = {SLICE("COMPLETED"), SLICE("HISTORICAL")};
    sample->settings.status_aliases = &alias;
    sample->settings.status_alias_count = 1;
    assert_mended(state, "active", "ACTIVE");
    assert_mended(state, "'Active'", "'ACTIVE'");
    assert_mended(state, "\"active\"", "\"ACTIVE\"");
    assert_mended(state, "\xE2\x9C\x85 active", "ACTIVE");
    assert_mended(state, "draft (hardened 2026-06-21)", "DRAFT (hardened 2026-06-21)");
    assert_mended(state, "'draft: it''s so'", "'DRAFT: it''s so'");
    assert_mended(state, "completed", "HISTORICAL");
    assert_mended(state, "COMPLETED", "COMPLETED");
}

static void one_slip_of_the_pen_is_mended(void **state)
{
    Sample *sample = *state;
    StatusAlias alias = {SLICE("COMPLETED"), SLICE("HISTORICAL")};
    sample->settings.status_aliases = &alias;
    sample->settings.status_alias_count = 1;
    assert_mended(state, "Activ", "ACTIVE");
    assert_mended(state, "'REFERNECE'", "'REFERENCE'");
    assert_mended(state, "ACTVE - x", "ACTIVE - x");
    assert_mended(state, "COMPLETD", "HISTORICAL");
}

static void status_that_may_be_another_stays(void **state)
{
    Sample *sample = *state;
    Slice near[] = {SLICE("ready"), SLICE("real"), SLICE("DEAD")};
    assert_mended(state, "HISTORICAL-SNAPSHOT", "HISTORICAL-SNAPSHOT");
    assert_mended(state, "ACTVVVE", "ACTVVVE");
    assert_mended(state, "&a active", "&a active");
    assert_mended(state, ">-\n  active\nx: y", ">-\n  active\nx: y");
    sample->settings.statuses = (SliceList){near, 3};
    assert_mended(state, "read", "read");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(known_status_is_right),
        SAMPLE_TEST(unknown_status_is_told_with_what_was_meant),
        SAMPLE_TEST(spelling_and_qualifier_are_told),
        SAMPLE_TEST(deprecated_needs_what_replaces_it),
        SAMPLE_TEST(placeholder_is_not_told_twice),
        SAMPLE_TEST(without_a_list_of_statuses_all_are_right),
        SAMPLE_TEST(spelling_is_mended_as_the_value_is_written),
        SAMPLE_TEST(one_slip_of_the_pen_is_mended),
        SAMPLE_TEST(status_that_may_be_another_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
