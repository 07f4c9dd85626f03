#include "render/broken_links_page.h"

#include "base/utf8.h"
#include "render/broken_links.h"

#include <lauxlib.h>

enum { DOCUMENTS_WITH_MOST = 10, HREF_MOST = 200 };

/* ---- what the template sees ---- */

static void set_text(lua_State *lua, const char *name, Slice text)
{
    template_push_text(lua, utf8_prefix(text, HREF_MOST));
    lua_setfield(lua, -2, name);
}

static void set_boolean(lua_State *lua, const char *name, bool value)
{
    lua_pushboolean(lua, value);
    lua_setfield(lua, -2, name);
}

static void set_integer(lua_State *lua, const char *name, lua_Integer value)
{
    lua_pushinteger(lua, value);
    lua_setfield(lua, -2, name);
}

/* Pushes {line =, href =, …}. */
static void push_link(lua_State *lua, const Renderer *renderer, const BrokenLink *item)
{
    const Page *page = &renderer->site->pages[item->page];
    const UnitLink *link = &unit_links(&page->unit)[item->link];
    const LinkAnswer *answer = &page->links[item->link];

    lua_createtable(lua, 0, 8);
    set_integer(lua, "line", link->place.line);
    set_text(lua, "href", slice_trim(unit_text(&page->unit, link->href)));
    set_text(lua, "kind", slice_from_string(broken_kind_name(item->kind)));
    set_text(lua, "target", answer->target);
    set_text(lua, "anchor", answer->anchor);
    set_text(lua, "suggestion", answer->suggestion);
    set_boolean(lua, "is_certain", answer->is_certain);
    set_boolean(lua, "is_dead", answer->is_dead);
    set_boolean(lua, "is_image", link->image != 0);
}

/* Pushes {page =, number =, count =, links =}, of which there are `shown`. */
static void push_document(lua_State *lua, Renderer *renderer, uint32_t number, uint32_t shown)
{
    const BrokenPage *item = &renderer->broken->pages[number];

    lua_createtable(lua, 0, 4);
    renderer_push_page(lua, renderer, item->page);
    lua_setfield(lua, -2, "page");
    set_integer(lua, "number", (lua_Integer)number + 1);
    set_integer(lua, "count", item->count);
    lua_createtable(lua, (int)shown, 0);
    for (uint32_t i = 0; i < shown; i++) {
        push_link(lua, renderer, &renderer->broken->items[item->first + i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    lua_setfield(lua, -2, "links");
}

static void push_canonical(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_canonical(lua, renderer, renderer->link_pages[LINK_PAGE_BROKEN]);
}

static void push_count(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    lua_pushinteger(lua, renderer->broken->count);
}

static void push_document_count(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    lua_pushinteger(lua, renderer->broken->page_count);
}

static void push_documents(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const BrokenLinks *broken = renderer->broken;
    uint32_t left = BROKEN_LINKS_MOST;

    (void)number;
    luaL_checkstack(lua, 12, NULL);
    lua_newtable(lua);
    for (uint32_t i = 0; i < broken->page_count && left > 0; i++) {
        uint32_t shown = broken->pages[i].count < left ? broken->pages[i].count : left;

        push_document(lua, renderer, i, shown);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
        left -= shown;
    }
}

static void push_json(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_report_file(lua, renderer, SLICE("broken.json"));
}

static void push_kinds(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_Integer place = 0;

    (void)number;
    lua_newtable(lua);
    for (int kind = 0; kind < BROKEN_KIND_COUNT; kind++) {
        uint32_t count = renderer->broken->kind_counts[kind];

        if (count > 0) {
            lua_createtable(lua, 0, 2);
            set_text(lua, "kind", slice_from_string(broken_kind_name((BrokenKind)kind)));
            set_integer(lua, "count", count);
            lua_rawseti(lua, -2, ++place);
        }
    }
}

static void push_left_out(lua_State *lua, Renderer *renderer, uint32_t number)
{
    uint32_t count = renderer->broken->count;

    (void)number;
    lua_pushinteger(lua, count > BROKEN_LINKS_MOST ? count - BROKEN_LINKS_MOST : 0);
}

static void push_most(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const BrokenLinks *broken = renderer->broken;

    (void)number;
    luaL_checkstack(lua, 12, NULL);
    lua_newtable(lua);
    for (uint32_t i = 0; i < broken->page_count && i < DOCUMENTS_WITH_MOST; i++) {
        push_document(lua, renderer, broken->most[i], 0);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static const TemplateField fields[] = {
    {"canonical", push_canonical, "absolute URL; nil for a site without a url"},
    {"count", push_count, "how many links are broken"},
    {"document_count", push_document_count, "how many documents have some"},
    {"documents", push_documents,
     "list of these, each with page, number, count, and links: line, href, kind, target, anchor, "
     "suggestion, is_certain, is_dead and is_image of each"},
    {"json", push_json, "URL of the same as JSON"},
    {"kinds", push_kinds, "list of the kinds that there are, each with kind and count"},
    {"left_out", push_left_out, "how many of the links are not in documents: it has 1,000"},
    {"most", push_most, "list of the ten documents that have most, without their links"},
};

const TemplateKind broken_kind = {"broken", fields, sizeof fields / sizeof *fields};

/* ---- the page ---- */

bool broken_links_page_write(Renderer *renderer, Arena *arena, Buffer *out)
{
    BrokenLinks broken;

    broken_links_find(&broken, arena, renderer->site);
    renderer->broken = &broken;

    bool written = renderer_write_single(renderer, renderer->link_pages[LINK_PAGE_BROKEN], "broken",
                                         renderer->kinds.broken, out);

    renderer->broken = NULL;
    return written;
}
