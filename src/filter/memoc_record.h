/*
 * memoc_record.h - records of filters.
 */
#ifndef FILTER_MEMOC_RECORD_H
#define FILTER_MEMOC_RECORD_H

#include <lua.h>

/*
 * memoc.record {kind=, title=, text=, node=, ...}: a record of a kind that filters make (record_kind_is_given), at the element `node`,
 * else at what the function works on; at a heading it is about its section. `text` is what stands there where it is not said. All
 * other fields are members of the record (member_value.h); an empty text is left out.
 */
int memoc_record(lua_State *lua);

#endif
