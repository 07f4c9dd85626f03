/*
 * version.h - version numbers as Lua values: pandoc.types.Version, PANDOC_VERSION.
 *
 * A version is a userdata that looks like a list of whole numbers; it is compared number by number, with another version or whatever
 * one can be made from: "2.7.3", {2, 7, 3}, 5.
 */
#ifndef FILTER_VERSION_H
#define FILTER_VERSION_H

#include <lua.h>

/* Pushes a version from the value at `index`; an error when there is none in it. */
void version_push(lua_State *lua, int index);

#endif
