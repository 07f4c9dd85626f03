/*
 * module_system.h - what pandoc.system, which is in Lua (lua/system.lua), gets from C.
 *
 * A script that is not trusted gets the functions that read below the project's root, through FilterLibrary.files: what they are
 * asked for is an input of the document. Only a trusted one gets those that write, and those whose results depend on the machine.
 * All functions give true or their result, else nil and what is wrong, as errno says it.
 *
 *     trusted, arch, os                       values
 *     read(path), list(path)                  a file, the sorted names in a folder
 *     enter(path), leave()                    untrusted: the folder where paths begin; leave goes to the one that is its argument
 *     write(path, text), copy(from, to), rename(from, to), remove(path), make_folder(path), remove_folder(path), is_folder(path)
 *     times(path)                             two numbers, seconds since 1970
 *     folder(), enter(path)                   trusted: the working folder, really
 *     environment(), set_environment(table), cputime(), make_temporary(path)
 */
#ifndef FILTER_MODULE_SYSTEM_H
#define FILTER_MODULE_SYSTEM_H

#include <lua.h>

/* Pushes the table of these; its argument is the FilterLibrary, a light userdata. */
int module_system_open(lua_State *lua);

#endif
