/*
 * element_library.h - elements and lists of them in the module pandoc.
 */
#ifndef FILTER_ELEMENT_LIBRARY_H
#define FILTER_ELEMENT_LIBRARY_H

#include <lua.h>

/* Makes the metatables of elements and lists, and adds the constructors to the table pandoc, which is on top of the stack. */
void element_library_add(lua_State *lua);

#endif
