/*
 * native.h - what pandoc's modules in Lua get from C.
 *
 *     object(metatable, value)   a userdata that holds a value: scripts see nothing of it but what the metatable shows
 *     value(object, metatable)   the value; nil when it is no object with this metatable
 *     width(text)                columns, as pandoc counts them (doclayout): emoji sequences are two wide
 *     place(level)               where the function at this level of the call stack stands: name, line; nil when it is not Lua
 *     log(level, message)        to FilterLibrary.log
 *     messages                   the list that PANDOC_STATE.log is
 */
#ifndef FILTER_NATIVE_H
#define FILTER_NATIVE_H

#include <lua.h>

/* Pushes a table of these; its argument is the FilterLibrary, a light userdata. */
int native_open(lua_State *lua);

/* Pushes the list that PANDOC_STATE.log is. */
void native_push_messages(lua_State *lua);

#endif
