/*
 * table_reader.h - tables, and the paragraph that cmark-gfm cuts off when a table begins in the middle of it.
 */
#ifndef MARKDOWN_TABLE_READER_H
#define MARKDOWN_TABLE_READER_H

#include "markdown/reader.h"

struct cmark_node;

/* Reads a table; `line` is where cmark-gfm says that it begins: the start of the paragraph cut off, if there is one. */
void table_reader_read(Reader *reader, struct cmark_node *node, Node *parent, uint32_t line);

/* Reads a paragraph without position: the next node is its table. */
void table_reader_paragraph(Reader *reader, struct cmark_node *node, Node *parent);

#endif
