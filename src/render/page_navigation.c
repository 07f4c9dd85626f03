#include "render/page_navigation.h"

#include "base/path.h"
#include "render/renderer.h"

#include <lauxlib.h>

#define MARK SLICE(" aria-current=\"page\"")

static Renderer *renderer_of(lua_State *lua)
{
    return lua_touserdata(lua, lua_upvalueindex(1));
}

static void note_places(Navigation *navigation, const Folder *folder)
{
    for (uint32_t i = 0; i < folder->page_count; i++) {
        navigation->page_places[folder->pages[i]] = i;
    }
    for (uint32_t i = 0; i < folder->folder_count; i++) {
        navigation->folder_places[folder->folders[i]] = i;
    }
}

void navigation_init(Navigation *navigation, struct Renderer *renderer)
{
    const Site *site = renderer->site;

    *navigation = (Navigation){
        .folders = arena_new_array(renderer->arena, NavigationBlock *, site->folder_count),
        .page_places = arena_new_array(renderer->arena, uint32_t, site->page_count),
        .folder_places = arena_new_array(renderer->arena, uint32_t, site->folder_count),
    };
    for (uint32_t i = 0; i < site->folder_count; i++) {
        note_places(navigation, &site->folders[i]);
    }
}

void navigation_mark(struct Renderer *renderer, uint32_t target)
{
    NavigationBlock *block = renderer->navigation.writing;

    if (block == NULL) {
        if (target == renderer->current) {
            buffer_add(renderer->templates.out, MARK);
        }
        return;
    }
    block->marks = arena_array_room(block->html.arena, block->marks, block->mark_count,
                                    &block->mark_capacity, sizeof *block->marks);
    block->marks[block->mark_count++] = (NavigationMark){(uint32_t)block->html.size, target};
}

/* How a list is cut into blocks of nearly one size. */
static uint32_t block_count(uint32_t count)
{
    return count == 0 ? 1 : (count + NAVIGATION_MOST - 1) / NAVIGATION_MOST;
}

static uint32_t block_start(uint32_t count, uint32_t block)
{
    return (uint32_t)((uint64_t)block * count / block_count(count));
}

static uint32_t block_of(uint32_t count, uint32_t place)
{
    return count == 0 ? 0 : (uint32_t)((((uint64_t)place + 1) * block_count(count) - 1) / count);
}

/* Sets the variables of the template: all of the folder, and a block of its pages. */
static void push_variables(lua_State *lua, Renderer *renderer, uint32_t number, uint32_t block)
{
    const Folder *folder = &renderer->site->folders[number];
    uint32_t first = block_start(folder->page_count, block);
    uint32_t end = block_start(folder->page_count, block + 1);

    lua_createtable(lua, 0, 5);
    renderer_push_folder(lua, renderer, number);
    lua_setfield(lua, -2, "folder");
    renderer_push_pages(lua, renderer, folder->pages + first, end - first);
    lua_setfield(lua, -2, "pages");
    lua_pushinteger(lua, first);
    lua_setfield(lua, -2, "before");
    lua_pushinteger(lua, folder->page_count - end);
    lua_setfield(lua, -2, "after");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "page");
}

static NavigationBlock *find_block(Renderer *renderer, uint32_t number, uint32_t block)
{
    NavigationBlock **blocks = &renderer->navigation.folders[number];

    if (*blocks == NULL) {
        uint32_t count = block_count(renderer->site->folders[number].page_count);
        *blocks = arena_new_array(renderer->arena, NavigationBlock, count);
    }
    return &(*blocks)[block];
}

/*
 * Writes a template, whose variables are in the table on top, into `kept`, or into a block of this page only when that is NULL. An
 * error leaves the block as the place where the page goes on, if the template catches it: the block must live until the page is done.
 */
static const NavigationBlock *make_block(lua_State *lua, Renderer *renderer, NavigationBlock *kept,
                                         Slice template)
{
    Buffer *out = renderer->templates.out;
    NavigationBlock *block = kept != NULL ? kept : arena_new(&renderer->scratch, NavigationBlock);

    *block = (NavigationBlock){.done = false};
    buffer_init(&block->html, kept != NULL ? renderer->arena : &renderer->scratch);
    renderer->navigation.writing = block;
    renderer->templates.out = &block->html;
    template_set_include(&renderer->templates, lua, template);
    renderer->templates.out = out;
    renderer->navigation.writing = NULL;
    renderer->navigation.size += kept != NULL ? block->html.capacity : 0;
    block->done = true;
    return block;
}

