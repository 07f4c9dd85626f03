/*
 * graph_svg.h - the drawing of a graph, as SVG inside a page.
 *
 * Folders are circles around a ring, documents dots in them; the links between two folders are one line, as broad as there are many;
 * links inside a folder are drawn only where they are few. A dot is a link to its page. Its name stands in the middle, and shows
 * only while the dot is pointed at or has the focus: so it needs no place of its own, and no script. A circle has copies of its lines,
 * which show likewise. Nothing is told by colour alone: dots that nothing links to are hollow.
 *
 * Classes and presentation attributes only: colours are the style's (56-graph.css). Coordinates are whole numbers.
 */
#ifndef RENDER_GRAPH_SVG_H
#define RENDER_GRAPH_SVG_H

#include "render/graph.h"

/* For a page at `base`, below the site's root. */
void graph_svg_write(Buffer *out, Arena *arena, const Graph *graph, Slice base);

/* What a folder is called: its path, or what stands for the root's. */
Slice graph_folder_name(const Folder *folder);

#endif
