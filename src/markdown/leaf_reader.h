/*
 * leaf_reader.h - blocks without blocks in them: paragraphs, headers, code, raw HTML, rules.
 */
#ifndef MARKDOWN_LEAF_READER_H
#define MARKDOWN_LEAF_READER_H

#include "markdown/reader.h"

struct cmark_node;

/*
 * Each reads one cmark-gfm node that begins on `line` (0-based), appends what it makes to `parent`, and moves reader->next_line
 * behind it.
 */
void leaf_reader_paragraph(Reader *reader, struct cmark_node *node, Node *parent, uint32_t line,
                           uint32_t last_line);
void leaf_reader_header(Reader *reader, struct cmark_node *node, Node *parent, uint32_t line);
void leaf_reader_code(Reader *reader, struct cmark_node *node, Node *parent, uint32_t line);
void leaf_reader_html(Reader *reader, struct cmark_node *node, Node *parent, uint32_t line);
void leaf_reader_rule(Reader *reader, Node *parent, uint32_t line);

/* Keeps the link reference definitions that stand on unclaimed lines before `line`, in the containers that are open. */
void leaf_reader_definitions(Reader *reader, uint32_t line);

#endif
