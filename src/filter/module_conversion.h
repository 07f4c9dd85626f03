/*
 * module_conversion.h - what pandoc.read and pandoc.write are made of (src/filter/lua/conversion.lua).
 */
#ifndef FILTER_MODULE_CONVERSION_H
#define FILTER_MODULE_CONVERSION_H

#include <lua.h>

/*
 * Pushes a table:
 *   read_markdown(text, dialect)   a Pandoc; dialect as in dialect.h
 *   read_json(text)                a Pandoc
 *   write(doc, format, wraps)      text; format is "html", "json", "native", "plain" or "gfm"; wraps: "preserve" or "none"
 */
int module_conversion_open(lua_State *lua);

#endif
