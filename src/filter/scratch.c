#include "filter/scratch.h"

#include "script/sandbox.h"

#include <lauxlib.h>

#define SCRATCH_NAME "memoc.scratch"

static int free_arena(lua_State *lua)
{
    arena_free(lua_touserdata(lua, 1));
    return 0;
}

Arena *scratch_push(lua_State *lua)
{
    Arena *arena = lua_newuserdatauv(lua, sizeof *arena, 0);

    arena_init(arena, sandbox_from_lua(lua)->options.budget);
    if (luaL_newmetatable(lua, SCRATCH_NAME)) {
        lua_pushcfunction(lua, free_arena);
        lua_setfield(lua, -2, "__gc");
    }
    lua_setmetatable(lua, -2);
    return arena;
}

void scratch_pop(lua_State *lua)
{
    Arena *arena = lua_touserdata(lua, -1);

    lua_pushnil(lua);
    lua_setmetatable(lua, -2);
    arena_free(arena);
    lua_pop(lua, 1);
}