static void write_block(const Renderer *renderer, const NavigationBlock *block)
{
    Slice html = buffer_slice(&block->html);
    size_t written = 0;

    for (size_t i = 0; i < block->mark_count; i++) {
        if (block->marks[i].target == renderer->current) {
            buffer_add(renderer->templates.out, slice_part(html, written, block->marks[i].offset));
            buffer_add(renderer->templates.out, MARK);
            written = block->marks[i].offset;
        }
    }
    buffer_add(renderer->templates.out, slice_from(html, written));
}

/* URLs in a block are relative to a folder: pages that are elsewhere, or have absolute URLs, get one of their own. */
static bool can_share(const Renderer *renderer, Slice url)
{
    return renderer->prefix.size == 0 && renderer->navigation.size < NAVIGATION_MEMORY &&
           slice_equals(path_folder(renderer->base), path_folder(url));
}

static void write_navigation(lua_State *lua, Renderer *renderer, uint32_t folder, uint32_t place)
{
    const Folder *about = &renderer->site->folders[folder];
    uint32_t number = block_of(about->page_count, place);
    NavigationBlock *kept =
        can_share(renderer, about->url) ? find_block(renderer, folder, number) : NULL;
    const NavigationBlock *block = kept;

    if (kept == NULL || !kept->done) {
        push_variables(lua, renderer, folder, number);
        block = make_block(lua, renderer, kept, SLICE("navigation"));
    }
    write_block(renderer, block);
}

/* The pages of a collection that holds others, and those of all in it, show the same. */
static void write_collections(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Collection *collections = renderer->collections.items;
    uint32_t group = collections[number].child_count > 0 ? number : collections[number].parent;
    NavigationBlock *kept = NULL;
    const NavigationBlock *block;

    if (renderer->navigation.collections == NULL) {
        renderer->navigation.collections =
            arena_new_array(renderer->arena, NavigationBlock, renderer->collections.count);
    }
    if (can_share(renderer, collections[group].address)) {
        kept = &renderer->navigation.collections[group];
    }
    block = kept;
    if (kept == NULL || !kept->done) {
        lua_createtable(lua, 0, 1);
        renderer_push_collection(lua, renderer, group);
        lua_setfield(lua, -2, "collection");
        block = make_block(lua, renderer, kept, SLICE("records-navigation"));
    }
    write_block(renderer, block);
}

int navigation_write(lua_State *lua)
{
    Renderer *renderer = renderer_of(lua);
    uint32_t number;

    if (renderer->navigation.writing) {
        return luaL_error(lua, "the navigation cannot be part of itself");
    }
    if (template_value_read(lua, 1, renderer->kinds.page, &number)) {
        const Page *page = &renderer->site->pages[number];
        write_navigation(lua, renderer, page->folder, renderer->navigation.page_places[number]);
    } else if (template_value_read(lua, 1, renderer->kinds.folder, &number)) {
        write_navigation(lua, renderer, number, 0);
    } else if (template_value_read(lua, 1, renderer->kinds.collection, &number)) {
        write_collections(lua, renderer, number);
    } else {
        return luaL_argerror(lua, 1, "a page, folder or collection is expected");
    }
    return 0;
}

/* Where a part of a list begins that has `place` in its middle, as far as that goes. */
static uint32_t part_start(uint32_t count, uint32_t place)
{
    uint32_t start = place > NAVIGATION_MOST / 2 ? place - NAVIGATION_MOST / 2 : 0;
    uint32_t last = count > NAVIGATION_MOST ? count - NAVIGATION_MOST : 0;

    return start < last ? start : last;
}

int navigation_push_near(lua_State *lua)
{
    Renderer *renderer = renderer_of(lua);
    uint32_t number;
    uint32_t inside = SITE_NONE;
    const Folder *folder;
    uint32_t first;
    uint32_t count;

    luaL_argcheck(lua, template_value_read(lua, 1, renderer->kinds.folder, &number), 1,
                  "a folder is expected");
    luaL_argcheck(lua,
                  lua_isnoneornil(lua, 2) ||
                      template_value_read(lua, 2, renderer->kinds.folder, &inside),
                  2, "a folder or nil is expected");
    folder = &renderer->site->folders[number];
    first = part_start(folder->folder_count,
                       inside == SITE_NONE ? 0 : renderer->navigation.folder_places[inside]);
    count = folder->folder_count - first;
    count = count < NAVIGATION_MOST ? count : NAVIGATION_MOST;
    renderer_push_folders(lua, renderer, folder->folders + first, count);
    lua_pushinteger(lua, first);
    lua_pushinteger(lua, folder->folder_count - first - count);
    return 3;
}
