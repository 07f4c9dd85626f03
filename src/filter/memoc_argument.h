/*
 * memoc_argument.h - the table that functions of `memoc` are called with.
 *
 *     memoc.report {rule = 'vocabulary/term', message = 'say "file"', node = word}
 *
 * All functions take the name of their caller for errors, and look into the table at index 1.
 */
#ifndef FILTER_MEMOC_ARGUMENT_H
#define FILTER_MEMOC_ARGUMENT_H

#include "filter/filter_context.h"

/* An error when there is no document, or no table. */
const FilterSubject *memoc_argument_begin(lua_State *lua, const char *caller);

/* The string at `key`, on one line, without blanks around it; empty when there is none. */
Slice memoc_argument_line(lua_State *lua, const char *caller, const char *key);

/* The same; an error when there is none. */
Slice memoc_argument_required(lua_State *lua, const char *caller, const char *key);

/* What the element at "node" was read from, else what the function works on: element_source_find. */
const ViewNode *memoc_argument_place(lua_State *lua, const char *caller);

#endif
