/*
 * text.h - what a node says, as plain text.
 */
#ifndef DOCUMENT_TEXT_H
#define DOCUMENT_TEXT_H

#include "base/buffer.h"
#include "document/node.h"

/*
 * The text of the inlines below `node`: Str, code, math and the alternative text of images as they
 * are, breaks as one space; notes and raw HTML give nothing. text_from_inlines may return the text
 * of a node, without a copy.
 */
void text_add_inlines(Buffer *out, const Node *node);
Slice text_from_inlines(Arena *arena, const Node *node);

/*
 * The text of a block and all below it: blocks and table rows
 * separated by one line end, cells by " | ", code as it is but for its last line end. Blocks
 * without text (rules, raw HTML) leave no empty line.
 */
void text_add_blocks(Buffer *out, const Node *node);

/*
 * The same for `first` and what follows it in its tree, up to `end` (NULL: all of it). Once `limit` bytes are written nothing more
 * is looked at: the result may be longer, but costs no more than its longest node does.
 */
void text_add_range(Buffer *out, const Node *first, const Node *end, size_t limit);

#endif
