/*
 * sandbox_library.h - what a script can call.
 *
 * Everything that is not on the lists in the .c file is not there: default-deny. What is there gives the same answer
 * in every run and on every machine:
 *
 * - pairs and next go by order: numbers, then texts, then the rest (ordered_pairs.h). Lua's own order is chance.
 * - tostring and string.format do not show addresses: a table is "table". "%p" is an error.
 * - there is no clock, no locale, no random number and no collectgarbage("count").
 *
 * And nothing gets around the limits: what catches errors lets "it runs too long" through; there are no finalizers
 * from scripts (they run without hooks); load takes text only, as a string (a reader function's errors are caught in
 * C); loops in C that ask for no memory, such as table.move's, are charged by their length, and tables with a __len
 * of their own are refused there.
 */
#ifndef SCRIPT_SANDBOX_LIBRARY_H
#define SCRIPT_SANDBOX_LIBRARY_H

#include <lua.h>
#include <stdbool.h>

/* Fills the state's globals. For sandbox_open: it may raise errors. */
void sandbox_library_open(lua_State *lua, bool is_frozen);

#endif
