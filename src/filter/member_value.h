/*
 * member_value.h - members of records from Lua's values.
 *
 * A member is a string, a number, true or false, or a list of such, of lists, or of tables with names (a piece of code: {lang=, text=}).
 * Members that the schemas of records know have the type that these say.
 */
#ifndef FILTER_MEMBER_VALUE_H
#define FILTER_MEMBER_VALUE_H

#include "base/json.h"

#include <lua.h>

/* The keys of the table at `index`, in byte order; an error when one is no string. */
Slice *member_value_keys(lua_State *lua, const char *caller, int index, size_t *count);

/* Writes the member `name` with the value on top of the stack, which stays there. Nothing for an empty string. */
void member_value_write(lua_State *lua, JsonWriter *out, const char *caller, Slice name);

#endif
