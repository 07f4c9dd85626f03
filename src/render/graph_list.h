/*
 * graph_list.h - a graph as a list, for whom a drawing is no use.
 *
 * By folder: its documents, first those that nothing links to, each with the pages that it links to and that link to it. Of a site of
 * too many documents only the folders, with their numbers.
 */
#ifndef RENDER_GRAPH_LIST_H
#define RENDER_GRAPH_LIST_H

#include "render/graph.h"

/* For a page at `base`, below the site's root. */
void graph_list_write(Buffer *out, Arena *arena, const Graph *graph, Slice base);

#endif
