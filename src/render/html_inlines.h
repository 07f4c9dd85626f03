/*
 * html_inlines.h - text, breaks, code, math, emphasis, links, images, raw HTML and references to footnotes.
 */
#ifndef RENDER_HTML_INLINES_H
#define RENDER_HTML_INLINES_H

#include "render/html_writer.h"

/* The node's start and end; its children are written between the two. */
void html_inline_enter(HtmlWriter *writer, const Node *node);
void html_inline_leave(HtmlWriter *writer, const Node *node);

#endif
