/*
 * code_block.h - what a code block says of itself, and where its content stands in the file.
 */
#ifndef DOCUMENT_CODE_BLOCK_H
#define DOCUMENT_CODE_BLOCK_H

#include "document/node.h"

/*
 * The language as written: the first word of the info string, up to attributes; without one the first class ("{.ts}"). May be
 * empty.
 */
Slice code_block_word(const Node *code);

/* What is in it, without its last line end, which the fence's line has. */
Slice code_block_content(const Node *code);

/*
 * Where the byte `offset` of the content stands in the file. What a line of the content lacks of the file's is at its front: the
 * indentation and markers of what the block is in.
 */
uint32_t code_block_place(Source *source, const Node *code, size_t offset);

#endif
