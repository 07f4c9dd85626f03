/*
 * graph_page.h - the page of the link graph, reports/graph.html: the template "graph", and what it sees.
 */
#ifndef RENDER_GRAPH_PAGE_H
#define RENDER_GRAPH_PAGE_H

#include "render/renderer.h"

extern const TemplateKind graph_kind;

/* Appends the page. What it needs meanwhile is in `arena`. False when the template fails. */
bool graph_page_write(Renderer *renderer, Arena *arena, Buffer *out);

/* For renderer.c: what `graph.drawing` and `graph.list` are. */
void graph_page_write_drawing(Renderer *renderer);
void graph_page_write_list(Renderer *renderer);

#endif
