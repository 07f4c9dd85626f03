/*
 * report_text.h - findings for people.
 *
 * Each with its line of the document, and a sum.
 */
#ifndef CLI_REPORT_TEXT_H
#define CLI_REPORT_TEXT_H

#include "cli/report.h"

void report_write_text(Buffer *out, const Report *report);

/* "3 documents: 1 error, 2 warnings; --fix mends 1" on a line. */
void report_write_sum(Buffer *out, const Report *report);

#endif
