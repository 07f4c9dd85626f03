/*
 * html_blocks.h - paragraphs, headings, code, quotes, lists, rules and raw HTML.
 */
#ifndef RENDER_HTML_BLOCKS_H
#define RENDER_HTML_BLOCKS_H

#include "render/html_writer.h"

/* The node's start and end; its children are written between the two. */
void html_block_enter(HtmlWriter *writer, const Node *node);
void html_block_leave(HtmlWriter *writer, const Node *node);

#endif
