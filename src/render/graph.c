#include "render/graph.h"

#include "render/graph_folders.h"

#include <stdlib.h>

bool graph_is_orphan(const Site *site, const Page *page)
{
    return page->backlink_count == 0 && site->folders[page->folder].index_page != page->number;
}

/* ---- edges ---- */

static bool is_edge(const Site *site, uint32_t from, uint32_t to)
{
    return to != SITE_NONE && to != from && site->pages[to].published;
}

static int compare_edges(const void *a, const void *b)
{
    const GraphEdge *left = a;
    const GraphEdge *right = b;

    return left->to < right->to ? -1 : left->to > right->to;
}

/* at[n]: the number + 1 of the newest edge that leads to page n. */
static void add_edge(Graph *graph, uint32_t *at, uint32_t from, uint32_t to)
{
    uint32_t newest = at[to];

    graph->link_count++;
    if (newest > graph->first_edges[from]) {
        graph->edges[newest - 1].count++;
        return;
    }
    graph->edges[graph->edge_count++] = (GraphEdge){from, to, 1};
    at[to] = graph->edge_count;
}

static void add_edges_of(Graph *graph, uint32_t *at, const Page *page)
{
    uint32_t first = graph->edge_count;
    uint32_t count = page->published ? page->unit.header->links.count : 0;

    for (uint32_t i = 0; i < count; i++) {
        uint32_t to = page->links[i].page;

        if (is_edge(graph->site, page->number, to)) {
            add_edge(graph, at, page->number, to);
        }
    }
    if (graph->edge_count - first > 1) {
        qsort(graph->edges + first, graph->edge_count - first, sizeof *graph->edges, compare_edges);
    }
}

static void make_edges(Graph *graph, Arena *arena)
{
    const Site *site = graph->site;
    uint32_t *at = arena_new_array(arena, uint32_t, (size_t)site->page_count + 1);
    size_t most = 0;

    for (uint32_t i = 0; i < site->page_count; i++) {
        most += site->pages[i].published ? site->pages[i].unit.header->links.count : 0;
    }
    graph->edges = arena_new_array(arena, GraphEdge, most + 1);
    graph->first_edges = arena_new_array(arena, uint32_t, (size_t)site->page_count + 1);
    for (uint32_t i = 0; i < site->page_count; i++) {
        graph->first_edges[i] = graph->edge_count;
        add_edges_of(graph, at, &site->pages[i]);
    }
    graph->first_edges[site->page_count] = graph->edge_count;
}

/* ---- groups ---- */

typedef struct Member {
    uint32_t group;
    uint32_t backlinks;
    uint32_t page;
} Member;

static int compare_members(const void *a, const void *b)
{
    const Member *left = a;
    const Member *right = b;

    if (left->group != right->group) {
        return left->group < right->group ? -1 : 1;
    }
    if (left->backlinks != right->backlinks) {
        return left->backlinks > right->backlinks ? -1 : 1;
    }
    return left->page < right->page ? -1 : 1;
}

static void sort_members(Graph *graph, Member *members)
{
    qsort(members, graph->page_count, sizeof *members, compare_members);
    for (uint32_t i = 0; i < graph->page_count; i++) {
        GraphGroupPages *group = &graph->groups[members[i].group];

        group->first = group->count == 0 ? i : group->first;
        group->count++;
        graph->members[i] = members[i].page;
    }
}

static void make_groups(Graph *graph, Arena *arena)
{
    const Site *site = graph->site;
    Member *members = arena_new_array(arena, Member, (size_t)site->page_count + 1);
    GraphFolders folders;

    graph_folders_choose(&folders, arena, site, GRAPH_GROUPS_MOST);
    graph->group_count = folders.count;
    graph->groups = arena_new_array(arena, GraphGroupPages, (size_t)folders.count + 1);
    graph->group_of = arena_new_array(arena, uint32_t, (size_t)site->page_count + 1);
    graph->members = arena_new_array(arena, uint32_t, (size_t)site->page_count + 1);
    for (uint32_t i = 0; i < folders.count; i++) {
        graph->groups[i].folder = folders.items[i];
    }
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];

        if (page->published) {
            graph->group_of[i] = folders.group_of[page->folder];
            graph->orphan_count += graph_is_orphan(site, page);
            members[graph->page_count++] = (Member){graph->group_of[i], page->backlink_count, i};
        }
    }
    if (graph->page_count > 0) {
        sort_members(graph, members);
    }
}

/* ---- bundles ---- */

/* Links from group to group are counted in a square of all groups. */
static void make_bundles(Graph *graph, Arena *arena)
{
    uint32_t count = graph->group_count;
    uint32_t *links = arena_new_array(arena, uint32_t, (size_t)count * count + 1);

    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const GraphEdge *edge = &graph->edges[i];

        links[graph->group_of[edge->from] * count + graph->group_of[edge->to]] += edge->count;
    }
    graph->bundles = arena_new_array(arena, GraphBundle, (size_t)count * count / 2 + 1);
    for (uint32_t a = 0; a < count; a++) {
        for (uint32_t b = a + 1; b < count; b++) {
            GraphBundle bundle = {a, b, links[a * count + b], links[b * count + a]};

            if (bundle.forth > 0 || bundle.back > 0) {
                graph->bundles[graph->bundle_count++] = bundle;
            }
        }
    }
}

void graph_make(Graph *graph, Arena *arena, const Site *site)
{
    *graph = (Graph){.site = site};
    make_edges(graph, arena);
    make_groups(graph, arena);
    make_bundles(graph, arena);
}
