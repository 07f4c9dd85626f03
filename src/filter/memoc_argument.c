#include "filter/memoc_argument.h"

#include "filter/element.h"
#include "filter/element_source.h"

#include <lauxlib.h>

const FilterSubject *memoc_argument_begin(lua_State *lua, const char *caller)
{
    const FilterSubject *subject = filter_context(lua)->subject;

    if (!subject) {
        luaL_error(lua, "%s: there is no document", caller);
    }
    if (!lua_istable(lua, 1)) {
        luaL_error(lua, "%s takes a table, not a %s", caller, luaL_typename(lua, 1));
    }
    lua_settop(lua, 1);
    return subject;
}

Slice memoc_argument_line(lua_State *lua, const char *caller, const char *key)
{
    int type = lua_getfield(lua, 1, key);
    Slice line = {NULL, 0};

    if (type != LUA_TNIL && type != LUA_TSTRING) {
        luaL_error(lua, "%s: '%s' must be a string, not a %s", caller, key, luaL_typename(lua, -1));
    }
    if (type == LUA_TSTRING) {
        line = slice_trim(filter_context_text(lua, -1));
    }
    if (slice_find_byte(line, '\n', 0) < line.size) {
        luaL_error(lua, "%s: '%s' has more than one line", caller, key);
    }
    lua_pop(lua, 1);
    return line;
}

Slice memoc_argument_required(lua_State *lua, const char *caller, const char *key)
{
    Slice line = memoc_argument_line(lua, caller, key);

    if (line.size == 0) {
        luaL_error(lua, "%s: '%s' is missing", caller, key);
    }
    return line;
}

const ViewNode *memoc_argument_place(lua_State *lua, const char *caller)
{
    const ViewNode *named = NULL;

    if (lua_getfield(lua, 1, "node") != LUA_TNIL) {
        named = element_node(lua, -1);
        if (!named) {
            luaL_error(lua, "%s: 'node' must be an element, not a %s", caller,
                       luaL_typename(lua, -1));
        }
    }
    lua_pop(lua, 1);
    return element_source_find(filter_context(lua), named);
}
