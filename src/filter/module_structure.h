/*
 * module_structure.h - pandoc.structure, what of it is in C: see src/filter/lua/structure.lua for the rest.
 *
 *     Chunk(fields), ChunkedDoc(fields)  records; those of a ChunkedDoc cannot be set
 *     identifier(text, is_github, is_ascii)  what pandoc makes of the text of a heading; may be empty
 */
#ifndef FILTER_MODULE_STRUCTURE_H
#define FILTER_MODULE_STRUCTURE_H

#include <lua.h>

/* Pushes a table of these. */
int module_structure_open(lua_State *lua);

#endif
