/*
 * module_json.h - pandoc.json: Lua's values as JSON.
 *
 * As pandoc's: a table is an array when it is a pandoc.List or, without a metatable, has an item 1; any other is an object, whose
 * members are written in the order of their keys. Numbers are read as floats, arrays as pandoc.List. A value whose metatable has
 * __tojson is written as what that gives.
 */
#ifndef FILTER_MODULE_JSON_H
#define FILTER_MODULE_JSON_H

#include <lua.h>

/*
 * The field of Lua's registry for a function that makes an element of what decode has read: it gets the plain value, and
 * returns the element (Inline, Block, Pandoc, Inlines or Blocks), or nil when it is none. Where the field is nil, there are no elements.
 */
#define MODULE_JSON_ELEMENT "memoc.json.element"

/* Pushes the module. */
int module_json_open(lua_State *lua);

#endif
