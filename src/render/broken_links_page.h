/*
 * broken_links_page.h - reports/broken.html: the template "broken", and what it sees.
 */
#ifndef RENDER_BROKEN_LINKS_PAGE_H
#define RENDER_BROKEN_LINKS_PAGE_H

#include "render/renderer.h"

#define BROKEN_LINKS_PAGE SLICE("reports/broken.html")

/* The page tells of no more: the file beside it has all. */
enum { BROKEN_LINKS_MOST = 1000 };

extern const TemplateKind broken_kind;

/* Appends the page. What it needs meanwhile is in `arena`. False when the template fails. */
bool broken_links_page_write(Renderer *renderer, Arena *arena, Buffer *out);

#endif
