#include "document/settings.h"

#include <setjmp.h>
#include <stdlib.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static int make_arena(void **state)
{
    static Arena arena;

    arena_init(&arena, NULL);
    *state = &arena;
    return 0;
}

static int free_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static GlobList globs(Arena *arena, const char *pattern)
{
    GlobList list = {arena_new(arena, Glob), 1};
    const char *error;

    assert_true(glob_compile(arena, slice_from_string(pattern), list.items, &error));
    return list;
}

static void defaults_are_those_of_a_folder_of_markdown(void **state)
{
    Settings settings;

    settings_init(&settings, *state, SLICE("/a/b"));
    assert_true(slice_is(settings.root, "/a/b"));
    assert_int_equal(settings.config_path.size, 0);
    assert_int_equal(settings.content_count, 1);
    assert_int_equal(settings.content[0].path.size, 0);
    assert_true(glob_list_matches(&settings.content[0].include, SLICE("x/y.md")));
    assert_false(glob_list_matches(&settings.content[0].include, SLICE("x/y.mdx")));
    assert_true(slice_is(settings.output, "site"));
    assert_int_equal(settings.html, HTML_SANITIZE);
    assert_int_equal(settings.statuses.count, 5);
    assert_int_equal(settings.freshness.fields.count, 3);
    assert_int_equal(settings.freshness.cadence.kind, CADENCE_DURATION);
    assert_int_equal(settings.freshness.cadence.duration.days, 180);
    assert_int_equal(settings.freshness.due_soon.days, 14);
    assert_false(settings.freshness.has_very_stale);
    assert_int_equal(settings.cpu_seconds, 10);
    assert_int_equal(settings.memory_bytes, 1 << 30);
}

static void without_paths_every_path_matches_that_is_not_excluded(void **state)
{
    GlobList none = {0};
    GlobList docs = globs(*state, "docs/**");
    GlobList plans = globs(*state, "docs/plans/**");

    assert_true(settings_path_matches(&none, &none, SLICE("a.md")));
    assert_true(settings_path_matches(&docs, &none, SLICE("docs/a.md")));
    assert_false(settings_path_matches(&docs, &none, SLICE("a.md")));
    assert_false(settings_path_matches(&docs, &plans, SLICE("docs/plans/a.md")));
    assert_false(settings_path_matches(&none, &plans, SLICE("docs/plans/a.md")));
}

static void the_last_matching_pattern_of_the_last_matching_group_counts(void **state)
{
    RuleOverride everywhere[] = {
        {SLICE("*"), SEVERITY_OFF},
        {SLICE("link/*"), SEVERITY_INFO},
        {SLICE("link/broken"), SEVERITY_WARNING},
    };
    RuleOverride in_plans[] = {{SLICE("link/*"), SEVERITY_ERROR}};
    RuleGroup groups[] = {
        {.items = everywhere, .count = COUNT(everywhere)},
        {.paths = globs(*state, "plans/**"), .items = in_plans, .count = COUNT(in_plans)},
    };
    Settings settings;

    settings_init(&settings, *state, SLICE("/a"));
    assert_int_equal(settings_severity(&settings, SLICE("link/broken"), SEVERITY_ERROR, SLICE("a")),
                     SEVERITY_ERROR);
    settings.rules = groups;
    settings.rule_count = COUNT(groups);

    static const struct {
        const char *rule;
        const char *path;
        Severity severity;
    } cases[] = {
        {"freshness/stale", "a.md", SEVERITY_OFF},
        {"freshness/stale", "plans/a.md", SEVERITY_OFF},
        {"link/orphan", "a.md", SEVERITY_INFO},
        {"link/broken", "a.md", SEVERITY_WARNING},
        {"link/broken", "plans/a.md", SEVERITY_ERROR},
        {"links/broken", "plans/a.md", SEVERITY_OFF},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(settings_severity(&settings, slice_from_string(cases[i].rule),
                                           SEVERITY_ERROR, slice_from_string(cases[i].path)),
                         cases[i].severity);
    }
}

static void other_rules_of_a_family_keep_their_own_severity(void **state)
{
    RuleOverride items[] = {{SLICE("link/broken"), SEVERITY_OFF}};
    RuleGroup group = {.items = items, .count = COUNT(items)};
    Settings settings;

    settings_init(&settings, *state, SLICE("/a"));
    settings.rules = &group;
    settings.rule_count = 1;
    assert_int_equal(
        settings_severity(&settings, SLICE("link/brokenness"), SEVERITY_INFO, SLICE("a")),
        SEVERITY_INFO);
    assert_int_equal(settings_severity(&settings, SLICE("link/broken"), SEVERITY_INFO, SLICE("a")),
                     SEVERITY_OFF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_are_those_of_a_folder_of_markdown),
        cmocka_unit_test(without_paths_every_path_matches_that_is_not_excluded),
        cmocka_unit_test(the_last_matching_pattern_of_the_last_matching_group_counts),
        cmocka_unit_test(other_rules_of_a_family_keep_their_own_severity),
    };

    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
