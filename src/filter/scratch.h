/*
 * scratch.h - an arena for the time of a C function, which Lua frees if the function is left by an error.
 */
#ifndef FILTER_SCRATCH_H
#define FILTER_SCRATCH_H

#include "base/arena.h"

#include <lua.h>

/* Pushes what keeps the arena: it lives as long as that. */
Arena *scratch_push(lua_State *lua);

/* Pops it and frees the arena. */
void scratch_pop(lua_State *lua);

#endif
