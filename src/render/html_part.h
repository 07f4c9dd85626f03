/*
 * html_part.h - the parts of pages that C writes, and not a template.
 */
#ifndef RENDER_HTML_PART_H
#define RENDER_HTML_PART_H

#include "render/renderer.h"

/* Writes it into the page that is being written; `number` is that of a page, record or target, where the part is of one. */
void html_part_write(Renderer *renderer, HtmlPart part, uint32_t number);

#endif
