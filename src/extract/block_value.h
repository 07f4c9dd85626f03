/*
 * block_value.h - the blocks that are the value of a label: those behind a paragraph that ends with it.
 */
#ifndef EXTRACT_BLOCK_VALUE_H
#define EXTRACT_BLOCK_VALUE_H

#include "document/node.h"

/* The siblings from `first` to `last`; none when `first` is NULL. */
typedef struct BlockValue {
    const Node *first;
    const Node *last;
} BlockValue;

/*
 * What belongs to the label at the end of `paragraph`: the blocks behind it, up to whatever has a name of its own (a paragraph with a
 * label, a line in bold, a heading, a rule). When something other than a paragraph comes first (a list, code, a table), a paragraph
 * ends it, too, as it goes on with the text. No two labels of the same parent have a block in common. `scratch` holds what is needed
 * on the way.
 */
BlockValue block_value_find(Arena *scratch, const Node *paragraph);

#endif
