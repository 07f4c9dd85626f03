/*
 * block_reader.h - the blocks of a document.
 */
#ifndef MARKDOWN_BLOCK_READER_H
#define MARKDOWN_BLOCK_READER_H

#include "markdown/reader.h"

struct cmark_node;

/* Makes the tree of a cmark-gfm document: fills reader->tree. */
void block_reader_read(Reader *reader, struct cmark_node *document);

#endif
