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

static const luaL_Reg functions[] = {
    {"Version", types_version},
    {NULL, NULL},
};

int module_types_open(lua_State *lua)
{
    luaL_newlib(lua, functions);
    return 1;
}
