/*
 * report.h - reports on a site: pages that nobody has to write.
 *
 *     reports/index.html        the list of all
 *     reports/freshness.html    what is stale, and what will be
 *     reports/owners.html       documents by owner; likewise statuses.html and tags.html
 *
 * Beside each page is the same as JSON, reports/freshness.json, without what a page cuts off. All is counted once, in the parent,
 * before workers are forked; what it says depends on the site and on its day only.
 */
#ifndef RENDER_REPORT_H
#define RENDER_REPORT_H

#include "document/generated_address.h"
#include "render/report_forecast.h"
#include "render/report_group.h"

typedef enum ReportKind {
    REPORT_INDEX,
    REPORT_FRESHNESS,
    REPORT_OWNERS,
    REPORT_STATUSES,
    REPORT_TAGS,
    REPORT_KIND_COUNT,
} ReportKind;

typedef struct Report {
    const char *name; /* "owners": as in its address */
    const char *title;
    const char *description;
    const char *template;
    const ReportGroups *groups; /* NULL: it lists no values */
    Slice address; /* of its page, below the site's root; ASCII, so it is the url, too */
    Slice json_address;
} Report;

typedef struct ReportSet {
    const Site *site;
    Report items[REPORT_KIND_COUNT];
    uint32_t count; /* 0: the theme has no pages for them */
    ReportTally tally;
    ReportForecast forecast;
    ReportGroups owners;
    ReportGroups statuses;
    ReportGroups tags;
} ReportSet;

void report_set_init(ReportSet *set, Arena *arena, const GeneratedAddresses *addresses);

/* Is a report's page at this address? */
bool report_set_has_address(const ReportSet *set, Slice address);

#endif
