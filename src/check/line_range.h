/*
 * line_range.h - code-ref/line-range: the lines that are named behind a path are lines of that file.
 */
#ifndef CHECK_LINE_RANGE_H
#define CHECK_LINE_RANGE_H

#include "base/diagnostic.h"
#include "check/line_count.h"
#include "document/line_range.h"
#include "document/site.h"

/* What is wrong with the lines of the file at `path`; empty when nothing is, or nobody can say. The text lives in `arena`. */
Slice line_range_fault(Arena *arena, LineCounter *counter, Slice path, LineRange lines);

/* Those of links to files that are no documents: "../src/a.ts#L10-L20". */
void check_linked_lines(const Site *site, LineCounter *counter, DiagnosticList *findings);

#endif
