/*
 * graph_json.h - reports/graph.json: a graph for programs. Its schema is src/extract/schema/graph.schema.json.
 */
#ifndef RENDER_GRAPH_JSON_H
#define RENDER_GRAPH_JSON_H

#include "render/graph.h"

void graph_json_write(Buffer *out, Arena *arena, const Site *site);

#endif
