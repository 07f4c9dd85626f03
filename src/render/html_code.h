/*
 * html_code.h - code blocks: <pre><code>, with the parts that a highlighter names in <span class="tok-…">.
 *
 * Whatever is in spans, the text is the block's, byte for byte. Attributes of the block may ask for lines, each a <span class="line">:
 *
 *     {.numbered}   data-line="1" …, which the theme shows; start=10 is the first number
 *     hl="2,4-6"    the class "hl" on these, counted from 1
 */
#ifndef RENDER_HTML_CODE_H
#define RENDER_HTML_CODE_H

#include "render/html_writer.h"

void html_write_code_block(HtmlWriter *writer, const Node *node);

#endif
