/*
 * element_method.h - what can be done with any element, and with lists of them: clone, show, walk, compare, print.
 */
#ifndef FILTER_ELEMENT_METHOD_H
#define FILTER_ELEMENT_METHOD_H

#include "filter/filter_context.h"

/*
 * For a kind: adds metamethods to the metatable that is second on the stack, and methods to the table of its names, on top.
 */
void element_methods_add(lua_State *lua, unsigned kind);

/* For a type of lists: adds walk, clone and metamethods to the metatable on top of the stack. */
void element_methods_add_for_list(lua_State *lua, ListType type);

#endif
