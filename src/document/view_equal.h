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

/* With all that is below them. Two tables are equal only when they share their columns. No recursion. */
bool view_equal(ViewNode *a, ViewNode *b);

#endif
