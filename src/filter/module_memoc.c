#include "filter/module_memoc.h"

#include "filter/memoc_document.h"
#include "filter/memoc_record.h"
#include "filter/memoc_report.h"

#include <lauxlib.h>

#include <string.h>

/* __index(memoc, key): the document, which is kept. */
static int make_member(lua_State *lua)
{
    if (lua_type(lua, 2) != LUA_TSTRING || strcmp(lua_tostring(lua, 2), "document") != 0) {
        return 0;
    }
    memoc_document_push(lua);
    lua_pushvalue(lua, 2);
    lua_pushvalue(lua, -2);
    lua_rawset(lua, 1);
    return 1;
}

int module_memoc_open(lua_State *lua)
{
    static const luaL_Reg functions[] = {
        {"report", memoc_report},
        {"record", memoc_record},
        {NULL, NULL},
    };

    luaL_newlib(lua, functions);
    lua_createtable(lua, 0, 1);
    lua_pushcfunction(lua, make_member);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    return 1;
}
