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

/*
 * What follows may be called before a state is isolated, and in one that is not (memoc lua, which has one run only): then there is
 * nothing to be done.
 */

/* The table on top of the stack, which stays there, is emptied before each run. */
void isolation_clear_table(lua_State *lua);

/* The compiled chunk at `index` is of the library: it sees the globals of that, not those of a run. */
void isolation_set_library_globals(lua_State *lua, int index);

/* Replaces the table on top of the stack, of a library, by one that shows it. */
void isolation_cover(lua_State *lua);

/* Pushes a compiled chunk, the reference of a function in the registry, with the globals of this run. */
void isolation_push_function(lua_State *lua, int function);

#endif
