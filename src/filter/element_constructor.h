/*
 * element_constructor.h - elements from arguments and from tables.
 */
#ifndef FILTER_ELEMENT_CONSTRUCTOR_H
#define FILTER_ELEMENT_CONSTRUCTOR_H

#include "filter/element.h"

/*
 * A new node of `kind`, whose properties are the values from `first`, an absolute index, to the top of the stack; those that are nil, or
 * not there, have their defaults. Raises an error when a required one is missing.
 */
ViewNode *element_make(lua_State *lua, unsigned kind, int first);

/* The same from a table whose fields have the names of properties. None is required. */
ViewNode *element_from_fields(lua_State *lua, int index, unsigned kind);

/* Adds the constructors of all kinds, and the constants that they take, to the table on top of the stack. */
void element_constructors_add(lua_State *lua);

#endif
