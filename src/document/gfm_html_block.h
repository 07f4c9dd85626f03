/*
 * gfm_html_block.h - which raw HTML begins a block of Markdown, and which may have blank lines in it.
 *
 * CommonMark 0.29, "HTML blocks".
 */
#ifndef DOCUMENT_GFM_HTML_BLOCK_H
#define DOCUMENT_GFM_HTML_BLOCK_H

#include "base/slice.h"

/* Would a line that begins so end the paragraph before it? */
bool gfm_html_block_interrupts(Slice html);

/* Is it a script, a comment or their like from its start to its end, and ends nowhere before? */
bool gfm_html_block_keeps_blank_lines(Slice html);

#endif
