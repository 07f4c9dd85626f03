#include "script/sandbox_loops.h"

#include "script/sandbox.h"

#include <lauxlib.h>

/* How many steps from `first` to `last`, less one: all integers would be one too many. */
static uint64_t step_count(lua_Integer first, lua_Integer last)
{
    return last < first ? 0 : (uint64_t)last - (uint64_t)first;
}

static int call_original(lua_State *lua)
{
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, LUA_MULTRET);
    return lua_gettop(lua);
}

/* The length of the table at 1. */
static lua_Integer plain_length(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    if (luaL_getmetafield(lua, 1, "__len") != LUA_TNIL) {
        luaL_error(lua, "a table with __len is not taken here");
    }
    return (lua_Integer)lua_rawlen(lua, 1);
}

int loop_repeat(lua_State *lua)
{
    size_t size;
    size_t separator_size = 0;

    luaL_checklstring(lua, 1, &size);
    luaL_optlstring(lua, 3, "", &separator_size);
    if (size == 0 && separator_size == 0) {
        lua_pushliteral(lua, "");
        return 1;
    }
    return call_original(lua);
}

int loop_concat(lua_State *lua)
{
    lua_Integer length = plain_length(lua);
    lua_Integer first = luaL_optinteger(lua, 3, 1);
    lua_Integer last = luaL_optinteger(lua, 4, length);

    sandbox_charge(lua, step_count(first, last));
    return call_original(lua);
}

int loop_insert(lua_State *lua)
{
    lua_Integer length = plain_length(lua);

    if (lua_gettop(lua) == 3) {
        sandbox_charge(lua, step_count(luaL_checkinteger(lua, 2), length));
    }
    return call_original(lua);
}

int loop_move(lua_State *lua)
{
    sandbox_charge(lua, step_count(luaL_checkinteger(lua, 2), luaL_checkinteger(lua, 3)));
    return call_original(lua);
}

int loop_remove(lua_State *lua)
{
    lua_Integer length = plain_length(lua);

    if (!lua_isnoneornil(lua, 2)) {
        sandbox_charge(lua, step_count(luaL_checkinteger(lua, 2), length));
    }
    return call_original(lua);
}

int loop_sort(lua_State *lua)
{
    sandbox_charge(lua, (uint64_t)plain_length(lua));
    return call_original(lua);
}
