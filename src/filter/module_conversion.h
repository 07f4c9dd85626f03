/*
 * module_conversion.h - what pandoc.read and pandoc.write are made of (src/filter/lua/conversion.lua).
 */
#ifndef FILTER_MODULE_CONVERSION_H
#define FILTER_MODULE_CONVERSION_H

#include <lua.h>

/*
 * Pushes a table:
 *   read_markdown(text, dialect, classes)          a Pandoc; dialect as in dialect.h; classes for indented code, a list
 *   read_json(text)                               a Pandoc
 *   write(doc, format, attributes, joins_lines)   text; format is "html", "json", "native", "plain" or "gfm"; the rest is for gfm
 *   is_trusted                                    whether programs may be run
 */
int module_conversion_open(lua_State *lua);

#endif
