#include "render/graph_json.h"

#include "base/json.h"

enum { VERSION = 1 };

static void write_node(Buffer *out, const Graph *graph, const Page *page)
{
    const Site *site = graph->site;
    const UnitHeader *header = page->unit.header;
    JsonWriter json;

    json_init(&json, out, 0);
    json_begin_object(&json);
    json_write_string_field(&json, "path", page->path);
    json_write_string_field(&json, "title", unit_text(&page->unit, header->title));
    json_write_string_field(&json, "folder", site->folders[page->folder].path);
    json_write_string_field(&json, "url", page->url);
    json_write_text_field(&json, "status", unit_text(&page->unit, header->status_base));
    json_write_integer_field(&json, "in", page->backlink_count);
    json_write_integer_field(&json, "out", graph_out_count(graph, page->number));
    json_end_object(&json);
}

static void write_nodes(Buffer *out, const Graph *graph)
{
    const char *separator = "";

    for (uint32_t i = 0; i < graph->site->page_count; i++) {
        if (graph->site->pages[i].published) {
            buffer_add_string(out, separator);
            write_node(out, graph, &graph->site->pages[i]);
            separator = ",\n";
            buffer_spill(out);
        }
    }
}

static void write_edges(Buffer *out, const Graph *graph)
{
    const Page *pages = graph->site->pages;

    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const GraphEdge *edge = &graph->edges[i];

        buffer_add_string(out, i > 0 ? ",\n{\"from\":" : "{\"from\":");
        json_add_string(out, pages[edge->from].path);
        buffer_add_string(out, ",\"to\":");
        json_add_string(out, pages[edge->to].path);
        buffer_add_format(out, ",\"count\":%u}", edge->count);
        buffer_spill(out);
    }
}

void graph_json_write(Buffer *out, Arena *arena, const Site *site)
{
    Graph graph;

    graph_make(&graph, arena, site);
    buffer_add_format(out, "{\"version\":%d,\"nodes\":[\n", VERSION);
    write_nodes(out, &graph);
    buffer_add_string(out, "\n],\"edges\":[\n");
    write_edges(out, &graph);
    buffer_add_string(out, "\n]}\n");
}
