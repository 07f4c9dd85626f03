#include "script/sandbox_library.h"

#include "script/ordered_pairs.h"
#include "script/sandbox.h"
#include "script/sandbox_loops.h"

#include <lauxlib.h>
#include <lualib.h>

#include <stdlib.h>
#include <string.h>

enum {
    COROUTINE_COST = 1000
}; /* instructions: as many may pass in a new coroutine before they are counted */

typedef struct Library {
    const char *name; /* NULL: global functions */
    lua_CFunction open;
    const char *const *functions;
} Library;

static const char *const base_functions[] = {
    "assert", "error",  "getmetatable", "ipairs", "rawequal", "rawget", "rawlen",
    "rawset", "select", "tonumber",     "type",   "_VERSION", NULL,
};

static const char *const string_functions[] = {
    "byte", "char",     "find",    "gmatch", "gsub",   "len",   "lower", "match",
    "pack", "packsize", "reverse", "sub",    "unpack", "upper", NULL,
};

static const char *const table_functions[] = {"pack", "unpack", NULL};

static const char *const math_functions[] = {
    "abs",  "acos", "asin", "atan", "ceil",       "cos",  "deg",        "exp",  "floor",
    "fmod", "huge", "log",  "max",  "maxinteger", "min",  "mininteger", "modf", "pi",
    "rad",  "sin",  "sqrt", "tan",  "tointeger",  "type", "ult",        NULL,
};

static const char *const utf8_functions[] = {
    "char", "charpattern", "codepoint", "codes", "len", "offset", NULL,
};

static const char *const coroutine_functions[] = {
    "isyieldable", "running", "status", "yield", NULL,
};

static const Library libraries[] = {
    {NULL, luaopen_base, base_functions},
    {"string", luaopen_string, string_functions},
    {"table", luaopen_table, table_functions},
    {"math", luaopen_math, math_functions},
    {"utf8", luaopen_utf8, utf8_functions},
    {"coroutine", luaopen_coroutine, coroutine_functions},
};

enum { LIBRARY_COUNT = sizeof libraries / sizeof libraries[0] };

static int after_guarded(lua_State *lua, int status, lua_KContext context)
{
    (void)status;
    (void)context;
    sandbox_check(lua);
    return lua_gettop(lua);
}

/* Calls the function in the upvalue, and does not come back when the limit was passed in there. */
static int call_guarded(lua_State *lua)
{
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_callk(lua, lua_gettop(lua) - 1, LUA_MULTRET, 0, after_guarded);
    return after_guarded(lua, LUA_OK, 0);
}

/* The message handler of xpcall, its own in the upvalue: it would run where errors are raised, without the hook. */
static int handle_guarded(lua_State *lua)
{
    if (sandbox_from_lua(lua)->is_exhausted) {
        return 1;
    }
    lua_settop(lua, 1);
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, 1, 1);
    return 1;
}

static int xpcall_guarded(lua_State *lua)
{
    luaL_checktype(lua, 2, LUA_TFUNCTION);
    lua_pushvalue(lua, 2);
    lua_pushcclosure(lua, handle_guarded, 1);
    lua_replace(lua, 2);
    return call_guarded(lua);
}

/* A coroutine begins to count from nothing. */
static int create_charged(lua_State *lua)
{
    sandbox_charge(lua, COROUTINE_COST);
    return call_guarded(lua);
}

/* A finalizer of a script's would run at any time, without the hook. */
static int set_metatable(lua_State *lua)
{
    luaL_argexpected(lua, lua_isnil(lua, 2) || lua_istable(lua, 2), 2, "nil or table");
    if (lua_istable(lua, 2)) {
        lua_pushliteral(lua, "__gc");
        if (lua_rawget(lua, 2) != LUA_TNIL) {
            return luaL_error(lua, "finalizers (__gc) are not available");
        }
        lua_pop(lua, 1);
    }
    return call_guarded(lua);
}

/* load(text [, name [, mode [, environment]]]) */
static int load_text(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TSTRING);
    lua_settop(lua, lua_isnone(lua, 4) ? 3 : 4);
    lua_pushliteral(lua, "t");
    lua_replace(lua, 3);
    return call_guarded(lua);
}

static bool has_address(lua_State *lua, int index)
{
    int type = lua_type(lua, index);

    return type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TUSERDATA ||
           type == LUA_TLIGHTUSERDATA || type == LUA_TTHREAD;
}

/* Pushes the value at `index` as text. */
static void push_text(lua_State *lua, int index)
{
    index = lua_absindex(lua, index);
    if (has_address(lua, index)) {
        if (luaL_getmetafield(lua, index, "__tostring") == LUA_TNIL) {
            if (luaL_getmetafield(lua, index, "__name") != LUA_TSTRING) {
                lua_pushstring(lua, luaL_typename(lua, index));
            }
            return;
        }
        lua_pop(lua, 1);
    }
    luaL_tolstring(lua, index, NULL);
}

static int to_string(lua_State *lua)
{
    luaL_checkany(lua, 1);
    push_text(lua, 1);
    return 1;
}

static bool shows_addresses(const char *format)
{
    for (const char *at = strchr(format, '%'); at != NULL; at = strchr(at, '%')) {
        at += 1 + strspn(at + 1, "-+ #0123456789.");
        if (*at == 'p') {
            return true;
        }
        at += *at != '\0';
    }
    return false;
}

