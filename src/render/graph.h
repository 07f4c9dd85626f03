/*
 * graph.h - which documents of a site link to which, and which folders therefore.
 *
 * Made of the answers of the link step, for the page and the JSON that show it. Only published pages are in it; a link of a page to
 * itself is not. Pages are named by their numbers in the site.
 *
 * A group is a folder that is drawn: with many folders, the small ones are drawn as part of those above them. There are at most
 * GRAPH_GROUPS_MOST, so that all between them is bounded, too. Time is that of sorting pages and links.
 */
#ifndef RENDER_GRAPH_H
#define RENDER_GRAPH_H

#include "document/site.h"

enum {
    GRAPH_GROUPS_MOST = 36,
    GRAPH_DOCUMENTS_MOST = 1500, /* of a site of more, only groups are drawn, and folders listed */
};

typedef struct GraphEdge {
    uint32_t from;
    uint32_t to;
    uint32_t count; /* links */
} GraphEdge;

typedef struct GraphGroupPages {
    uint32_t folder;
    uint32_t first; /* of its pages, in `members` */
    uint32_t count;
} GraphGroupPages;

/* Links between two groups, the one with the lesser number first. */
typedef struct GraphBundle {
    uint32_t a;
    uint32_t b;
    uint32_t forth; /* links from a to b */
    uint32_t back;
} GraphBundle;

typedef struct Graph {
    const Site *site;
    GraphEdge *edges; /* by `from`, of equals by `to` */
    uint32_t edge_count;
    uint32_t *first_edges;   /* by page, and one more */
    GraphGroupPages *groups; /* in the order of folders: what lies below a folder follows it */
    uint32_t group_count;
    uint32_t *group_of; /* by page */
    uint32_t *members;  /* pages by group, the one that most link to first */
    GraphBundle *bundles;
    uint32_t bundle_count;
    uint32_t page_count; /* published */
    uint32_t orphan_count;
    uint64_t link_count;
} Graph;

void graph_make(Graph *graph, Arena *arena, const Site *site);

/* To how many pages this one links. How many link to it says page->backlink_count. */
static inline uint32_t graph_out_count(const Graph *graph, uint32_t page)
{
    return graph->first_edges[page + 1] - graph->first_edges[page];
}

/* Does nothing link to it? A folder's index page is reached by its folder. */
bool graph_is_orphan(const Site *site, const Page *page);

/* False: there are too many documents to show each. */
static inline bool graph_has_documents(const Graph *graph)
{
    return graph->page_count <= GRAPH_DOCUMENTS_MOST;
}

#endif
