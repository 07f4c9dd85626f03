#include "render/renderer.h"

#include "base/path.h"
#include "document/succession.h"
#include "render/broken_links_page.h"
#include "render/collection_fields.h"
#include "render/graph_page.h"
#include "render/html_part.h"
#include "render/page_fields.h"
#include "render/page_list.h"
#include "render/record_fields.h"
#include "render/record_summary.h"
#include "render/report_fields.h"
#include "render/site_fields.h"
#include "render/source_address.h"
#include "render/theme_fields.h"

#include <lauxlib.h>

#include <stdlib.h>

enum {
    INSTRUCTIONS_MOST = 50 * 1000 * 1000, /* for one page: half a second */
    MEMORY_MOST = 256 << 20,              /* bytes that templates may hold */
    COLLECTION_PAUSE = 400, /* percent of what was in use after a collection, before the next */
    RECENT_MOST = 10,
};

uint32_t renderer_target_of_folder(const Renderer *renderer, uint32_t folder)
{
    uint32_t index = renderer->site->folders[folder].index_page;

    return index == SITE_NONE ? renderer->site->page_count + folder : index;
}

static uint32_t target_of_collection(const Renderer *renderer, uint32_t collection)
{
    return renderer->site->page_count + renderer->site->folder_count + collection;
}

void renderer_push_title(lua_State *lua, Renderer *renderer, Slice title)
{
    enum { TITLE_MOST = 200 };

    template_push_text(lua, record_text_cut(&renderer->scratch, title, TITLE_MOST));
}

void renderer_push_url(lua_State *lua, Renderer *renderer, Slice url)
{
    Slice written;

    if (renderer->prefix.size > 0) {
        written = path_join(&renderer->scratch, renderer->prefix, url);
    } else {
        written = path_relative(&renderer->scratch, renderer->base, url);
    }
    lua_pushlstring(lua, written.data, written.size);
}

void renderer_push_report_file(lua_State *lua, Renderer *renderer, Slice name)
{
    renderer_push_url(lua, renderer, path_join(&renderer->scratch, renderer->report_folder, name));
}

void renderer_push_canonical(lua_State *lua, const Renderer *renderer, Slice url)
{
    Slice site = renderer->site->settings->url;

    if (site.size == 0) {
        lua_pushnil(lua);
        return;
    }
    lua_pushlstring(lua, site.data, site.size);
    lua_pushlstring(lua, url.data, url.size);
    lua_concat(lua, 2);
}

void renderer_push_source(lua_State *lua, Renderer *renderer, Slice pattern, Slice path,
                          uint32_t first, uint32_t last)
{
    Buffer address;

    buffer_init(&address, &renderer->scratch);
    source_address_write(&address, &renderer->scratch, pattern, path, first, last);
    template_push_text(lua, buffer_slice(&address));
}

static bool is_published(const Renderer *renderer, uint32_t page)
{
    return page != SITE_NONE && renderer->site->pages[page].published;
}

void renderer_push_page(lua_State *lua, Renderer *renderer, uint32_t page)
{
    if (is_published(renderer, page)) {
        template_value_push(lua, renderer->kinds.page, page);
    } else {
        lua_pushnil(lua);
    }
}

void renderer_push_folder(lua_State *lua, Renderer *renderer, uint32_t folder)
{
    if (folder == SITE_NONE) {
        lua_pushnil(lua);
    } else {
        template_value_push(lua, renderer->kinds.folder, folder);
    }
}

void renderer_push_collection(lua_State *lua, Renderer *renderer, uint32_t collection)
{
    if (collection == SITE_NONE) {
        lua_pushnil(lua);
    } else {
        template_value_push(lua, renderer->kinds.collection, collection);
    }
}

void renderer_push_pages(lua_State *lua, Renderer *renderer, const uint32_t *pages, uint32_t count)
{
    lua_Integer place = 0;

    luaL_checkstack(lua, 8, NULL);
    lua_createtable(lua, (int)count, 0);
    for (uint32_t i = 0; i < count; i++) {
        if (is_published(renderer, pages[i])) {
            template_value_push(lua, renderer->kinds.page, pages[i]);
            lua_rawseti(lua, -2, ++place);
        }
    }
}

