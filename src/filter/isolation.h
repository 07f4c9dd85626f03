/*
 * isolation.h - nothing that a filter leaves behind is seen by the next run.
 *
 * A run has a table of globals of its own; behind it stand those of the library. Library tables (string, pandoc, pandoc.utils) are
 * shown through empty tables: what a filter writes goes there, and is cleared before the next run. Metatables of lists, which are
 * tables that scripts see (pandoc.List), are put back as they were.
 */
#ifndef FILTER_ISOLATION_H
#define FILTER_ISOLATION_H

#include <lua.h>

/* For sandbox_run, once, when the library is open. */
int isolation_open(lua_State *lua);

/* For sandbox_run, before each run. */
int isolation_begin(lua_State *lua);

/* Replaces the table on top of the stack, of a library, by one that shows it. */
void isolation_cover(lua_State *lua);

/* Pushes a compiled chunk, the reference of a function in the registry, with the globals of this run. */
void isolation_push_function(lua_State *lua, int function);

#endif
