/*
 * cost.h - what a document would cost, judged from its bytes before it is paid.
 *
 * cmark-gfm takes time or memory that grows with the square of some inputs, and aborts on others.
 * A limit on time would give another verdict on another machine; so each shape is counted here, in steps of the loop it would
 * run, in one pass over the bytes that costs next to nothing for ordinary documents. Counts are bounds from above, made for
 * Markdown that people write: three orders of magnitude lie between it and the limits.
 */
#ifndef MARKDOWN_COST_H
#define MARKDOWN_COST_H

#include "base/arena.h"
#include "base/slice.h"
#include "document/dialect.h"

enum {
    COST_SIZE_LIMIT = 16 << 20,          /* bytes of a document */
    COST_DEPTH_LIMIT = 200,              /* blocks inside blocks */
    COST_COMPLETED_CELLS_LIMIT = 100000, /* cells that short table rows are filled up with */
    COST_REFERENCE_LIMIT =
        100000, /* bytes of URLs and titles put in by reference: that, or the document's size */
};

typedef struct CostVerdict {
    bool too_costly;
    const char *what; /* what there is too much of: "table cells to fill in" */
    uint64_t count;
    uint64_t limit;
    uint32_t offset; /* into the body: near the cause */
} CostVerdict;

/* Judges a body (without front matter). `scratch` may be reset afterwards. */
CostVerdict markdown_cost(Slice body, Dialect dialect, Arena *scratch);

#endif
