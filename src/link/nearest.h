/*
 * nearest.h - which of many names was probably meant.
 *
 * As edit_distance_nearest, but stricter, because it looks at far more names: what has other numbers in it ("adr-4" for "adr-3")
 * is another thing and not a slip of the pen. The work for a whole site is bounded by a budget: without one, a thousand
 * broken links into a folder of ten thousand pages would take seconds.
 */
#ifndef LINK_NEAREST_H
#define LINK_NEAREST_H

#include "base/slice.h"

typedef struct Nearest {
    Slice wanted;
    Slice name;   /* the nearest so far; empty at first */
    size_t limit; /* edits that a better one may have */
    uint32_t letters;
    size_t *budget;
} Nearest;

/* What a budget should hold at first: about 30 ms. */
enum { NEAREST_BUDGET = 400 * 1000 };

void nearest_init(Nearest *nearest, Slice wanted, size_t *budget);

/* Looks at one more name, which must live as long as `nearest`. True when it is the nearest so far; the first wins among equals. */
bool nearest_offer(Nearest *nearest, Slice name);

/* Are they equal when only letters, digits and what is not ASCII count, letters without case, and at least one is there? */
bool nearest_is_same(Slice a, Slice b);

#endif
