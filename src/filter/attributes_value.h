/*
 * attributes_value.h - Attr and its parts as Lua has them: identifier, classes, and attributes in their order.
 */
#ifndef FILTER_ATTRIBUTES_VALUE_H
#define FILTER_ATTRIBUTES_VALUE_H

#include "filter/element_kind.h"

extern const Property property_attr;       /* of elements */
extern const Property property_identifier; /* these three of Attr */
extern const Property property_classes;
extern const Property property_attributes;

/* pandoc.Attr([identifier [, classes [, attributes]]]), pandoc.Attr(table): also one of names and values, as in HTML. */
int attributes_value_make(lua_State *lua);

/* pandoc.AttributeList(table) */
int attributes_value_make_list(lua_State *lua);

/* Adds the metamethods of AttributeList to the metatable on top of the stack: its keys are those of the attributes, and positions. */
void attributes_value_add_list_methods(lua_State *lua);

#endif
