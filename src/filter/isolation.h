/*
 * isolation.h - nothing that a filter leaves behind is seen by the next run.
 *
 * A run has a table of globals of its own, a copy of those of the library. Library tables (string, pandoc, pandoc.utils) are shown
 * through empty tables: what a filter writes goes there, and is cleared before the next run. Metatables of lists, which are tables
 * that scripts see (pandoc.List), are put back as they were. A script that asks for another metatable of the library, or for what else
 * cannot be put back, gets it, and the state is marked: it must not be used for another run (FilterContext.is_laid_open).
 *
 * So no function of the library may return a table that it keeps, but one that is emptied, or covered.
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

/* The value on top of the stack, which is popped, is what scripts find as the global `name`, whatever the library has there. */
void isolation_set_global(lua_State *lua, const char *name);

/* The table on top of the stack, which stays there, is emptied before each run. */
void isolation_clear_table(lua_State *lua);

/* The compiled chunk at `index` is of the library: it sees the globals of that, not those of a run. */
void isolation_set_library_globals(lua_State *lua, int index);

/* A module of the library is about to be loaded: it may keep what a script has changed, a function of a library or a list. */
void isolation_begin_module(lua_State *lua);

/* Pushes the table pandoc as scripts see it, whatever they call so. */
void isolation_push_pandoc(lua_State *lua);

/* Replaces the table on top of the stack, of a library, by one that shows it. */
void isolation_cover(lua_State *lua);

/* Pushes a compiled chunk, the reference of a function in the registry, with the globals of this run. */
void isolation_push_function(lua_State *lua, int function);

#endif
