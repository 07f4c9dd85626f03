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

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(known_status_is_right),
        SAMPLE_TEST(unknown_status_is_told_with_what_was_meant),
        SAMPLE_TEST(spelling_and_qualifier_are_told),
        SAMPLE_TEST(deprecated_needs_what_replaces_it),
        SAMPLE_TEST(placeholder_is_not_told_twice),
        SAMPLE_TEST(without_a_list_of_statuses_all_are_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
