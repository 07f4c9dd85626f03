/*
 * element_json.h - elements from pandoc's JSON.
 */
#ifndef FILTER_ELEMENT_JSON_H
#define FILTER_ELEMENT_JSON_H

#include "base/slice.h"

#include <lua.h>
#include <stdbool.h>

/* Pushes the Pandoc, element, Inlines or Blocks that the text is; false, and nothing, when it is none of these. */
bool element_json_push(lua_State *lua, Slice text);

#endif