void renderer_push_folders(lua_State *lua, Renderer *renderer, const uint32_t *folders,
                           uint32_t count)
{
    luaL_checkstack(lua, 8, NULL);
    lua_createtable(lua, (int)count, 0);
    for (uint32_t i = 0; i < count; i++) {
        template_value_push(lua, renderer->kinds.folder, folders[i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

void renderer_push_trail(lua_State *lua, Renderer *renderer, uint32_t folder)
{
    const Folder *folders = renderer->site->folders;
    lua_Integer depth = 0;

    for (uint32_t i = folder; i != SITE_NONE; i = folders[i].parent) {
        depth++;
    }
    luaL_checkstack(lua, 8, NULL);
    lua_newtable(lua);
    for (uint32_t i = folder; i != SITE_NONE; i = folders[i].parent) {
        renderer_push_folder(lua, renderer, i);
        lua_rawseti(lua, -2, depth--);
    }
}

/* A piece of HTML that is not written before the template says so. */
typedef struct HtmlValue {
    HtmlPart part;
    uint32_t number;
} HtmlValue;

void renderer_push_part(lua_State *lua, Renderer *renderer, HtmlPart part, uint32_t number)
{
    HtmlValue *value = lua_newuserdatauv(lua, sizeof *value, 0);

    *value = (HtmlValue){part, number};
    lua_rawgeti(lua, LUA_REGISTRYINDEX, renderer->kinds.html);
    lua_setmetatable(lua, -2);
}

/* TEMPLATE_WRITE of HTML values. Only template_set calls it. */
static int write_part(lua_State *lua)
{
    const HtmlValue *value = lua_touserdata(lua, 1);

    html_part_write(lua_touserdata(lua, lua_upvalueindex(1)), value->part, value->number);
    return 0;
}

static int push_current(lua_State *lua)
{
    Renderer *renderer = lua_touserdata(lua, lua_upvalueindex(1));
    uint32_t number;

    if (template_value_read(lua, 1, renderer->kinds.folder, &number)) {
        number = renderer_target_of_folder(renderer, number);
    } else if (template_value_read(lua, 1, renderer->kinds.collection, &number)) {
        number = target_of_collection(renderer, number);
    } else if (!template_value_read(lua, 1, renderer->kinds.page, &number)) {
        return luaL_argerror(lua, 1, "a page, folder or collection is expected");
    }
    renderer_push_part(lua, renderer, PART_CURRENT, number);
    return 1;
}

static int refuse_asset(lua_State *lua, Renderer *renderer, const char *name)
{
    Arena *scratch = &renderer->scratch;
    Slice suggestion;

    sandbox_charge(lua, THEME_SUGGESTION_COST);
    suggestion =
        theme_suggest(scratch, slice_from_string(name), theme_asset_names(renderer->theme, scratch),
                      renderer->theme->asset_count);
    return luaL_error(lua, "the theme has no asset \"%s\"%s", name,
                      arena_string(scratch, suggestion));
}

static int push_asset(lua_State *lua)
{
    Renderer *renderer = lua_touserdata(lua, lua_upvalueindex(1));
    const char *name = luaL_checkstring(lua, 1);
    const ThemeAsset *asset = theme_find_asset(renderer->theme, slice_from_string(name));

    if (asset == NULL) {
        return refuse_asset(lua, renderer, name);
    }
    renderer_push_url(lua, renderer, asset->address);
    return 1;
}

static const struct {
    const char *name;
    lua_CFunction function;
} functions[] = {
    {"asset", push_asset},
    {"current", push_current},
    {"navigation", navigation_write},
    {"near", navigation_push_near},
};

/* Registers values with Lua. */
static int prepare(lua_State *lua)
{
    Renderer *renderer = lua_touserdata(lua, 1);

    renderer->kinds.site = template_kind_register(lua, renderer, &site_kind);
    renderer->kinds.folder = template_kind_register(lua, renderer, &folder_kind);
    renderer->kinds.page = template_kind_register(lua, renderer, &page_kind);
    renderer->kinds.collection = template_kind_register(lua, renderer, &collection_kind);
    renderer->kinds.part = template_kind_register(lua, renderer, &part_kind);
    renderer->kinds.record = template_kind_register(lua, renderer, &record_kind);
    renderer->kinds.theme = template_kind_register(lua, renderer, &theme_kind);
    renderer->kinds.option = theme_option_register(lua, renderer);
    renderer->kinds.report = template_kind_register(lua, renderer, &report_kind);
    renderer->kinds.group = template_kind_register(lua, renderer, &group_kind);
    renderer->kinds.graph = template_kind_register(lua, renderer, &graph_kind);
    renderer->kinds.broken = template_kind_register(lua, renderer, &broken_kind);
    lua_createtable(lua, 0, 2);
    lua_pushlightuserdata(lua, renderer);
    lua_pushcclosure(lua, write_part, 1);
    lua_setfield(lua, -2, TEMPLATE_WRITE);
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    renderer->kinds.html = luaL_ref(lua, LUA_REGISTRYINDEX);
    return 0;
}

/* Such a template, when it is empty, is how a theme says that it wants no such pages. */
static bool is_left_out(const ThemeTemplate *template)
{
    static const char *const names[] = {"records", "report-index", "graph", "broken"};
    bool may_be = false;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        may_be = may_be || slice_is(template->name, names[i]);
    }
    return may_be && slice_trim(template->text).size == 0;
}

static bool add_templates(Renderer *renderer)
{
    const Theme *theme = renderer->theme;

    for (size_t i = 0; i < theme->template_count; i++) {
        const ThemeTemplate *template = &theme->templates[i];
        if (!is_left_out(template) && !template_set_add(&renderer->templates, template->name,
                                                        template->path, template->text)) {
            return false;
        }
    }
    if (!template_set_has(&renderer->templates, SLICE("page"))) {
        renderer->sandbox.error =
            (ScriptError){.message = SLICE("the theme has no template \"page.html\"")};
        return false;
    }
    return true;
}

static bool is_stale(const Page *page)
{
    return page->published &&
           (page->freshness == FRESHNESS_STALE || page->freshness == FRESHNESS_VERY_STALE);
}

/* A folder's number is greater than its parent's. */
static void count_stale(Renderer *renderer)
{
    const Site *site = renderer->site;

    renderer->stale_counts = arena_new_array(renderer->arena, uint32_t, site->folder_count);
    for (uint32_t i = 0; i < site->page_count; i++) {
        renderer->stale_counts[site->pages[i].folder] += is_stale(&site->pages[i]);
    }
    for (uint32_t i = site->folder_count; i-- > 1;) {
        renderer->stale_counts[site->folders[i].parent] += renderer->stale_counts[i];
    }
}

static bool has_record_pages(const Renderer *renderer)
{
    return template_set_has(&renderer->templates, SLICE("records"));
}

static bool has_report_pages(const Renderer *renderer)
{
    return template_set_has(&renderer->templates, SLICE("report-index")) &&
           template_set_has(&renderer->templates, SLICE("report-freshness")) &&
           template_set_has(&renderer->templates, SLICE("report-values"));
}

/* What they are called in addresses, and their templates. */
static const Slice link_pages[LINK_PAGE_COUNT] = {
    [LINK_PAGE_GRAPH] = SLICE_INIT("graph"),
    [LINK_PAGE_BROKEN] = SLICE_INIT("broken"),
};

static Slice find_page(const GeneratedAddresses *addresses, Slice folder, Slice name)
{
    uint32_t number = 1;

    return generated_address(addresses, folder, name, &number);
}

static void list_generated(Renderer *renderer)
{
    const Site *site = renderer->site;
    GeneratedAddresses addresses;

    generated_addresses_init(&addresses, renderer->arena, site);
    renderer->report_folder = generated_folder(site, REPORT_FOLDER);
    renderer->search_page = find_page(&addresses, SEARCH_FOLDER, SLICE("index"));
    for (size_t i = 0; i < LINK_PAGE_COUNT; i++) {
        if (template_set_has(&renderer->templates, link_pages[i])) {
            renderer->link_pages[i] = find_page(&addresses, renderer->report_folder, link_pages[i]);
        }
    }
    if (has_record_pages(renderer)) {
        collection_set_init(&renderer->collections, renderer->arena, &addresses);
    }
    report_set_init(&renderer->reports, renderer->arena, &addresses);
    if (!has_report_pages(renderer)) {
        renderer->reports.count = 0;
    }
}

bool renderer_open(Renderer *renderer, Arena *arena, const Site *site, const Theme *theme,
                   MemoryBudget *budget, ScriptError *error)
{
    SandboxOptions options = {
        .budget = budget,
        .memory_limit = MEMORY_MOST,
        .instruction_limit = INSTRUCTIONS_MOST,
        .is_frozen = true,
    };

    *renderer = (Renderer){.site = site, .theme = theme, .arena = arena};
    arena_init(&renderer->scratch, budget);
    navigation_init(&renderer->navigation, renderer);
    count_stale(renderer);
    renderer->recent = page_list_recent(arena, site, RECENT_MOST, &renderer->recent_count);
    renderer->successors = succession_pages(arena, site);
    if (!sandbox_open(&renderer->sandbox, &options, arena)) {
        *error = (ScriptError){.message = SLICE("not enough memory for templates")};
        return false;
    }
    /* Hardly anything lives longer than a page: to look for it less often costs some megabytes. */
    lua_gc(renderer->sandbox.lua, LUA_GCINC, COLLECTION_PAUSE, 0, 0);
    if (!template_set_init(&renderer->templates, &renderer->sandbox, arena) ||
        !sandbox_run(&renderer->sandbox, prepare, renderer) || !add_templates(renderer)) {
        *error = renderer->sandbox.error;
        renderer_close(renderer);
        return false;
    }
    list_generated(renderer);
    return true;
}

void renderer_close(Renderer *renderer)
{
    sandbox_close(&renderer->sandbox);
    arena_free(&renderer->scratch);
}

/* What a page's template is told: what the page is of, in a variable. */
typedef struct PageStart {
    Renderer *renderer;
    const char *variable; /* NULL: it is of nothing */
    int kind;
    uint32_t number;
} PageStart;

static int fill_variables(lua_State *lua)
{
    const PageStart *start = lua_touserdata(lua, 2);
    Renderer *renderer = start->renderer;

    lua_settop(lua, 1);
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        lua_pushlightuserdata(lua, renderer);
        lua_pushcclosure(lua, functions[i].function, 1);
        lua_setfield(lua, 1, functions[i].name);
    }
    template_value_push(lua, renderer->kinds.site, 0);
    lua_setfield(lua, 1, "site");
    template_value_push(lua, renderer->kinds.theme, 0);
    lua_setfield(lua, 1, "theme");
    lua_pushstring(lua, renderer->page_kind);
    lua_setfield(lua, 1, "kind");
    if (start->variable != NULL) {
        template_value_push(lua, start->kind, start->number);
        lua_setfield(lua, 1, start->variable);
    }
    return 0;
}

/* What a theme may leave to another template. */
static const struct {
    const char *name;
    const char *instead;
} fallbacks[] = {
    {"404", "page"},
    {"folder", "page"},
    {"record-list", "records"},
    {"search", "page"},
};

static Slice find_template(const Renderer *renderer, const char *name)
{
    Slice wanted = slice_from_string(name);

    for (size_t i = 0; i < sizeof fallbacks / sizeof fallbacks[0]; i++) {
        if (slice_is(wanted, fallbacks[i].name) &&
            !template_set_has(&renderer->templates, wanted)) {
            return slice_from_string(fallbacks[i].instead);
        }
    }
    return wanted;
}

static bool write_with(Renderer *renderer, const char *template, PageStart *start, Buffer *out)
{
    arena_reset(&renderer->scratch);
    renderer->navigation.writing = NULL;
    renderer->page_kind = template;
    if (!template_set_write(&renderer->templates, find_template(renderer, template), fill_variables,
                            start, out)) {
        return false;
    }
    /* A template that caught an error in its navigation has written the rest of the page there. */
    if (renderer->navigation.writing) {
        renderer->sandbox.error = (ScriptError){.message = SLICE("the navigation failed")};
        return false;
    }
    return true;
}

bool renderer_write_page(Renderer *renderer, uint32_t page, Buffer *out)
{
    PageStart start = {renderer, "page", renderer->kinds.page, page};

    renderer->base = renderer->site->pages[page].url;
    renderer->prefix = (Slice){NULL, 0};
    renderer->current = page;
    return write_with(renderer, "page", &start, out);
}

bool renderer_write_folder(Renderer *renderer, uint32_t folder, Buffer *out)
{
    PageStart start = {renderer, "folder", renderer->kinds.folder, folder};

    renderer->base = renderer->site->folders[folder].url;
    renderer->prefix = (Slice){NULL, 0};
    renderer->current = renderer_target_of_folder(renderer, folder);
    return write_with(renderer, "folder", &start, out);
}

bool renderer_write_part(Renderer *renderer, uint32_t number, Buffer *out)
{
    const CollectionPart *part = &renderer->collections.parts[number];
    const Collection *collection = &renderer->collections.items[part->collection];
    bool holds_records = collection->child_count == 0;
    PageStart start = {renderer, "part", renderer->kinds.part, number};

    if (!holds_records) {
        start = (PageStart){renderer, "collection", renderer->kinds.collection, part->collection};
    }
    renderer->base = part->address;
    renderer->prefix = (Slice){NULL, 0};
    renderer->current = target_of_collection(renderer, part->collection);
    return write_with(renderer, holds_records ? "record-list" : "records", &start, out);
}

bool renderer_write_report(Renderer *renderer, uint32_t number, Buffer *out)
{
    const Report *report = &renderer->reports.items[number];
    PageStart start = {renderer, "report", renderer->kinds.report, number};

    renderer->base = report->address;
    renderer->prefix = (Slice){NULL, 0};
    renderer->current = SITE_NONE;
    return write_with(renderer, report->template, &start, out);
}

/* "https://a.example/docs/" -> "/docs/" */
static Slice path_of_url(Slice url)
{
    size_t host = slice_find(url, SLICE("://"), 0);

    return slice_from(url, slice_find_byte(url, '/', host + 3));
}

bool renderer_write_not_found(Renderer *renderer, Buffer *out)
{
    PageStart start = {.renderer = renderer};

    renderer->base = SLICE("404.html");
    renderer->prefix = path_of_url(renderer->site->settings->url);
    renderer->current = SITE_NONE;
    return write_with(renderer, "404", &start, out);
}

bool renderer_has_diagram(const Renderer *renderer)
{
    return template_set_has(&renderer->templates, SLICE("diagram")) &&
           theme_find_asset(renderer->theme, SLICE("mermaid.js")) != NULL;
}

bool renderer_write_diagram(Renderer *renderer, Buffer *out)
{
    PageStart start = {.renderer = renderer};

    renderer->base = RENDERER_DIAGRAM_PAGE;
    renderer->prefix = (Slice){NULL, 0};
    renderer->current = SITE_NONE;
    return write_with(renderer, "diagram", &start, out);
}

/* The folder whose index the search page takes the place of, else the root. */
static uint32_t find_search_folder(const Renderer *renderer)
{
    const Site *site = renderer->site;

    for (uint32_t i = 0; i < site->folder_count; i++) {
        if (slice_equals(site->folders[i].address, renderer->search_page)) {
            return i;
        }
    }
    return 0;
}

bool renderer_write_search(Renderer *renderer, Buffer *out)
{
    uint32_t folder = find_search_folder(renderer);
    PageStart start = {renderer, "folder", renderer->kinds.folder, folder};

    renderer->base = renderer->search_page;
    renderer->prefix = (Slice){NULL, 0};
    renderer->current = folder > 0 ? renderer_target_of_folder(renderer, folder) : SITE_NONE;
    return write_with(renderer, "search", &start, out);
}

bool renderer_write_single(Renderer *renderer, Slice address, const char *template, int kind,
                           Buffer *out)
{
    PageStart start = {renderer, template, kind, 0};

    renderer->base = address;
    renderer->prefix = (Slice){NULL, 0};
    renderer->current = SITE_NONE;
    return write_with(renderer, template, &start, out);
}
