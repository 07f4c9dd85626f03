/*
 * standard_library.h - parts of Lua's own libraries that filters expect, and that are harmless.
 *
 * os       getenv finds nothing; time and date know only the day that freshness is judged by, at midnight in UTC; what would change or
 *          look at the machine is an error that says so
 * io       stdout and stderr, and write: where `print` writes, too. Reading files is script_files.h
 * package  path, for require; loaded, preload, config; there is no C
 */
#ifndef FILTER_STANDARD_LIBRARY_H
#define FILTER_STANDARD_LIBRARY_H

#include "filter/filter_library.h"

/* Makes or completes these globals. Not for a trusted sandbox, which has Lua's. May raise errors. */
void standard_library_add(lua_State *lua, FilterLibrary *library);

#endif
