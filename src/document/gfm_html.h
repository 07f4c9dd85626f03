/*
 * gfm_html.h - blocks that Markdown has no form for, as HTML in Markdown: tables with blocks in their cells, figures.
 */
#ifndef DOCUMENT_GFM_HTML_H
#define DOCUMENT_GFM_HTML_H

#include "base/buffer.h"
#include "document/view.h"

/* A block and all below it, as lines of which none is empty: raw HTML ends at the first blank line. No recursion. */
void gfm_html_write_block(Buffer *out, ViewNode *block);

/*
 * Raw HTML without blank lines: of two line ends the second is "&#10;", as in pandoc. No line end at its end. Scripts, comments and
 * their like may have blank lines, and stay as they are.
 */
void gfm_html_write_lines(Buffer *out, Slice html);

#endif
