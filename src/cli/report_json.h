/*
 * report_json.h - findings for programs, as JSON.
 *
 * One object with the day, the sum and the findings, as diagnostic_write_json writes them; or JSON Lines: these alone, one a line, so
 * that a reader need not wait for the last.
 */
#ifndef CLI_REPORT_JSON_H
#define CLI_REPORT_JSON_H

#include "cli/report.h"

void report_write_json(Buffer *out, const Report *report);
void report_write_jsonl(Buffer *out, const Report *report);

#endif
