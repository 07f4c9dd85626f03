/*
 * lua.h - memoc lua: a script, with the library that filters have.
 */
#ifndef CLI_LUA_H
#define CLI_LUA_H

#include "base/option.h"

extern const Command lua_command;

#endif
