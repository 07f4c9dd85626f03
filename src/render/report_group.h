/*
 * report_group.h - the documents of a site by what they have in common: an owner, a status, a tag.
 *
 * Values are compared as they are written. Documents that have none are a group of their own, the last.
 */
#ifndef RENDER_REPORT_GROUP_H
#define RENDER_REPORT_GROUP_H

#include "base/map.h"
#include "render/report_tally.h"

typedef struct ReportGroup {
    Slice name;     /* the value; empty for documents that have none */
    Slice anchor;   /* of its place in the page: an identifier */
    uint32_t place; /* in the list, from 0 */
    ReportTally tally;
    uint32_t *pages; /* by path */
    uint32_t page_count;
    bool is_shown; /* in the page; others are in JSON only */
} ReportGroup;

typedef struct ReportGroups {
    ReportGroup **items; /* by name */
    uint32_t count;
    uint32_t shown_count;
    uint32_t pages_most; /* that the page shows of each */
    Map by_name;
} ReportGroups;

/* The values of a page: `at` counts from 0; false when there are no more. */
typedef bool ReportValueFunction(const Page *page, uint32_t at, Slice *value);

ReportValueFunction report_value_owner;
ReportValueFunction report_value_status;
ReportValueFunction report_value_tag;

/*
 * Groups the published pages. A page of the site has a size that does not grow with it: it shows GROUPS_MOST groups, those with
 * most documents, and about GROUP_PAGES_ALL documents in all of them.
 */
enum {
    GROUPS_MOST = 400,
    GROUP_PAGES_MOST = 100,
    GROUP_PAGES_ALL = 2000,
};

void report_groups_init(ReportGroups *groups, Arena *arena, const Site *site,
                        ReportValueFunction *value);

/* NULL for a value that no published page has, and one that is not shown. */
const ReportGroup *report_groups_find_shown(const ReportGroups *groups, Slice name);

#endif
