/*
 * stringify.h - pandoc.utils.stringify: the text of anything, without its formatting.
 *
 * What pandoc writes: words and code, blanks for breaks, quotation marks of quoted text; nothing of notes, raw text and the citations of a
 * cite. Of metadata all texts, in the order of their keys. The tree is read where it stands.
 */
#ifndef FILTER_STRINGIFY_H
#define FILTER_STRINGIFY_H

#include <lua.h>

/* stringify(value): an element, a part of one, a list of them, or a metadata value. */
int stringify_value(lua_State *lua);

#endif
