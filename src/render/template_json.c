#include "render/template_json.h"

#include "base/json_view.h"

#include <lauxlib.h>

static void push_value(lua_State *lua, Arena *scratch, Slice json, int depth);

static void push_slice(lua_State *lua, Slice text)
{
    lua_pushlstring(lua, text.size > 0 ? text.data : "", text.size);
}

static void push_object(lua_State *lua, Arena *scratch, Slice json, int depth)
{
    Slice key;
    Slice value;

    lua_newtable(lua);
    while (json_view_next_member(&json, &key, &value)) {
        push_slice(lua, key);
        push_value(lua, scratch, value, depth + 1);
        lua_rawset(lua, -3);
    }
}

static void push_array(lua_State *lua, Arena *scratch, Slice json, int depth)
{
    lua_Integer place = 0;
    Slice item;

    lua_newtable(lua);
    while (json_view_next_item(&json, &item)) {
        push_value(lua, scratch, item, depth + 1);
        lua_rawseti(lua, -2, ++place);
    }
}

static void push_number(lua_State *lua, Arena *scratch, Slice json)
{
    if (lua_stringtonumber(lua, arena_string(scratch, json)) == 0) {
        push_slice(lua, json);
    }
}

/* Recursion ends at TEMPLATE_JSON_DEPTH. */
static void push_value(lua_State *lua, Arena *scratch, Slice json, int depth)
{
    char first = json.size > 0 ? json.data[0] : 'n';

    luaL_checkstack(lua, 4, NULL);
    if (first == '"') {
        push_slice(lua, json_view_text(scratch, json));
    } else if (first == 't' || first == 'f') {
        lua_pushboolean(lua, first == 't');
    } else if (first == 'n') {
        lua_pushnil(lua);
    } else if (first != '{' && first != '[') {
        push_number(lua, scratch, json);
    } else if (depth == TEMPLATE_JSON_DEPTH) {
        push_slice(lua, json);
    } else if (first == '{') {
        push_object(lua, scratch, json, depth);
    } else {
        push_array(lua, scratch, json, depth);
    }
}

void template_push_json(lua_State *lua, Arena *scratch, Slice json)
{
    push_value(lua, scratch, json, 0);
}
