#include "filter/module_types.h"

#include "filter/version.h"

#include <lauxlib.h>

/* Version(value) */
static int types_version(lua_State *lua)
{
    luaL_checkany(lua, 1);
    version_push(lua, 1);
    return 1;
}

/* Sources(value): in Lua, types/sources.lua. */
static int types_sources(lua_State *lua)
{
    luaL_checkany(lua, 1);
    lua_settop(lua, 1);
    lua_getglobal(lua, "require");
    lua_pushliteral(lua, "pandoc.types.sources");
    lua_call(lua, 1, 1);
    lua_insert(lua, 1);
    lua_call(lua, 1, 1);
    return 1;
}

static const luaL_Reg functions[] = {
    {"Sources", types_sources},
    {"Version", types_version},
    {NULL, NULL},
};

int module_types_open(lua_State *lua)
{
    luaL_newlib(lua, functions);
    return 1;
}
