/*
 * inline_reader.h - the inlines of one leaf block.
 */
#ifndef MARKDOWN_INLINE_READER_H
#define MARKDOWN_INLINE_READER_H

#include "markdown/content.h"
#include "markdown/reader.h"

struct cmark_node;

/*
 * Makes nodes of the inlines below `leaf` (a cmark-gfm node) and appends them to `parent`, finding each in `content`. Nodes that
 * cannot be found get an empty span where they should be, and NODE_UNLOCATED.
 */
void inline_reader_read(Reader *reader, struct cmark_node *leaf, Node *parent, Content *content);

#endif
