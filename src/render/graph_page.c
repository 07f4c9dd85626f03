#include "render/graph_page.h"

#include "render/graph.h"
#include "render/graph_list.h"
#include "render/graph_svg.h"

/* ---- what the template sees ---- */

static void push_canonical(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_canonical(lua, renderer, renderer->link_pages[LINK_PAGE_GRAPH]);
}

static void push_documents(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    lua_pushinteger(lua, renderer->graph->page_count);
}

static void push_drawing(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_part(lua, renderer, PART_GRAPH, number);
}

static void push_has_documents(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    lua_pushboolean(lua, graph_has_documents(renderer->graph));
}

static void push_json(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_report_file(lua, renderer, SLICE("graph.json"));
}

static void push_links(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    lua_pushinteger(lua, (lua_Integer)renderer->graph->link_count);
}

static void push_list(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_part(lua, renderer, PART_GRAPH_LIST, number);
}

static void push_orphans(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    lua_pushinteger(lua, renderer->graph->orphan_count);
}

static const TemplateField fields[] = {
    {"canonical", push_canonical, "absolute URL; nil for a site without a url"},
    {"documents", push_documents, "how many there are"},
    {"drawing", push_drawing, "the graph as SVG; write it with <%-"},
    {"has_documents", push_has_documents,
     "false when there are too many documents, and only folders are drawn and listed"},
    {"json", push_json, "URL of the same as JSON"},
    {"links", push_links, "how many links lead from one document to another"},
    {"list", push_list, "HTML of the same as a list; write it with <%-"},
    {"orphans", push_orphans, "how many documents nothing links to"},
};

const TemplateKind graph_kind = {"graph", fields, sizeof fields / sizeof *fields};

/* ---- the page ---- */

void graph_page_write_drawing(Renderer *renderer)
{
    graph_svg_write(renderer->templates.out, &renderer->scratch, renderer->graph, renderer->base);
}

void graph_page_write_list(Renderer *renderer)
{
    graph_list_write(renderer->templates.out, &renderer->scratch, renderer->graph, renderer->base);
}

bool graph_page_write(Renderer *renderer, Arena *arena, Buffer *out)
{
    Graph graph;

    graph_make(&graph, arena, renderer->site);
    renderer->graph = &graph;

    bool written = renderer_write_single(renderer, renderer->link_pages[LINK_PAGE_GRAPH], "graph",
                                         renderer->kinds.graph, out);

    renderer->graph = NULL;
    return written;
}
