/*
 * module_text.h - pandoc.text: text as code points, not bytes.
 */
#ifndef FILTER_MODULE_TEXT_H
#define FILTER_MODULE_TEXT_H

#include <lua.h>

/* Pushes the module. */
int module_text_open(lua_State *lua);

#endif
