/*
 * module_utils.h - pandoc.utils, what of it is in C: see src/filter/lua/utils.lua for the rest.
 */
#ifndef FILTER_MODULE_UTILS_H
#define FILTER_MODULE_UTILS_H

#include <lua.h>

/* Pushes a table of these functions. */
int module_utils_open(lua_State *lua);

/* Adds those that the module pandoc has itself, or had, to the table on top of the stack: sha1, walk_block, walk_inline, SimpleTable. */
void module_utils_add_to_pandoc(lua_State *lua);

#endif
