/*
 * broken_links_page.h - the page of broken links, reports/broken.html: the template "broken", and what it sees.
 */
#ifndef RENDER_BROKEN_LINKS_PAGE_H
#define RENDER_BROKEN_LINKS_PAGE_H

#include "render/renderer.h"

/* The page tells of no more: the file beside it has all. */
enum { BROKEN_LINKS_MOST = 1000 };

extern const TemplateKind broken_kind;

/* Appends the page. What it needs meanwhile is in `arena`. False when the template fails. */
bool broken_links_page_write(Renderer *renderer, Arena *arena, Buffer *out);

#endif
