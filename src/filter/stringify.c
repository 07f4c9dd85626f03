#include "filter/stringify.h"

#include "base/real.h"
#include "document/view_text.h"
#include "filter/element.h"
#include "filter/element_read.h"

#include <lauxlib.h>

#include <math.h>
#include <stdlib.h>

enum { DEPTH_MOST = 190 }; /* of tables in each other: of calls, too */

/* The text so far: on the C stack while it is short, then in a userdata of Lua's. */
typedef struct Text {
    lua_State *lua;
    int slot; /* where the userdata stands on Lua's stack */
    char *data;
    size_t size;
    size_t capacity;
    size_t nodes; /* passed */
    char first[1024];
} Text;

static void grow(Text *text, size_t more)
{
    size_t capacity =
        2 * text->capacity > text->size + more ? 2 * text->capacity : 2 * (text->size + more);
    char *data = lua_newuserdatauv(text->lua, capacity, 0);

    memcpy(data, text->data, text->size);
    lua_replace(text->lua, text->slot);
    text->data = data;
    text->capacity = capacity;
}

static void add(Text *text, Slice bytes)
{
    if (bytes.size == 0) {
        return;
    }
    if (bytes.size > text->capacity - text->size) {
        grow(text, bytes.size);
    }
    memcpy(text->data + text->size, bytes.data, bytes.size);
    text->size += bytes.size;
}

/* ---- nodes ---- */

static bool is_left_out(const ViewNode *node, const ViewNode *root)
{
    return node->kind == VIEW_NOTE || (node->kind == VIEW_CITATION && node != root);
}

static void add_node(Text *text, const ViewNode *root)
{
    ViewWalk walk;

    if (!root->first && root->kind != VIEW_QUOTED) {
        add(text, view_text_of(root, true));
        return;
    }
    view_walk_init(&walk, (ViewNode *)(uintptr_t)root);
    while (view_walk_next(&walk)) {
        if (!walk.entering) {
            add(text, view_text_of(walk.node, false));
            continue;
        }
        text->nodes++;
        if (is_left_out(walk.node, root)) {
            view_walk_skip(&walk);
        } else {
            add(text, view_text_of(walk.node, true));
        }
    }
}

/* ---- values ---- */

static void add_value(Text *text, int index, int depth);

static int compare_keys(const void *a, const void *b)
{
    return slice_compare(*(const Slice *)a, *(const Slice *)b);
}

static size_t count_keys(lua_State *lua, int index)
{
    size_t count = 0;

    for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
        count++;
    }
    return count;
}

/* Pushes the keys that are texts, sorted; returns how many. They stay where they are as long as the table holds them. */
static size_t push_keys(lua_State *lua, int index, Slice **keys)
{
    size_t count = 0;

    *keys = lua_newuserdatauv(lua, (count_keys(lua, index) + 1) * sizeof **keys, 0);
    for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
        if (lua_type(lua, -2) == LUA_TSTRING) {
            (*keys)[count].data = lua_tolstring(lua, -2, &(*keys)[count].size);
            count++;
        }
    }
    qsort(*keys, count, sizeof **keys, compare_keys);
    return count;
}

static void add_map(Text *text, int index, int depth)
{
    lua_State *lua = text->lua;
    Slice *keys;
    size_t count = push_keys(lua, index, &keys);

    for (size_t i = 0; i < count; i++) {
        lua_pushlstring(lua, keys[i].data, keys[i].size);
        lua_rawget(lua, index);
        add_value(text, lua_gettop(lua), depth + 1);
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

static void add_table(Text *text, int index, int depth)
{
    lua_State *lua = text->lua;
    lua_Integer count = (lua_Integer)lua_rawlen(lua, index);

    luaL_checkstack(lua, 8, "the value is nested too deeply");
    if (depth > DEPTH_MOST) {
        luaL_error(lua, "the value contains itself, or is nested too deeply");
    }
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, index, i);
        add_value(text, lua_gettop(lua), depth + 1);
        lua_pop(lua, 1);
    }
    if (count == 0) {
        add_map(text, index, depth);
    }
}

static void add_string(Text *text, int index)
{
    Slice bytes;

    lua_pushvalue(text->lua, index);
    bytes.data = lua_tolstring(text->lua, -1, &bytes.size);
    add(text, bytes);
    lua_pop(text->lua, 1);
}

/* As Haskell writes it. */
static void add_number(Text *text, int index)
{
    double value = lua_tonumber(text->lua, index);
    Buffer number;

    if (lua_isinteger(text->lua, index)) {
        add_string(text, index);
    } else if (isfinite(value)) {
        buffer_init(&number, filter_context(text->lua)->arena);
        real_write_haskell(&number, value);
        add(text, buffer_slice(&number));
    } else {
        add(text, isnan(value) ? SLICE("NaN") : value > 0 ? SLICE("Infinity") : SLICE("-Infinity"));
    }
}

static void add_value(Text *text, int index, int depth)
{
    const ViewNode *node;

    switch (lua_type(text->lua, index)) {
    case LUA_TBOOLEAN:
        add(text, lua_toboolean(text->lua, index) ? SLICE("true") : SLICE("false"));
        break;
    case LUA_TSTRING:
        add_string(text, index);
        break;
    case LUA_TNUMBER:
        add_number(text, index);
        break;
    case LUA_TTABLE:
        add_table(text, index, depth);
        break;
    default:
        node = element_node(text->lua, index);
        if (!node) {
            element_read_fail(text->lua, index, "element, list of elements, or metadata");
        }
        add_node(text, node);
        break;
    }
}

int stringify_value(lua_State *lua)
{
    Text text = {.lua = lua, .slot = 2};

    luaL_checkany(lua, 1);
    lua_settop(lua, 2);
    text.data = text.first;
    text.capacity = sizeof text.first;
    add_value(&text, 1, 0);
    sandbox_charge(lua, text.nodes / 4);
    lua_pushlstring(lua, text.data, text.size);
    return 1;
}
