#include "render/site_fields.h"

#include "render/renderer.h"

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
    template_push_text(lua, folder_at(renderer, number)->title);
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

static void push_recent(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_pages(lua, renderer, renderer->recent, renderer->recent_count);
}

static void push_root(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_folder(lua, renderer, 0);
}

static void push_search(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_url(lua, renderer, RENDERER_SEARCH_PAGE);
}

static void push_title(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    template_push_text(lua, site_title(renderer->site));
}

static void push_url(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    template_push_text(lua, renderer->site->settings->url);
}

static const TemplateField site_fields[] = {
    {"feed", push_feed, "URL of the feed of changes; nil when the site has none"},
    {"home", push_home, "URL of the first page"},
    {"language", push_language, "of the site: en"},
    {"recent", push_recent, "list of the pages that were updated last, at most ten"},
    {"root", push_root, "the folder that holds all"},
    {"search", push_search, "URL of the search page"},
    {"title", push_title, "of the site: in memoc.yaml, else that of its first page"},
    {"url", push_url, "where the site will be, with a final slash; nil when that is not known"},
};

const TemplateKind site_kind = {"site", site_fields, sizeof site_fields / sizeof site_fields[0]};
