#include "cli/report_tally.h"

#include "base/map.h"

#include <stdlib.h>

typedef Slice NameOf(const Report *report, const Diagnostic *finding);

static Slice name_of_rule(const Report *report, const Diagnostic *finding)
{
    (void)report;
    return finding->rule;
}

static Slice name_of_owner(const Report *report, const Diagnostic *finding)
{
    return report_owner(report, finding->path);
}

/* What is being counted: findings come by path, so that a name's last file is the one at hand or none of those to come. */
typedef struct Count {
    Tally tally;
    Slice last_path;
} Count;

static void count_finding(Count *count, const Diagnostic *finding)
{
    Tally *tally = &count->tally;

    tally->file_count += tally->total == 0 || !slice_equals(count->last_path, finding->path);
    tally->counts[finding->severity]++;
    tally->total++;
    count->last_path = finding->path;
}

static int compare_tallies(const void *first, const void *second)
{
    const Tally *a = first;
    const Tally *b = second;

    for (int i = SEVERITY_ERROR; i > SEVERITY_OFF; i--) {
        if (a->counts[i] != b->counts[i]) {
            return a->counts[i] < b->counts[i] ? 1 : -1;
        }
    }
    return slice_compare(a->name, b->name);
}

static Tally *tally_findings(const Report *report, NameOf *name_of, size_t *count)
{
    Map counts; /* name -> Count */
    Tally *tallies;

    map_init(&counts, report->arena);
    for (size_t i = 0; i < report->findings->count; i++) {
        const Diagnostic *finding = &report->findings->items[i];
        MapEntry *entry = map_get(&counts, name_of(report, finding));

        if (entry->value == NULL) {
            entry->value = arena_new(report->arena, Count);
        }
        count_finding(entry->value, finding);
    }
    tallies = arena_new_array(report->arena, Tally, counts.count);
    for (size_t i = 0; i < counts.count; i++) {
        tallies[i] = ((const Count *)counts.entries[i].value)->tally;
        tallies[i].name = counts.entries[i].key;
    }
    if (counts.count > 0) {
        qsort(tallies, counts.count, sizeof *tallies, compare_tallies);
    }
    *count = counts.count;
    return tallies;
}

Tally *report_tally_rules(const Report *report, size_t *count)
{
    return tally_findings(report, name_of_rule, count);
}

Tally *report_tally_owners(const Report *report, size_t *count)
{
    return tally_findings(report, name_of_owner, count);
}
