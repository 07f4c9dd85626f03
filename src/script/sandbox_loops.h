/*
 * sandbox_loops.h - library functions that loop in C without asking for memory, charged by their length.
 *
 * No hook runs in them: table.move({}, 1, 2^60, 2) would take years. So would a table whose __len says 2^60; such
 * tables are refused. Each of these calls the function in its upvalue, the one that Lua made.
 */
#ifndef SCRIPT_SANDBOX_LOOPS_H
#define SCRIPT_SANDBOX_LOOPS_H

#include <lua.h>

int loop_repeat(lua_State *lua); /* string.rep */
int loop_concat(lua_State *lua); /* table.concat, and so on */
int loop_insert(lua_State *lua);
int loop_move(lua_State *lua);
int loop_remove(lua_State *lua);
int loop_sort(lua_State *lua);

#endif
