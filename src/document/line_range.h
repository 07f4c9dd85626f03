/*
 * line_range.h - lines of a file, as people write them behind its path: "12", "12-20", "L12-L20", "3:4".
 */
#ifndef DOCUMENT_LINE_RANGE_H
#define DOCUMENT_LINE_RANGE_H

#include "base/slice.h"

#include <stdint.h>

/* As written: it may be reversed, or begin at 0. */
typedef struct LineRange {
    uint32_t first;
    uint32_t last; /* included; equal to `first` when one line is named */
} LineRange;

/*
 * Reads all of `text`, what stands behind ":" or "#": a line, or two with a dash, each with an L or not, and with a column or not
 * ("12:3", "L12C3"). False when it is something else. A number that nobody can mean is as large as numbers go.
 */
bool line_range_read(Slice text, LineRange *range);

#endif
