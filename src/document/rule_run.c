#include "document/rule_run.h"

/* Rules that need all documents, and such as need them for a part of what they find. */
static const char *const of_site[] = {"link/orphan", "doc/duplicate-title",
                                      "record/near-duplicate"};
static const char *const of_site_in_part[] = {"doc/address-collision", "status/superseded-missing",
                                              "suppression/unused"};

/* Rules that need git, --changed, --link-results. */
static const char *const of_history[] = {"date/behind-git", "code-ref/changed",
                                         "freshness/indeterminate"};
static const char *const of_changes[] = {"date/removed", "date/not-bumped", "date/went-back",
                                         "date/bump-only"};
static const char *const of_results[] = {"link/external"};

#define COUNT(names) (sizeof(names) / sizeof *(names))

static bool is_among(Slice rule, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (slice_is(rule, names[i])) {
            return true;
        }
    }
    return false;
}

static bool is_in_reach(const RuleRun *run, Slice rule)
{
    bool is_of_site = is_among(rule, of_site, COUNT(of_site)) ||
                      is_among(rule, of_site_in_part, COUNT(of_site_in_part));

    return (run->has_site || !is_of_site) &&
           (run->has_history || !is_among(rule, of_history, COUNT(of_history))) &&
           (run->has_changes || !is_among(rule, of_changes, COUNT(of_changes))) &&
           (run->has_results || !is_among(rule, of_results, COUNT(of_results)));
}

bool rule_run_tells(const RuleRun *run, Slice rule)
{
    return run->has_site || !is_among(rule, of_site, sizeof of_site / sizeof *of_site);
}

static bool is_on(const RuleRun *run, const Rule *rule, Slice path)
{
    return settings_severity(run->settings, rule->id, rule->severity, path) != SEVERITY_OFF;
}

bool rule_run_has(const RuleRun *run, Slice rule, Slice path)
{
    const Rule *known = rule_find(rule);

    return known == NULL || (is_on(run, known, path) && is_in_reach(run, rule));
}

bool rule_run_has_all(const RuleRun *run, Slice pattern, Slice path)
{
    bool is_any_on = false;

    if (!slice_ends_with(pattern, SLICE("*"))) {
        return rule_run_has(run, pattern, path);
    }
    for (size_t i = 0; i < RULE_COUNT; i++) {
        const Rule *rule = rule_get((RuleId)i);

        if (rule_pattern_matches(pattern, rule->id) && is_on(run, rule, path)) {
            is_any_on = true;
            if (!is_in_reach(run, rule->id)) {
                return false;
            }
        }
    }
    return is_any_on;
}
