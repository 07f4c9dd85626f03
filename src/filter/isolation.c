#include "filter/isolation.h"

#include "filter/filter_context.h"

#include <lauxlib.h>

#include <string.h>

/* In the registry: lists of covers, and of other tables that are emptied. */
#define COVERS "memoc.covers"
/* There, too: from a table to its cover. */
#define COVER_OF "memoc.cover_of"
#define RUN_TABLES "memoc.run_tables"
/* There, too: globals that scripts have and the library has not. */
#define SCRIPT_GLOBALS "memoc.script_globals"

/* Their addresses are keys in the registry. */
static const char globals_key = 0; /* the globals of the library */
static const char kept_key = 0; /* from a table that scripts change to a copy of what was in it */

/* ---- what scripts may take hold of ---- */

/*
 * getmetatable(value) of scripts. Lists' metatables are put back, and those of a script's own tables are its own; but what is shown for
 * elements and other objects of the library is one table for all runs.
 */
static int get_metatable(lua_State *lua)
{
    bool is_table = lua_istable(lua, 1);

    luaL_checkany(lua, 1);
    if (!lua_getmetatable(lua, 1)) {
        return 0;
    }
    if (luaL_getmetafield(lua, 1, "__metatable") != LUA_TNIL) {
        is_table = false;
    }
    if (!is_table && lua_istable(lua, -1)) {
        filter_context(lua)->is_laid_open = true;
    }
    return 1;
}

void isolation_set_global(lua_State *lua, const char *name)
{
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, SCRIPT_GLOBALS);
    lua_insert(lua, -2);
    lua_setfield(lua, -2, name);
    lua_pop(lua, 1);
}

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
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, RUN_TABLES);
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

/* Is what is on top of the stack a table that is put back? */
static bool is_kept(lua_State *lua)
{
    bool is_found;

    lua_rawgetp(lua, LUA_REGISTRYINDEX, &kept_key);
    lua_pushvalue(lua, -2);
    is_found = lua_rawget(lua, -2) != LUA_TNIL;
    lua_pop(lua, 2);
    return is_found;
}

/* Every table in the one on top of the stack gets a cover. */
static void cover_tables(lua_State *lua)
{
    int table = lua_gettop(lua);

    luaL_checkstack(lua, 8, "libraries are nested too deeply");
    for (lua_pushnil(lua); lua_next(lua, table); lua_pop(lua, 1)) {
        if (lua_istable(lua, -1) && !lua_rawequal(lua, -1, table) && !is_kept(lua)) {
            lua_pushvalue(lua, -1);
            isolation_cover(lua);
            lua_pushvalue(lua, -3);
            lua_insert(lua, -2);
            lua_rawset(lua, table); /* an existing key: the traversal goes on */
        }
    }
}

/* Puts the cover that a table has in its place, on top of the stack; false when it has none yet. */
static bool take_cover(lua_State *lua)
{
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, COVER_OF);
    lua_pushvalue(lua, -2);

    bool has_cover = lua_rawget(lua, -2) != LUA_TNIL;

    if (has_cover) {
        lua_replace(lua, -3);
        lua_pop(lua, 1);
    } else {
        lua_pop(lua, 2);
    }
    return has_cover;
}

/* The stack: library, cover. Both are noted, the library as the one that is covered, the cover as one that is emptied. */
static void note_cover(lua_State *lua)
{
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, COVER_OF);
    lua_pushvalue(lua, -3);
    lua_pushvalue(lua, -3);
    lua_rawset(lua, -3);
    lua_pop(lua, 1);
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, COVERS);
    lua_pushvalue(lua, -2);
    lua_rawseti(lua, -2, (lua_Integer)lua_rawlen(lua, -2) + 1);
    lua_pop(lua, 1);
}

/* An empty cover for the table on top of the stack, above it. */
static void push_cover(lua_State *lua)
{
    lua_newtable(lua); /* the stack: library, cover */
    lua_createtable(lua, 0, 4);
    lua_pushboolean(lua, false);
    lua_setfield(lua, -2, "__metatable"); /* the library is in it */
    lua_pushvalue(lua, -3);
    lua_setfield(lua, -2, "__index");
    lua_pushvalue(lua, -3);
    lua_pushcclosure(lua, pairs_of_cover, 1);
    lua_setfield(lua, -2, "__pairs");
    if (luaL_getmetafield(lua, -3, "__call") != LUA_TNIL) {
        lua_setfield(lua, -2, "__call");
    }
    lua_setmetatable(lua, -2);
}

void isolation_cover(lua_State *lua)
{
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &globals_key) != LUA_TTABLE || !lua_istable(lua, -2)) {
        lua_pop(lua, 1);
        return;
    }
    lua_pop(lua, 1);
    if (take_cover(lua)) {
        return;
    }
    /* It has its cover before what is in it is looked at: in a trusted state, package.loaded holds the globals, and they hold it. */
    push_cover(lua);
    note_cover(lua);
    lua_insert(lua, -2);
    cover_tables(lua);
    lua_pop(lua, 1);
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

static void clear_tables(lua_State *lua, const char *list)
{
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, list);

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

/* ---- metatables that are put back ---- */

static void copy_into(lua_State *lua, int from, int to)
{
    for (lua_pushnil(lua); lua_next(lua, from); lua_pop(lua, 1)) {
        lua_pushvalue(lua, -2);
        lua_pushvalue(lua, -2);
        lua_rawset(lua, to);
    }
}

/* The table on top of the stack gets a copy in the table below it, its value there, and is popped. */
static void remember(lua_State *lua)
{
    lua_newtable(lua);
    copy_into(lua, lua_gettop(lua) - 1, lua_gettop(lua));
    if (lua_getmetatable(lua, -2)) {
        lua_setmetatable(lua, -2);
    }
    lua_rawset(lua, -3);
}

