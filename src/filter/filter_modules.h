/*
 * filter_modules.h - pandoc's modules, and how they are found.
 */
#ifndef FILTER_FILTER_MODULES_H
#define FILTER_FILTER_MODULES_H

#include "filter/filter_library.h"

/* Makes the globals `require` and `pandoc`. May raise errors. */
void filter_modules_add(lua_State *lua, FilterLibrary *library);

#endif
