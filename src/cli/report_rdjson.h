/*
 * report_rdjson.h - Reviewdog Diagnostic Format, as one JSON object.
 *
 * Its columns count bytes, so that files are read once more for those that hold other characters; where a file is no longer what it
 * was, only lines are told. A suggestion stands for itself: several edits that mend one finding become one.
 */
#ifndef CLI_REPORT_RDJSON_H
#define CLI_REPORT_RDJSON_H

#include "cli/report.h"

void report_write_rdjson(Buffer *out, const Report *report);

#endif
