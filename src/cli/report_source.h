/*
 * report_source.h - the bytes of the files that findings are about, for forms that need more of them than an excerpt.
 *
 * Files were read by workers and are read again here, one after the other: findings come by path. A file that is no longer what the
 * findings are about is as if it were not there.
 */
#ifndef CLI_REPORT_SOURCE_H
#define CLI_REPORT_SOURCE_H

#include "cli/report.h"

typedef struct ReportSource {
    const Report *report;
    Arena arena; /* of the file that is open */
    Slice path;
    bool is_known;
    Source source; /* meaningful when known */
} ReportSource;

void report_source_init(ReportSource *opened, const Report *report);
void report_source_free(ReportSource *opened);

/* Opens the file at `path` in the place of the one before; false when its bytes are not known. */
bool report_source_open(ReportSource *opened, Slice path);

/* In bytes, 1-based, as `position.column` is in code points. `offset` is where that is in the open file. */
uint32_t report_source_byte_column(ReportSource *opened, uint32_t offset);

/* Does the open file begin with a byte order mark? */
bool report_source_has_bom(const ReportSource *opened);

/*
 * What mends a finding about the open file, as one edit: the text between several stays. False when nothing does, when the result
 * is no UTF-8, or longer than anybody would look at.
 */
bool report_source_join_edits(ReportSource *opened, const Diagnostic *finding, Edit *joined);

#endif