static int format_text(lua_State *lua)
{
    int count = lua_gettop(lua);

    if (shows_addresses(luaL_checkstring(lua, 1))) {
        return luaL_error(lua, "\"%%p\" is not available: addresses differ from run to run");
    }
    for (int i = 2; i <= count; i++) {
        if (has_address(lua, i)) {
            push_text(lua, i);
            lua_replace(lua, i);
        }
    }
    return call_guarded(lua);
}

/* Without an effect: when memory is collected must not be seen. */
static int collect_garbage(lua_State *lua)
{
    lua_pushinteger(lua, 0);
    return 1;
}

typedef struct Replacement {
    const char *library; /* NULL: global */
    const char *name;
    lua_CFunction function; /* the original is its upvalue, if there is one */
} Replacement;

static const Replacement replacements[] = {
    {NULL, "pairs", ordered_pairs},        {NULL, "next", ordered_next},
    {NULL, "pcall", call_guarded},         {NULL, "xpcall", xpcall_guarded},
    {NULL, "setmetatable", set_metatable}, {NULL, "load", load_text},
    {NULL, "tostring", to_string},         {NULL, "collectgarbage", collect_garbage},
    {"string", "format", format_text},     {"string", "rep", loop_repeat},
    {"table", "concat", loop_concat},      {"table", "insert", loop_insert},
    {"table", "move", loop_move},          {"table", "remove", loop_remove},
    {"table", "sort", loop_sort},          {"coroutine", "create", create_charged},
    {"coroutine", "wrap", create_charged}, {"coroutine", "resume", call_guarded},
    {"coroutine", "close", call_guarded},
};

/* `given` is the index of the library as Lua made it, `kept` that of the one that scripts see. */
static void add_replacements(lua_State *lua, const Library *library, int given, int kept)
{
    for (size_t i = 0; i < sizeof replacements / sizeof replacements[0]; i++) {
        const Replacement *replacement = &replacements[i];
        bool here = library->name && replacement->library
                        ? strcmp(library->name, replacement->library) == 0
                        : library->name == replacement->library;

        if (here) {
            lua_getfield(lua, given, replacement->name);
            lua_pushcclosure(lua, replacement->function, 1);
            lua_setfield(lua, kept, replacement->name);
        }
    }
}

/* Pushes a library as Lua makes it. luaopen_base writes into the globals: it gets a table of its own for that. */
static void push_given(lua_State *lua, const Library *library)
{
    lua_newtable(lua);
    lua_rawseti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_pushcfunction(lua, library->open);
    lua_call(lua, 0, 1);
    /* Where lauxlib finds the names of functions that C calls: "bad argument #1 to 'pcall'". */
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    lua_pushvalue(lua, -2);
    lua_setfield(lua, -2, library->name ? library->name : LUA_GNAME);
    lua_pop(lua, 1);
}

/* Pushes a library: a table of what is on its list. */
static void push_library(lua_State *lua, const Library *library)
{
    int given;
    int kept;

    push_given(lua, library);
    given = lua_gettop(lua);
    lua_newtable(lua);
    kept = lua_gettop(lua);
    for (const char *const *name = library->functions; *name; name++) {
        lua_getfield(lua, given, *name);
        lua_setfield(lua, kept, *name);
    }
    add_replacements(lua, library, given, kept);
    lua_remove(lua, given);
}

static int refuse_change(lua_State *lua)
{
    return luaL_error(lua, "\"%s\" cannot be changed here: use a local variable",
                      lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "it");
}

/* Replaces the table on top by one that shows what is in it and takes nothing. */
static void freeze(lua_State *lua)
{
    lua_newtable(lua);
    lua_createtable(lua, 0, 3);
    lua_pushvalue(lua, -3);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, refuse_change);
    lua_setfield(lua, -2, "__newindex");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
    lua_remove(lua, -2);
}

/* ("x"):rep(3) finds its method in the string library on top, and scripts do not get at the metatable. */
static void set_string_methods(lua_State *lua)
{
    lua_pushliteral(lua, "");
    lua_getmetatable(lua, -1);
    lua_pushvalue(lua, -3);
    lua_setfield(lua, -2, "__index");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_pop(lua, 2);
}

void sandbox_library_open(lua_State *lua, bool is_frozen)
{
    int globals;

    push_library(lua, &libraries[0]);
    globals = lua_gettop(lua);
    for (size_t i = 1; i < LIBRARY_COUNT; i++) {
        push_library(lua, &libraries[i]);
        if (is_frozen) {
            freeze(lua);
        }
        if (libraries[i].open == luaopen_string) {
            set_string_methods(lua);
        }
        lua_setfield(lua, globals, libraries[i].name);
    }
    if (is_frozen) {
        lua_pushnil(lua); /* it would write where nothing can be changed */
        lua_setfield(lua, globals, "rawset");
        lua_pushvalue(lua, globals);
        freeze(lua);
    } else {
        lua_pushvalue(lua, globals);
    }
    lua_pushvalue(lua, -1);
    lua_setfield(lua, globals, "_G");
    lua_rawseti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_settop(lua, globals - 1);
}
