#include "render/site_fields.h"

#include "render/renderer.h"
#include "render/report_fields.h"

static const Folder *folder_at(const Renderer *renderer, uint32_t number)
{
    return &renderer->site->folders[number];
}

static void push_folder_canonical(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_canonical(lua, renderer, folder_at(renderer, number)->url);
}

static void push_folder_count(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushinteger(lua, folder_at(renderer, number)->page_count);
}

static void push_folder_folders(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Folder *folder = folder_at(renderer, number);

    renderer_push_folders(lua, renderer, folder->folders, folder->folder_count);
}

static void push_folder_index(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_page(lua, renderer, folder_at(renderer, number)->index_page);
}

static void push_folder_is_root(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)renderer;
    lua_pushboolean(lua, number == 0);
}

static void push_folder_pages(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Folder *folder = folder_at(renderer, number);

    renderer_push_pages(lua, renderer, folder->pages, folder->page_count);
}

static void push_folder_parent(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_folder(lua, renderer, folder_at(renderer, number)->parent);
}

static void push_folder_path(lua_State *lua, Renderer *renderer, uint32_t number)
{
    template_push_text(lua, folder_at(renderer, number)->path);
}

static void push_folder_stale(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushinteger(lua, renderer->stale_counts[number]);
}

static void push_folder_title(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_title(lua, renderer, folder_at(renderer, number)->title);
}

static void push_folder_total(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushinteger(lua, folder_at(renderer, number)->total);
}

static void push_folder_trail(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_trail(lua, renderer, number);
}

static void push_folder_url(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_url(lua, renderer, folder_at(renderer, number)->url);
}

static const TemplateField folder_fields[] = {
    {"canonical", push_folder_canonical, "absolute URL; nil for a site without a url"},
    {"count", push_folder_count, "how many pages are in it, without its index page"},
    {"folders", push_folder_folders, "list of its sub-folders"},
    {"index", push_folder_index, "its index page; nil when the index is made from the template"},
    {"is_root", push_folder_is_root, "true for the folder that holds all"},
    {"pages", push_folder_pages, "list of its pages, without its index page"},
    {"parent", push_folder_parent, "the folder that it is in"},
    {"path", push_folder_path, "relative to the project; nil for the root"},
    {"stale", push_folder_stale, "how many pages in it and below are stale"},
    {"title", push_folder_title, "that of its index page, or its name"},
    {"total", push_folder_total, "how many pages are in it and below"},
    {"trail", push_folder_trail, "list of the folders from the root to this one"},
    {"url", push_folder_url, "where its index is, relative to the page that is being written"},
};

const TemplateKind folder_kind = {"folder", folder_fields,
                                  sizeof folder_fields / sizeof folder_fields[0]};

static void push_link_page(lua_State *lua, Renderer *renderer, LinkPage page)
{
    if (renderer->link_pages[page].size > 0) {
        renderer_push_url(lua, renderer, renderer->link_pages[page]);
    } else {
        lua_pushnil(lua);
    }
}

static void push_broken_links(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    push_link_page(lua, renderer, LINK_PAGE_BROKEN);
}

static void push_due(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    report_push_due(lua, renderer);
}

static void push_feed(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    if (renderer->recent_count > 0 && renderer->site->settings->url.size > 0) {
        renderer_push_url(lua, renderer, SLICE("feed.xml"));
    } else {
        lua_pushnil(lua);
    }
}

static void push_home(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_url(lua, renderer, SLICE("index.html"));
}

static void push_language(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    template_push_text(lua, renderer->site->settings->language);
}

static void push_link_graph(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    push_link_page(lua, renderer, LINK_PAGE_GRAPH);
}

static void push_recent(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_pages(lua, renderer, renderer->recent, renderer->recent_count);
}

/* Pushes {kind =, count =}. */
static void push_record_count(lua_State *lua, RecordKind kind, uint32_t count)
{
    lua_createtable(lua, 0, 2);
    lua_pushstring(lua, record_kind_name(kind));
    lua_setfield(lua, -2, "kind");
    lua_pushinteger(lua, count);
    lua_setfield(lua, -2, "count");
}

static void push_record_counts(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_Integer place = 0;

    (void)number;
    lua_newtable(lua);
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        uint32_t count = renderer->collections.kind_counts[kind];

        if (count > 0) {
            push_record_count(lua, (RecordKind)kind, count);
            lua_rawseti(lua, -2, ++place);
        }
    }
}

static void push_record_file(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_url(lua, renderer, SLICE("memory/records.jsonl"));
}

static void push_records(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_collection(lua, renderer, renderer->collections.count > 0 ? 0 : SITE_NONE);
}

static void push_report_list(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    if (renderer->reports.count > 0) {
        template_value_push(lua, renderer->kinds.report, REPORT_INDEX);
    } else {
        lua_pushnil(lua);
    }
}

static void push_reports(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    report_push_all(lua, renderer);
}

static void push_root(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_folder(lua, renderer, 0);
}

static void push_diagrams(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    if (renderer_has_diagram(renderer)) {
        renderer_push_url(lua, renderer, RENDERER_DIAGRAM_PAGE);
    } else {
        lua_pushnil(lua);
    }
}

static void push_search(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_url(lua, renderer, renderer->search_page);
}

static void push_stale(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    lua_pushinteger(lua, report_tally_stale(&renderer->reports.tally));
}

static void push_title(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_title(lua, renderer, site_title(renderer->site));
}

static void push_url(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    template_push_text(lua, renderer->site->settings->url);
}

static const TemplateField site_fields[] = {
    {"broken_links", push_broken_links, "URL of the page of broken links; nil when there is none"},
    {"diagrams", push_diagrams,
     "URL of the page in which diagrams are drawn; nil when the site has none"},
    {"due", push_due,
     "list of the pages whose review is due next, within 90 days, at most ten; no stale ones"},
    {"feed", push_feed, "URL of the feed of changes; nil when the site has none"},
    {"home", push_home, "URL of the first page"},
    {"language", push_language, "of the site: en"},
    {"link_graph", push_link_graph, "URL of the page of the link graph; nil when there is none"},
    {"recent", push_recent, "list of the pages that were updated last, at most ten"},
    {"record_counts", push_record_counts,
     "list of the kinds that the site has records of, each with kind and count"},
    {"record_file", push_record_file, "URL of the file that holds all records as JSON"},
    {"records", push_records,
     "the collection that holds all; nil when there are no pages of records"},
    {"report_list", push_report_list,
     "the report that lists all; nil when there are no pages of reports"},
    {"reports", push_reports, "list of all reports"},
    {"root", push_root, "the folder that holds all"},
    {"search", push_search, "URL of the search page"},
    {"stale", push_stale, "how many pages are stale"},
    {"title", push_title, "of the site: in memoc.yaml, else that of its first page"},
    {"url", push_url, "where the site will be, with a final slash; nil when that is not known"},
};

const TemplateKind site_kind = {"site", site_fields, sizeof site_fields / sizeof site_fields[0]};
