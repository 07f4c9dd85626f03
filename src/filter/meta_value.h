/*
 * meta_value.h - metadata as Lua has it: booleans, strings, Inlines, Blocks, lists, and tables for maps.
 */
#ifndef FILTER_META_VALUE_H
#define FILTER_META_VALUE_H

#include "filter/filter_context.h"

/* Pushes a table of the type Meta with the values of a document's map. */
void meta_value_push_document(lua_State *lua, const ViewNode *map);

/* Appends to `parent` a map of the table at `index`. Raises an error when there is something in it that is no metadata. */
void meta_value_read_document(lua_State *lua, int index, ViewNode *parent);

/* Adds Meta, MetaInlines and their like to the table on top of the stack. */
void meta_value_constructors_add(lua_State *lua);

/* Pushes any value. */
void meta_value_push(lua_State *lua, const ViewNode *value);

#endif
