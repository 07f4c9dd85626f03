/*
 * module_types.h - pandoc.types: values that are no part of a document.
 */
#ifndef FILTER_MODULE_TYPES_H
#define FILTER_MODULE_TYPES_H

#include <lua.h>

/* Pushes the module. */
int module_types_open(lua_State *lua);

#endif
