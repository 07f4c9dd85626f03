/*
 * report_json.h - reports as JSON (src/extract/schema/report.*.schema.json). Nothing is cut off.
 *
 *     reports/index.json       {"version", "today", "reports": [{"name", "title", "description", "url", "json"}, …]}
 *     reports/freshness.json   {"version", "today", "summary", "due_within", "forecast", "calendar", "documents"}
 *     reports/owners.json …    {"version", "today", "report", "values": [{"name", "documents", …, "paths"}, …], "without"}
 */
#ifndef RENDER_REPORT_JSON_H
#define RENDER_REPORT_JSON_H

#include "render/report.h"

/* Appends a report. A long one spills the buffer. */
void report_json_write(Buffer *out, const ReportSet *set, ReportKind kind);

#endif
