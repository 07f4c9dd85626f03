#include "render/collection_fields.h"

#include "render/renderer.h"

#include <lauxlib.h>

/* ---- parts ---- */

static uint32_t page_of_record(const Renderer *renderer, uint32_t number)
{
    return renderer->collections.places[number].page;
}

static const CollectionPart *part_at(const Renderer *renderer, uint32_t number)
{
    return &renderer->collections.parts[number];
}

static const Collection *collection_at(const Renderer *renderer, uint32_t number)
{
    return &renderer->collections.items[number];
}

static void push_part_canonical(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_canonical(lua, renderer, part_at(renderer, number)->address);
}

static void push_part_collection(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_collection(lua, renderer, part_at(renderer, number)->collection);
}

/* How many records from `at` on are of one page. */
static uint32_t count_same(const Renderer *renderer, uint32_t at, uint32_t end)
{
    uint32_t last = at;

    while (last < end && page_of_record(renderer, last) == page_of_record(renderer, at)) {
        last++;
    }
    return last - at;
}

/* Pushes {page =, records = {}} of `count` records of one page. */
static void push_document(lua_State *lua, Renderer *renderer, uint32_t first, uint32_t count)
{
    lua_createtable(lua, 0, 2);
    renderer_push_page(lua, renderer, page_of_record(renderer, first));
    lua_setfield(lua, -2, "page");
    lua_createtable(lua, (int)count, 0);
    for (uint32_t i = 0; i < count; i++) {
        template_value_push(lua, renderer->kinds.record, first + i);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    lua_setfield(lua, -2, "records");
}

static void push_part_documents(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const CollectionPart *part = part_at(renderer, number);
    uint32_t end = part->first + part->count;
    lua_Integer place = 0;
    uint32_t count;

    luaL_checkstack(lua, 8, NULL);
    lua_newtable(lua);
    for (uint32_t at = part->first; at < end; at += count) {
        count = count_same(renderer, at, end);
        push_document(lua, renderer, at, count);
        lua_rawseti(lua, -2, ++place);
    }
}

static uint32_t start_of(const Renderer *renderer, const CollectionPart *part)
{
    return part->first - collection_at(renderer, part->collection)->first;
}

static void push_part_first(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushinteger(lua, (lua_Integer)start_of(renderer, part_at(renderer, number)) + 1);
}

static void push_part_last(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const CollectionPart *part = part_at(renderer, number);

    lua_pushinteger(lua, (lua_Integer)start_of(renderer, part) + part->count);
}

static void push_neighbour(lua_State *lua, Renderer *renderer, uint32_t number, bool is_there)
{
    if (is_there) {
        template_value_push(lua, renderer->kinds.part, number);
    } else {
        lua_pushnil(lua);
    }
}

static void push_part_next(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const CollectionPart *part = part_at(renderer, number);

    push_neighbour(lua, renderer, number + 1,
                   part->number < collection_at(renderer, part->collection)->part_count);
}

static void push_part_number(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushinteger(lua, part_at(renderer, number)->number);
}

static void push_part_previous(lua_State *lua, Renderer *renderer, uint32_t number)
{
    push_neighbour(lua, renderer, number - 1, part_at(renderer, number)->number > 1);
}

static void push_part_url(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_url(lua, renderer, part_at(renderer, number)->address);
}

static const TemplateField part_fields[] = {
    {"canonical", push_part_canonical, "absolute URL; nil for a site without a url"},
    {"collection", push_part_collection, "what it is a part of"},
    {"documents", push_part_documents,
     "list of its documents, each with page, and records, those that are shown here"},
    {"first", push_part_first, "the number of its first record in the collection"},
    {"last", push_part_last, "that of its last"},
    {"next", push_part_next, "the next part"},
    {"number", push_part_number, "from 1"},
    {"previous", push_part_previous, "the part before"},
    {"url", push_part_url, "where it is, relative to the page that is being written"},
};

const TemplateKind part_kind = {"part", part_fields, sizeof part_fields / sizeof *part_fields};

/* ---- collections ---- */

static void push_collection_canonical(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_canonical(lua, renderer, collection_at(renderer, number)->address);
}

static void push_collection_collections(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Collection *collection = collection_at(renderer, number);

    lua_createtable(lua, (int)collection->child_count, 0);
    for (uint32_t i = 0; i < collection->child_count; i++) {
        renderer_push_collection(lua, renderer, collection->children + i);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static void push_collection_count(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushinteger(lua, collection_at(renderer, number)->count);
}

static void push_collection_folder(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Site *site = renderer->site;
    uint32_t found = SITE_NONE;

    for (uint32_t i = 0; i < site->folder_count; i++) {
        if (slice_equals(site->folders[i].address, collection_at(renderer, number)->address)) {
            found = i;
        }
    }
    renderer_push_folder(lua, renderer, found);
}

static void push_collection_kind(lua_State *lua, Renderer *renderer, uint32_t number)
{
    RecordKind kind = collection_at(renderer, number)->kind;

    if (kind == RECORD_KIND_COUNT) {
        lua_pushnil(lua);
    } else {
        lua_pushstring(lua, record_kind_name(kind));
    }
}

static void push_collection_language(lua_State *lua, Renderer *renderer, uint32_t number)
{
    template_push_text(lua, collection_at(renderer, number)->language);
}

static void push_collection_parent(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_collection(lua, renderer, collection_at(renderer, number)->parent);
}

static void push_collection_parts(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Collection *collection = collection_at(renderer, number);

    lua_createtable(lua, (int)collection->part_count, 0);
    for (uint32_t i = 0; i < collection->part_count; i++) {
        template_value_push(lua, renderer->kinds.part, collection->parts + i);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static void push_collection_title(lua_State *lua, Renderer *renderer, uint32_t number)
{
    template_push_text(lua, collection_at(renderer, number)->title);
}

static void push_collection_url(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_url(lua, renderer, collection_at(renderer, number)->address);
}

static const TemplateField collection_fields[] = {
    {"canonical", push_collection_canonical, "absolute URL; nil for a site without a url"},
    {"collections", push_collection_collections,
     "list of those that it holds: of all records those of each kind, of code those of each "
     "language"},
    {"count", push_collection_count, "how many records it has"},
    {"folder", push_collection_folder,
     "the project's own folder that has its index at the same address; mostly nil"},
    {"kind", push_collection_kind, "of its records; nil for the one that holds all"},
    {"language", push_collection_language,
     "of code in one language; nil for code without one, and in others"},
    {"parent", push_collection_parent, "the collection that holds it"},
    {"parts", push_collection_parts, "list of its parts: each is a page"},
    {"title", push_collection_title, "Patterns, Code, typescript …"},
    {"url", push_collection_url,
     "where its first page is, relative to the page that is being written"},
};

const TemplateKind collection_kind = {"collection", collection_fields,
                                      sizeof collection_fields / sizeof *collection_fields};
