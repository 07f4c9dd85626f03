/*
 * module_json.h - pandoc.json: Lua's values as JSON.
 *
 * As pandoc's: a table is an array when it is a pandoc.List or, without a metatable, has an item 1; any other is an object, whose
 * members are written in the order of their keys. Numbers are read as floats, arrays as pandoc.List. A value whose metatable has
 * __tojson is written as what that gives. JSON that is one of pandoc's elements is read as that (element_json.h), unless decode is told
 * otherwise.
 */
#ifndef FILTER_MODULE_JSON_H
#define FILTER_MODULE_JSON_H

#include <lua.h>

/* Pushes the module. */
int module_json_open(lua_State *lua);

#endif
