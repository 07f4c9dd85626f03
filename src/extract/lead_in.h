/*
 * lead_in.h - what the text calls a block that follows: its label, or the words that lead to it.
 */
#ifndef EXTRACT_LEAD_IN_H
#define EXTRACT_LEAD_IN_H

#include "base/arena.h"
#include "document/node.h"

enum { LEAD_IN_LIMIT = 200 };

/*
 * What was found for the block before: code, tables and HTML that follow each other are led to by the same words, which are then read
 * once. Starts zeroed.
 */
typedef struct LeadIn {
    const Node *block;
    Slice text;
} LeadIn;

/*
 * Finds what leads to `block`, a code block, table or raw HTML; to be asked for all of them in the order of the tree. It is in the
 * paragraph before it, over other such blocks; or before the list or quote that begins with it; or the last item's of a list before it.
 * The last label of that paragraph names the block; or all of it, when it is a line in bold; or its last sentence, when it
 * ends with a colon: "Run the tests:". Without the colon, at most LEAD_IN_LIMIT characters; empty when there is no such thing.
 * Lives in the tree or in `arena`.
 */
Slice lead_in_find(LeadIn *before, Arena *arena, const Node *block);

#endif
