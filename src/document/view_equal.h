/*
 * view_equal.h - do two views say the same? Where their nodes came from does not matter.
 */
#ifndef DOCUMENT_VIEW_EQUAL_H
#define DOCUMENT_VIEW_EQUAL_H

#include "document/view.h"

/* NULL is the same as no attributes. */
bool attributes_equal(const Attributes *a, const Attributes *b);

/* A copy of its own, whose texts and items are the same; NULL for none. */
Attributes *attributes_copy(Arena *arena, const Attributes *attributes);

/*
 * With all that is below them. `arena` is for work. No recursion. A row does not say whether it stood in the head of a body, but a body
 * says which of its rows do.
 */
bool view_equal(Arena *arena, const ViewNode *a, const ViewNode *b);

/*
 * The same in steps, for who limits the work: what is shared within a tree is compared at each of its places, which may be many times
 * what the tree takes in memory.
 *
 *     view_comparison_init(&comparison, arena, a, b);
 *     while (view_comparison_next(&comparison)) {
 *     }
 *     return comparison.is_equal;
 */
typedef struct ViewComparison {
    Arena *arena;
    struct ViewPair *pairs; /* lists of siblings that are still to be compared */
    size_t count;
    size_t capacity;
    size_t compared; /* nodes, so far */
    bool is_equal;
} ViewComparison;

void view_comparison_init(ViewComparison *comparison, Arena *arena, const ViewNode *a,
                          const ViewNode *b);

/* Compares one more list. False when there is none, or a difference was found. */
bool view_comparison_next(ViewComparison *comparison);

#endif
