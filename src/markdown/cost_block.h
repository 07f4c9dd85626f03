/*
 * cost_block.h - costs of block structure: nesting, and tables.
 */
#ifndef MARKDOWN_COST_BLOCK_H
#define MARKDOWN_COST_BLOCK_H

#include "markdown/cost.h"

/* Steps that any one loop may take: about a second. */
uint64_t cost_step_limit(Slice body);

CostVerdict cost_verdict(const char *what, uint64_t count, uint64_t limit, size_t offset);

/* Each line costs a step for each block that may be open: "> > > …" and lazy lines, "- - - …" and blank lines. */
CostVerdict cost_block_nesting(Slice body, Dialect dialect, Arena *scratch);

/*
 * Short rows are filled up to the header's width; and each line that looks like a delimiter row makes cmark-gfm read the whole
 * paragraph before it.
 */
CostVerdict cost_block_tables(Slice body, Dialect dialect, Arena *scratch);

/*
 * Bytes that are parsed for inlines together: lines without a blank one between them, but each row of a table alone.
 * `*at` moves behind it; false at the end.
 */
typedef struct CostStretch {
    size_t start;
    size_t end;
    bool in_table;       /* a delimiter row was seen, and rows follow it */
    size_t last_columns; /* of the line before, while no table is open */
} CostStretch;

bool cost_stretch_next(CostStretch *stretch, Slice body);

#endif
