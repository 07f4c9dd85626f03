#include "filter/isolation.h"

#include "filter/filter_context.h"

#include <lauxlib.h>

#include <string.h>

/* In the registry: the list of covers, and of other tables that a run leaves something in. */
#define COVERS "memoc.covers"

/* Their addresses are keys in the registry. */
static const char globals_key = 0; /* the globals of the library */
static const char lists_key = 0;   /* from a metatable of lists to a copy of what was in it */

/* ---- covers ---- */

/* __pairs of a cover: of a table that has what the library has, and what the cover has. */
static int pairs_of_cover(lua_State *lua)
{
    lua_settop(lua, 1);
    lua_newtable(lua);
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_pushvalue(lua, 1);
    for (int from = 3; from <= 4; from++) {
        for (lua_pushnil(lua); lua_next(lua, from); lua_pop(lua, 1)) {
            lua_pushvalue(lua, -2);
            lua_pushvalue(lua, -2);
            lua_rawset(lua, 2);
        }
    }
    lua_getglobal(lua, "next");
    lua_pushvalue(lua, 2);
    lua_pushnil(lua);
    return 3;
}

void isolation_clear_table(lua_State *lua)
{
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, COVERS);
    lua_pushvalue(lua, -2);
    lua_rawseti(lua, -2, (lua_Integer)lua_rawlen(lua, -2) + 1);
    lua_pop(lua, 1);
}

void isolation_set_library_globals(lua_State *lua, int index)
{
    index = lua_absindex(lua, index);
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &globals_key) == LUA_TTABLE &&
        lua_setupvalue(lua, index, 1)) {
        return;
    }
    lua_pop(lua, 1);
}

void isolation_cover(lua_State *lua)
{
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &globals_key) != LUA_TTABLE || !lua_istable(lua, -2)) {
        lua_pop(lua, 1);
        return;
    }
    lua_pop(lua, 1);
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, COVERS);
    lua_insert(lua, -2);
    lua_newtable(lua); /* the stack: list of covers, library, cover */
    lua_createtable(lua, 0, 3);
    lua_pushvalue(lua, -3);
    lua_setfield(lua, -2, "__index");
    lua_pushvalue(lua, -3);
    lua_pushcclosure(lua, pairs_of_cover, 1);
    lua_setfield(lua, -2, "__pairs");
    if (luaL_getmetafield(lua, -3, "__call") != LUA_TNIL) {
        lua_setfield(lua, -2, "__call");
    }
    lua_setmetatable(lua, -2);
    lua_replace(lua, -2);
    lua_pushvalue(lua, -1);
    lua_rawseti(lua, -3, (lua_Integer)lua_rawlen(lua, -3) + 1);
    lua_replace(lua, -2);
}

static void clear(lua_State *lua, int table)
{
    lua_pushnil(lua);
    while (lua_next(lua, table)) {
        lua_pop(lua, 1);
        lua_pushvalue(lua, -1);
        lua_pushnil(lua);
        lua_rawset(lua, table);
    }
}

static void clear_covers(lua_State *lua)
{
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, COVERS);

    lua_Integer count = (lua_Integer)lua_rawlen(lua, -1);

    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, -1, i);
        clear(lua, lua_gettop(lua));
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

/* ("x"):trim() finds what a filter added to the library of strings. */
static void cover_string_methods(lua_State *lua, int globals)
{
    lua_pushliteral(lua, "");
    if (lua_getmetatable(lua, -1)) {
        lua_getfield(lua, globals, "string");
        lua_setfield(lua, -2, "__index");
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

static bool is_cover_wanted(lua_State *lua, int globals)
{
    return lua_istable(lua, -1) && !lua_rawequal(lua, -1, globals);
}

/* Every library among the globals gets a cover. */
static void cover_globals(lua_State *lua, int globals)
{
    for (lua_pushnil(lua); lua_next(lua, globals); lua_pop(lua, 1)) {
        if (is_cover_wanted(lua, globals)) {
            lua_pushvalue(lua, -1);
            isolation_cover(lua);
            lua_pushvalue(lua, -3);
            lua_insert(lua, -2);
            lua_rawset(lua, globals); /* an existing key: the traversal goes on */
        }
    }
}

/* ---- metatables of lists ---- */

static void copy_into(lua_State *lua, int from, int to)
{
    for (lua_pushnil(lua); lua_next(lua, from); lua_pop(lua, 1)) {
        lua_pushvalue(lua, -2);
        lua_pushvalue(lua, -2);
        lua_rawset(lua, to);
    }
}

static void remember_lists(lua_State *lua)
{
    const FilterContext *context = filter_context(lua);

    lua_createtable(lua, 0, LIST_TYPE_COUNT);
    for (int type = 0; type < LIST_TYPE_COUNT; type++) {
        lua_rawgeti(lua, LUA_REGISTRYINDEX, context->list_metatables[type]);
        lua_newtable(lua);
        copy_into(lua, lua_gettop(lua) - 1, lua_gettop(lua));
        lua_rawset(lua, -3);
    }
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &lists_key);
}

/* Does `table` have other values than `copy`, or more? Then it is made as the copy is. */
static void restore(lua_State *lua, int table, int copy)
{
    bool is_same = true;

    for (lua_pushnil(lua); is_same && lua_next(lua, table); lua_pop(lua, 1)) {
        lua_pushvalue(lua, -2);
        lua_rawget(lua, copy);
        is_same = lua_rawequal(lua, -1, -2);
        lua_pop(lua, 1);
    }
    lua_settop(lua, copy);
    if (!is_same) {
        clear(lua, table);
    }
    copy_into(lua, copy, table);
}

static void restore_lists(lua_State *lua)
{
    int top = lua_gettop(lua);

    lua_rawgetp(lua, LUA_REGISTRYINDEX, &lists_key);
    for (lua_pushnil(lua); lua_next(lua, top + 1); lua_pop(lua, 1)) {
        restore(lua, top + 2, top + 3);
    }
    lua_settop(lua, top);
}

/* ---- runs ---- */

int isolation_open(lua_State *lua)
{
    lua_settop(lua, 0);
    lua_pushglobaltable(lua);
    lua_pushvalue(lua, 1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &globals_key);
    cover_globals(lua, 1);
    cover_string_methods(lua, 1);
    remember_lists(lua);
    return 0;
}

int isolation_begin(lua_State *lua)
{
    clear_covers(lua);
    restore_lists(lua);
    lua_newtable(lua);
    lua_pushvalue(lua, -1);
    lua_setfield(lua, -2, "_G");
    lua_createtable(lua, 0, 1);
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &globals_key);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_rawseti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    return 0;
}

void isolation_push_function(lua_State *lua, int function)
{
    const char *name;

    lua_rawgeti(lua, LUA_REGISTRYINDEX, function);
    name = lua_getupvalue(lua, -1, 1);
    if (!name) {
        return; /* it uses no globals */
    }
    lua_pop(lua, 1);
    /* Closures of an earlier run share the chunk's old upvalue: it gets another, that of a new chunk. */
    if (luaL_loadstring(lua, "") != LUA_OK) {
        lua_error(lua);
    }
    lua_upvaluejoin(lua, -2, 1, -1, 1);
    lua_pop(lua, 1);
}
