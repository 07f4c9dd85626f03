/*
 * view_given.h - the view of a tree that was made from a view (view_store.h): that view again.
 *
 * Nothing is joined, trimmed, split or filled, as it is in Markdown: each node is one of pandoc's, but for the few that
 * view_store.h stores as Markdown's are. Time is linear in what is made; there is no recursion, notes in notes included.
 */
#ifndef DOCUMENT_VIEW_GIVEN_H
#define DOCUMENT_VIEW_GIVEN_H

#include "document/view.h"

/* Appends to `parent` the view of the children of `container`. */
void view_given_children(Arena *arena, ViewNode *parent, Node *container);

#endif
