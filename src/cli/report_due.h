/*
 * report_due.h - which documents are due for review, and how many are not.
 *
 * A document is judged when it says when it is due, and freshness/stale is not off for it; whether its finding was shown is another
 * matter.
 */
#ifndef CLI_REPORT_DUE_H
#define CLI_REPORT_DUE_H

#include "cli/report.h"

typedef struct DueDocuments {
    size_t judged_count;
    size_t stale_count;
    const Page **pages; /* stale, or due soon: those longest overdue first, then by path */
    size_t count;
} DueDocuments;

/* Of those that were asked for. */
void report_due(const Report *report, DueDocuments *due);

/* The whole per cent of judged documents that are not stale: 100 only when none is. -1 when none is judged. */
int due_fresh_percent(const DueDocuments *due);

#endif
