/*
 * code_span.h - is the file there that a code span names, and should it be?
 *
 * A text names files for many reasons: it may tell how to make one, what a build leaves, what was removed, or what another project has.
 * Only where none of this can be is a file missed.
 */
#ifndef CHECK_CODE_SPAN_H
#define CHECK_CODE_SPAN_H

#include "check/code_search.h"
#include "document/unit.h"

typedef enum CodeSpanVerdict {
    CODE_SPAN_FOUND,   /* `*found` is where it is */
    CODE_SPAN_MOVED,   /* `*found` is where it most likely is now */
    CODE_SPAN_MISSING, /* it should be there, and is not */
    CODE_SPAN_UNSURE,
} CodeSpanVerdict;

/* `code` is a row with CODE_SPAN. `*found` lives as long as what `search` keeps. */
CodeSpanVerdict code_span_judge(CodeSearch *search, const Unit *unit, const UnitCode *code,
                                Slice *found);

#endif
