#include "filter/meta_value.h"

#include "base/real.h"
#include "filter/element_list.h"
#include "filter/element_read.h"

#include <lauxlib.h>

#include <math.h>
#include <stdlib.h>

enum { DEPTH_MOST = 190 }; /* of lists and maps in each other: of calls, too */

/* ---- to Lua ---- */

/* Pushes the leaves; for a list or a map an empty table, whose values are still to be pushed. */
static void push_value(lua_State *lua, const ViewNode *value)
{
    switch (value->kind) {
    case VIEW_META_INLINES:
        element_push_list(lua, value->first, LIST_TYPE_INLINES);
        break;
    case VIEW_META_BLOCKS:
        element_push_list(lua, value->first, LIST_TYPE_BLOCKS);
        break;
    case VIEW_META_BOOLEAN:
        lua_pushboolean(lua, (value->flags & VIEW_TRUE) != 0);
        break;
    case VIEW_META_STRING:
        lua_pushlstring(lua, value->text.size > 0 ? value->text.data : "", value->text.size);
        break;
    case VIEW_META_LIST:
        lua_newtable(lua);
        element_set_list_type(lua, LIST_TYPE_LIST);
        break;
    default:
        lua_newtable(lua);
        break;
    }
}

static bool has_values(const ViewNode *value)
{
    return value->kind == VIEW_META_LIST || value->kind == VIEW_META_MAP;
}

/* Puts the value on top of the stack into the table below it. */
static void store(lua_State *lua, const ViewNode *value, const ViewNode *container)
{
    if (container->kind == VIEW_META_LIST) {
        lua_rawseti(lua, -2, (lua_Integer)lua_rawlen(lua, -2) + 1);
        return;
    }
    lua_pushlstring(lua, value->key.size > 0 ? value->key.data : "", value->key.size);
    lua_insert(lua, -2);
    lua_rawset(lua, -3);
}

static void push_values(lua_State *lua, const ViewNode *container, int depth)
{
    luaL_checkstack(lua, 8, "metadata is nested too deeply");
    if (depth > DEPTH_MOST) {
        luaL_error(lua, "metadata is nested too deeply");
    }
    for (const ViewNode *value = container->first; value; value = value->next) {
        push_value(lua, value);
        if (has_values(value)) {
            push_values(lua, value, depth + 1);
        }
        store(lua, value, container);
    }
}

void meta_value_push(lua_State *lua, const ViewNode *value)
{
    push_value(lua, value);
    if (has_values(value)) {
        push_values(lua, value, 1);
    }
}

void meta_value_push_document(lua_State *lua, const ViewNode *map)
{
    lua_newtable(lua);
    push_values(lua, map, 1);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, filter_context(lua)->meta_metatable);
    lua_setmetatable(lua, -2);
}

/* ---- from Lua ---- */

static void read_value(lua_State *lua, int index, ViewNode *parent, int depth);

static ViewNode *add(lua_State *lua, ViewNode *parent, ViewKind kind)
{
    return view_append(parent, element_new(lua, kind));
}

static Slice number_text(lua_State *lua, int index)
{
    Arena *arena = filter_context(lua)->arena;
    Buffer text;

    if (lua_isinteger(lua, index)) {
        return arena_format(arena, "%lld", (long long)lua_tointeger(lua, index));
    }

    double value = lua_tonumber(lua, index);

    if (!isfinite(value)) {
        luaL_error(lua, "metadata cannot be a number that is not finite");
    }
    buffer_init(&text, arena);
    real_write_haskell(&text, value);
    return buffer_slice(&text);
}

static int compare_members(const void *a, const void *b)
{
    return slice_compare((*(ViewNode *const *)a)->key, (*(ViewNode *const *)b)->key);
}

/* In the order of keys, as pandoc's maps are. */
static void sort_members(lua_State *lua, ViewNode *map, size_t count)
{
    filter_context_charge(lua, count * sizeof(ViewNode *));

    ViewNode **members = arena_new_array(filter_context(lua)->arena, ViewNode *, count);

    for (size_t i = 0; i < count; i++) {
        members[i] = element_take_first(&map->first);
    }
    map->last = NULL;
    if (count > 0) {
        qsort(members, count, sizeof *members, compare_members);
    }
    for (size_t i = 0; i < count; i++) {
        view_append(map, members[i]);
    }
}

/* Keys that are no strings are left out. */
static void read_map(lua_State *lua, int index, ViewNode *map, int depth)
{
    size_t count = 0;

    for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
        if (lua_type(lua, -2) != LUA_TSTRING && lua_type(lua, -2) != LUA_TNUMBER) {
            continue;
        }
        read_value(lua, lua_gettop(lua), map, depth + 1);
        lua_pushvalue(lua, -2); /* a copy: lua_next is confused by a number made a string */
        map->last->key = filter_context_text(lua, -1);
        lua_pop(lua, 1);
        count++;
    }
    sort_members(lua, map, count);
}

static void read_list(lua_State *lua, int index, ViewNode *list, int depth)
{
    lua_Integer count = (lua_Integer)lua_rawlen(lua, index);

    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, index, i);
        read_value(lua, lua_gettop(lua), list, depth + 1);
        lua_pop(lua, 1);
    }
}

/* Only elements: a list of strings is a list of strings. */
static bool read_strict(lua_State *lua, int index, ViewNode *parent, ViewKind kind,
                        bool (*is_right)(const ViewNode *node))
{
    ViewNode *value = element_new(lua, kind);
    lua_Integer count = (lua_Integer)lua_rawlen(lua, index);

    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, index, i);

        const ViewNode *node = element_node(lua, lua_gettop(lua));

        lua_pop(lua, 1);
        if (!node || !is_right(node)) {
            return false;
        }
        element_append_copy(lua, value, node);
    }
    view_append(parent, value);
    return true;
}