static void remember_lists(lua_State *lua)
{
    const FilterContext *context = filter_context(lua);

    lua_createtable(lua, 0, LIST_TYPE_COUNT + 1);
    for (int type = 0; type < LIST_TYPE_COUNT; type++) {
        lua_rawgeti(lua, LUA_REGISTRYINDEX, context->list_metatables[type]);
        remember(lua);
    }
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &kept_key);
}

/* pandoc.path.treat_strings_as_paths adds to their metatable. */
static void remember_strings(lua_State *lua)
{
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &kept_key);
    lua_pushliteral(lua, "");
    if (lua_getmetatable(lua, -1)) {
        lua_remove(lua, -2);
        remember(lua);
    }
    lua_pop(lua, 1);
}

/* Has `table` only what `copy` has? */
static bool has_no_more(lua_State *lua, int table, int copy)
{
    int top = lua_gettop(lua);
    bool is_same = true;

    for (lua_pushnil(lua); is_same && lua_next(lua, table); lua_pop(lua, 1)) {
        lua_pushvalue(lua, -2);
        lua_rawget(lua, copy);
        is_same = lua_rawequal(lua, -1, -2);
        lua_pop(lua, 1);
    }
    lua_settop(lua, top);
    return is_same;
}

/* Does `table` have other values than `copy`, or more? Then it is made as the copy is. */
static void restore(lua_State *lua, int table, int copy)
{
    if (!has_no_more(lua, table, copy)) {
        clear(lua, table);
    }
    copy_into(lua, copy, table);
    if (!lua_getmetatable(lua, copy)) {
        lua_pushnil(lua);
    }
    lua_setmetatable(lua, table);
}

static void restore_metatables(lua_State *lua)
{
    int top = lua_gettop(lua);

    lua_rawgetp(lua, LUA_REGISTRYINDEX, &kept_key);
    for (lua_pushnil(lua); lua_next(lua, top + 1); lua_pop(lua, 1)) {
        restore(lua, top + 2, top + 3);
    }
    lua_settop(lua, top);
}

/* ---- modules that are made while a script runs ---- */

static bool are_covers_empty(lua_State *lua)
{
    int top = lua_gettop(lua);
    bool are_empty = true;

    luaL_getsubtable(lua, LUA_REGISTRYINDEX, COVERS);
    for (lua_Integer i = (lua_Integer)lua_rawlen(lua, top + 1); are_empty && i >= 1; i--) {
        lua_rawgeti(lua, top + 1, i);
        lua_pushnil(lua);
        are_empty = !lua_next(lua, top + 2);
        lua_settop(lua, top + 1);
    }
    lua_settop(lua, top);
    return are_empty;
}

static bool are_metatables_as_made(lua_State *lua)
{
    int top = lua_gettop(lua);
    bool are_same = true;

    lua_rawgetp(lua, LUA_REGISTRYINDEX, &kept_key);
    for (lua_pushnil(lua); are_same && lua_next(lua, top + 1); lua_pop(lua, 1)) {
        are_same = has_no_more(lua, top + 2, top + 3) && has_no_more(lua, top + 3, top + 2);
    }
    lua_settop(lua, top);
    return are_same;
}

void isolation_begin_module(lua_State *lua)
{
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &kept_key) == LUA_TTABLE &&
        !(are_covers_empty(lua) && are_metatables_as_made(lua))) {
        filter_context(lua)->is_laid_open = true;
    }
    lua_pop(lua, 1);
}

void isolation_push_pandoc(lua_State *lua)
{
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &globals_key) != LUA_TTABLE) {
        lua_pop(lua, 1);
        lua_pushglobaltable(lua);
    }
    lua_getfield(lua, -1, "pandoc");
    lua_remove(lua, -2);
}

/* ---- runs ---- */

int isolation_open(lua_State *lua)
{
    lua_settop(lua, 0);
    lua_pushglobaltable(lua);
    lua_pushvalue(lua, 1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &globals_key);
    remember_lists(lua);
    push_cover(lua);
    note_cover(lua);
    lua_pop(lua, 1);
    cover_tables(lua);
    cover_string_methods(lua, 1);
    remember_strings(lua);
    lua_pushcfunction(lua, get_metatable);
    isolation_set_global(lua, "getmetatable");
    return 0;
}

/* The globals are scripts' own, and so is their metatable: that of the library's has __index, a function. */
static void push_globals(lua_State *lua)
{
    enum { GLOBALS = 2, METATABLE, SCRIPT_GLOBALS_INDEX };
    enum { GLOBALS_ROOM = 64 }; /* for Lua's, pandoc's, and the script's own */

    lua_settop(lua, 0);
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &globals_key);
    lua_createtable(lua, 0, GLOBALS_ROOM);
    lua_createtable(lua, 0, 1);
    if (luaL_getmetafield(lua, 1, "__index") != LUA_TNIL) {
        lua_setfield(lua, METATABLE, "__index");
    }
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, SCRIPT_GLOBALS);
    copy_into(lua, 1, GLOBALS);
    copy_into(lua, SCRIPT_GLOBALS_INDEX, GLOBALS);
    lua_settop(lua, METATABLE);
    lua_setmetatable(lua, GLOBALS);
    lua_pushvalue(lua, GLOBALS);
    lua_setfield(lua, GLOBALS, "_G");
}

int isolation_begin(lua_State *lua)
{
    clear_tables(lua, COVERS);
    clear_tables(lua, RUN_TABLES);
    restore_metatables(lua);
    push_globals(lua);
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
