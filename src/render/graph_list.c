#include "render/graph_list.h"

#include "base/path.h"
#include "render/graph_svg.h"
#include "render/html_escape.h"
#include "render/record_summary.h"

enum {
    TITLE_MOST = 72, /* characters */
    NAMED_MOST = 12, /* links of a document that are named in one direction */
};

typedef struct Lister {
    Buffer *out;
    Arena *arena;
    const Graph *graph;
    Slice base;
} Lister;

static void write_link(Lister *lister, Slice url, Slice text)
{
    buffer_add_string(lister->out, "<a href=\"");
    html_write_url(lister->out, path_relative(lister->arena, lister->base, url));
    buffer_add_string(lister->out, "\">");
    html_write_text(lister->out, record_text_cut(lister->arena, text, TITLE_MOST));
    buffer_add_string(lister->out, "</a>");
}

static void write_page_link(Lister *lister, uint32_t number)
{
    const Page *page = &lister->graph->site->pages[number];

    write_link(lister, page->url, unit_text(&page->unit, page->unit.header->title));
}

/* "name: <a>…</a>, <a>…</a>"; nothing when there are none. */
static void write_row(Lister *lister, const char *name, const uint32_t *pages, uint32_t count)
{
    if (count == 0) {
        return;
    }
    buffer_add_format(lister->out, "<p>%s", name);
    for (uint32_t i = 0; i < count && i < NAMED_MOST; i++) {
        buffer_add_string(lister->out, i > 0 ? ",\n" : "\n");
        write_page_link(lister, pages[i]);
    }
    if (count > NAMED_MOST) {
        buffer_add_format(lister->out, ", and %u more", count - NAMED_MOST);
    }
    buffer_add_string(lister->out, "</p>\n");
}

static void write_targets(Lister *lister, uint32_t page)
{
    const Graph *graph = lister->graph;
    uint32_t targets[NAMED_MOST];
    uint32_t count = graph_out_count(graph, page);

    for (uint32_t i = 0; i < count && i < NAMED_MOST; i++) {
        targets[i] = graph->edges[graph->first_edges[page] + i].to;
    }
    write_row(lister, "Links to", targets, count);
}

static void write_document(Lister *lister, const Page *page)
{
    Buffer *out = lister->out;
    uint32_t to = graph_out_count(lister->graph, page->number);

    buffer_add_string(out, "<li>");
    write_page_link(lister, page->number);
    if (to == 0 && page->backlink_count == 0) {
        buffer_add_string(out, " <span class=\"count\">no links</span></li>\n");
        return;
    }
    buffer_add_format(out, "\n<details><summary>%u in, %u out</summary>\n", page->backlink_count,
                      to);
    write_targets(lister, page->number);
    write_row(lister, "Linked from", page->backlinks, page->backlink_count);
    buffer_add_string(out, "</details></li>\n");
}

/* Those that nothing links to, or the others; returns how many. The heading stands before the first. */
static void write_documents(Lister *lister, const Folder *folder, bool orphans, const char *heading)
{
    const Site *site = lister->graph->site;
    bool is_open = false;
    uint32_t most = folder->page_count + 1;

    for (uint32_t i = 0; i < most; i++) {
        uint32_t number = i == 0 ? folder->index_page : folder->pages[i - 1];

        if (number == SITE_NONE || !site->pages[number].published ||
            graph_is_orphan(site, &site->pages[number]) != orphans) {
            continue;
        }
        if (!is_open) {
            buffer_add_string(lister->out, heading);
            buffer_add_string(lister->out, "<ul>\n");
            is_open = true;
        }
        write_document(lister, &site->pages[number]);
    }
    if (is_open) {
        buffer_add_string(lister->out, "</ul>\n");
    }
}

typedef struct FolderCounts {
    uint32_t documents;
    uint32_t orphans;
} FolderCounts;

static FolderCounts *count_folders(const Lister *lister)
{
    const Site *site = lister->graph->site;
    FolderCounts *counts = arena_new_array(lister->arena, FolderCounts, site->folder_count);

    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];

        if (page->published) {
            counts[page->folder].documents++;
            counts[page->folder].orphans += graph_is_orphan(site, page);
        }
    }
    return counts;
}

static void write_counts(Lister *lister, const FolderCounts *counts)
{
    buffer_add_format(lister->out, " <span class=\"count\">%u %s", counts->documents,
                      counts->documents == 1 ? "document" : "documents");
    if (counts->orphans > 0) {
        buffer_add_format(lister->out, ", nothing links to %u", counts->orphans);
    }
    buffer_add_string(lister->out, "</span>");
}

static void write_folder(Lister *lister, const Folder *folder, const FolderCounts *counts)
{
    buffer_add_string(lister->out, "<details>\n<summary>");
    html_write_text(lister->out, graph_folder_name(folder));
    write_counts(lister, counts);
    buffer_add_string(lister->out, "</summary>\n");
    write_documents(lister, folder, true, "<p>Nothing links to these</p>\n");
    write_documents(lister, folder, false,
                    counts->orphans > 0 ? "<p>Linked from others</p>\n" : "");
    buffer_add_string(lister->out, "</details>\n");
}

static void write_folder_row(Lister *lister, const Folder *folder, const FolderCounts *counts)
{
    buffer_add_string(lister->out, "<li>");
    write_link(lister, folder->url, graph_folder_name(folder));
    write_counts(lister, counts);
    buffer_add_string(lister->out, "</li>\n");
}

void graph_list_write(Buffer *out, Arena *arena, const Graph *graph, Slice base)
{
    Lister lister = {out, arena, graph, base};
    FolderCounts *counts = count_folders(&lister);
    bool has_documents = graph_has_documents(graph);

    buffer_add_string(out, has_documents ? "<div class=\"graph-list\">\n" : "<ul>\n");
    for (uint32_t i = 0; i < graph->site->folder_count; i++) {
        if (counts[i].documents > 0) {
            (has_documents ? write_folder : write_folder_row)(&lister, &graph->site->folders[i],
                                                              &counts[i]);
        }
    }
    buffer_add_string(out, has_documents ? "</div>\n" : "</ul>\n");
}
