#include "cli/report_due.h"

#include <stdlib.h>

static bool is_judged(const Report *report, const Page *page)
{
    const Rule *rule = rule_get(RULE_FRESHNESS_STALE);
    const Settings *settings = &report->project->settings;

    return page->freshness != FRESHNESS_UNKNOWN && project_has_path(report->project, page->path) &&
           settings_severity(settings, rule->id, rule->severity, page->path) != SEVERITY_OFF;
}

/* Pages are in the order of their paths. */
static int compare_pages(const void *first, const void *second)
{
    const Page *a = *(const Page *const *)first;
    const Page *b = *(const Page *const *)second;
    int32_t due_a = a->unit.header->due;
    int32_t due_b = b->unit.header->due;

    if (due_a != due_b) {
        return due_a < due_b ? -1 : 1;
    }
    return a->number < b->number ? -1 : a->number > b->number;
}

void report_due(const Report *report, DueDocuments *due)
{
    const Site *site = &report->project->build.site;

    *due = (DueDocuments){.pages = arena_new_array(report->arena, const Page *, site->page_count)};
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];

        if (!is_judged(report, page)) {
            continue;
        }
        due->judged_count++;
        due->stale_count +=
            page->freshness == FRESHNESS_STALE || page->freshness == FRESHNESS_VERY_STALE;
        if (page->freshness != FRESHNESS_FRESH) {
            due->pages[due->count++] = page;
        }
    }
    if (due->count > 0) {
        qsort(due->pages, due->count, sizeof(const Page *), compare_pages);
    }
}

int due_fresh_percent(const DueDocuments *due)
{
    if (due->judged_count == 0) {
        return -1;
    }
    return (int)((due->judged_count - due->stale_count) * 100 / due->judged_count);
}
