/*
 * template_json.h - JSON as a template sees it: tables, texts, numbers.
 */
#ifndef RENDER_TEMPLATE_JSON_H
#define RENDER_TEMPLATE_JSON_H

#include "base/arena.h"

#include <lua.h>

/* Deeper values are given as JSON text. */
enum { TEMPLATE_JSON_DEPTH = 8 };

/*
 * Pushes one JSON value that memoc wrote. Objects and arrays are tables, null is nil; a number that Lua cannot hold is its text.
 * `scratch` is used on the way. May raise errors.
 */
void template_push_json(lua_State *lua, Arena *scratch, Slice json);

#endif
