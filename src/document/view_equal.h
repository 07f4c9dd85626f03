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

/* Without what is below them, and keys of metadata. */
bool view_node_equal(const ViewNode *a, const ViewNode *b);

/* With all that is below them. `arena` is for work. No recursion. */
bool view_equal(Arena *arena, const ViewNode *a, const ViewNode *b);

#endif