static bool has_type(lua_State *lua, int index, ListType type)
{
    if (!lua_getmetatable(lua, index)) {
        return false;
    }
    lua_rawgeti(lua, LUA_REGISTRYINDEX, filter_context(lua)->list_metatables[type]);

    bool is_type = lua_rawequal(lua, -1, -2);

    lua_pop(lua, 2);
    return is_type;
}

static void read_table(lua_State *lua, int index, ViewNode *parent, int depth)
{
    if (has_type(lua, index, LIST_TYPE_INLINES)) {
        if (!element_read_inlines(lua, index, add(lua, parent, VIEW_META_INLINES))) {
            element_read_fail(lua, index, WANTED_INLINES);
        }
    } else if (has_type(lua, index, LIST_TYPE_BLOCKS)) {
        if (!element_read_blocks(lua, index, add(lua, parent, VIEW_META_BLOCKS))) {
            element_read_fail(lua, index, WANTED_BLOCKS);
        }
    } else if (has_type(lua, index, LIST_TYPE_LIST)) {
        read_list(lua, index, add(lua, parent, VIEW_META_LIST), depth);
    } else if (lua_rawlen(lua, index) == 0) {
        read_map(lua, index, add(lua, parent, VIEW_META_MAP), depth);
    } else if (!read_strict(lua, index, parent, VIEW_META_INLINES, view_is_inline) &&
               !read_strict(lua, index, parent, VIEW_META_BLOCKS, view_is_block)) {
        read_list(lua, index, add(lua, parent, VIEW_META_LIST), depth);
    }
}

static void read_element(lua_State *lua, int index, ViewNode *parent)
{
    const ViewNode *node = element_node(lua, index);

    if (!node || (!view_is_inline(node) && !view_is_block(node))) {
        element_read_fail(lua, index, "metadata");
    }

    ViewKind kind = view_is_inline(node) ? VIEW_META_INLINES : VIEW_META_BLOCKS;

    element_append_copy(lua, add(lua, parent, kind), node);
}

static void read_value(lua_State *lua, int index, ViewNode *parent, int depth)
{
    luaL_checkstack(lua, 12, "metadata is nested too deeply");
    if (depth > DEPTH_MOST) {
        luaL_error(lua, "metadata contains itself, or is nested too deeply");
    }
    switch (lua_type(lua, index)) {
    case LUA_TBOOLEAN:
        add(lua, parent, VIEW_META_BOOLEAN)->flags = lua_toboolean(lua, index) ? VIEW_TRUE : 0;
        break;
    case LUA_TSTRING:
        add(lua, parent, VIEW_META_STRING)->text = filter_context_text(lua, index);
        break;
    case LUA_TNUMBER:
        add(lua, parent, VIEW_META_STRING)->text = number_text(lua, index);
        break;
    case LUA_TTABLE:
        read_table(lua, index, parent, depth);
        break;
    default:
        read_element(lua, index, parent);
        break;
    }
}

void meta_value_read_document(lua_State *lua, int index, ViewNode *parent)
{
    if (lua_type(lua, index) != LUA_TTABLE) {
        element_read_fail(lua, index, "table");
    }
    read_map(lua, index, add(lua, parent, VIEW_META_MAP), 0);
}

/* ---- constructors ---- */

/* What is given, read and made again, as one kind. */
static int make_again(lua_State *lua, ViewKind kind)
{
    ViewNode *parent = element_new(lua, VIEW_META_LIST);

    luaL_checkany(lua, 1);
    lua_settop(lua, 1);
    if (kind == VIEW_META_LIST || kind == VIEW_META_MAP) {
        luaL_checktype(lua, 1, LUA_TTABLE);
    }
    if (kind == VIEW_META_LIST) {
        read_list(lua, 1, add(lua, parent, kind), 0);
    } else if (kind == VIEW_META_MAP) {
        read_map(lua, 1, add(lua, parent, kind), 0);
    } else {
        bool is_blocks = kind == VIEW_META_BLOCKS;
        ElementReader *read = is_blocks ? element_read_blocks : element_read_inlines;

        if (!read(lua, 1, add(lua, parent, kind))) {
            element_read_fail(lua, 1, is_blocks ? WANTED_BLOCKS : WANTED_INLINES);
        }
    }
    meta_value_push(lua, parent->first);
    return 1;
}

static int make_blocks(lua_State *lua)
{
    return make_again(lua, VIEW_META_BLOCKS);
}

static int make_inlines(lua_State *lua)
{
    return make_again(lua, VIEW_META_INLINES);
}

static int make_list(lua_State *lua)
{
    return make_again(lua, VIEW_META_LIST);
}

static int make_map(lua_State *lua)
{
    return make_again(lua, VIEW_META_MAP);
}

static int make_string(lua_State *lua)
{
    luaL_checkstring(lua, 1);
    lua_settop(lua, 1);
    return 1;
}

static int make_boolean(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TBOOLEAN);
    lua_settop(lua, 1);
    return 1;
}

static int make_meta(lua_State *lua)
{
    ViewNode *parent = element_new(lua, VIEW_META_LIST);

    lua_settop(lua, 1);
    meta_value_read_document(lua, 1, parent);
    meta_value_push_document(lua, parent->first);
    return 1;
}

void meta_value_constructors_add(lua_State *lua)
{
    static const luaL_Reg constructors[] = {
        {"Meta", make_meta},           {"MetaBlocks", make_blocks},
        {"MetaInlines", make_inlines}, {"MetaList", make_list},
        {"MetaMap", make_map},         {"MetaString", make_string},
        {"MetaBool", make_boolean},    {NULL, NULL},
    };

    luaL_setfuncs(lua, constructors, 0);
}
