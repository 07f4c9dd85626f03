#include "filter/element_library.h"

#include "filter/element.h"
#include "filter/element_constructor.h"
#include "filter/element_method.h"

#include <lauxlib.h>

/* A metatable of lists: what pandoc.List has, and more. The table pandoc is on top of the stack. */
static int new_list_metatable(lua_State *lua, const char *name, ListType type)
{
    lua_newtable(lua);
    lua_getfield(lua, -2, "List");
    for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1)) {
        lua_pushvalue(lua, -2);
        lua_pushvalue(lua, -2);
        lua_rawset(lua, -6);
    }
    lua_pop(lua, 1);
    lua_pushvalue(lua, -1);
    lua_setfield(lua, -2, "__index");
    lua_pushstring(lua, name);
    lua_setfield(lua, -2, "__name");
    element_methods_add_for_list(lua, type);
    return luaL_ref(lua, LUA_REGISTRYINDEX);
}

void element_library_add(lua_State *lua)
{
    FilterContext *context = filter_context(lua);

    lua_getfield(lua, -1, "List");
    context->list_metatables[LIST_TYPE_LIST] = luaL_ref(lua, LUA_REGISTRYINDEX);
    context->list_metatables[LIST_TYPE_INLINES] =
        new_list_metatable(lua, "Inlines", LIST_TYPE_INLINES);
    context->list_metatables[LIST_TYPE_BLOCKS] =
        new_list_metatable(lua, "Blocks", LIST_TYPE_BLOCKS);
    lua_newtable(lua);
    lua_pushliteral(lua, "Meta");
    lua_setfield(lua, -2, "__name");
    lua_newtable(lua);
    lua_pushliteral(lua, "Meta");
    lua_setfield(lua, -2, "__name");
    lua_setfield(lua, -2, "__metatable");
    context->meta_metatable = luaL_ref(lua, LUA_REGISTRYINDEX);
    element_open(lua);
    element_constructors_add(lua);
}
