/*
 * report_tally.h - findings counted by what they have in common.
 */
#ifndef CLI_REPORT_TALLY_H
#define CLI_REPORT_TALLY_H

#include "cli/report.h"

typedef struct Tally {
    Slice name;
    size_t counts[SEVERITY_ERROR + 1]; /* by severity */
    size_t total;
    size_t file_count; /* in how many files */
} Tally;

/* By rule, or by owner, whose name may be empty; `*count` of them, the worst first: most errors, then warnings, then infos, then by name. */
Tally *report_tally_rules(const Report *report, size_t *count);
Tally *report_tally_owners(const Report *report, size_t *count);

#endif
