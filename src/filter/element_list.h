/*
 * element_list.h - properties that are lists of elements, or elements: content, caption, rows.
 *
 * Their values are among the children of a node (Part), and are lists in Lua.
 */
#ifndef FILTER_ELEMENT_LIST_H
#define FILTER_ELEMENT_LIST_H

#include "filter/element_kind.h"
#include "filter/filter_context.h"

extern const Property property_inlines;       /* content */
extern const Property property_blocks;        /* content */
extern const Property property_items;         /* content: of bullet and ordered lists */
extern const Property property_lines;         /* content: of line blocks */
extern const Property property_definitions;   /* content: of definition lists */
extern const Property property_image_caption; /* caption */
extern const Property property_caption;       /* caption: of tables and figures */
extern const Property property_short;         /* of captions */
extern const Property property_long;          /* of captions */
extern const Property property_citations;     /* of cites */
extern const Property property_prefix;        /* of citations */
extern const Property property_suffix;        /* of citations */
extern const Property property_contents;      /* of cells */
extern const Property property_cells;         /* of rows */
extern const Property property_rows;          /* of heads and feet */
extern const Property property_body_head;     /* head: rows, of bodies */
extern const Property property_body;          /* rows, of bodies */
extern const Property property_head;          /* of tables */
extern const Property property_bodies;        /* of tables */
extern const Property property_foot;          /* of tables */
extern const Property property_blocks_of_all; /* blocks: of Pandoc */
extern const Property property_meta;          /* of Pandoc */

/* What other values are told that they should be. */
#define WANTED_INLINES "Inline, list of Inlines, or string"
#define WANTED_BLOCKS "Block, list of Blocks, or compatible element"

/* Pushes handles on `first` and its siblings as a list. */
void element_push_list(lua_State *lua, ViewNode *first, ListType type);

/* Sets the metatable of the table on top of the stack. */
void element_set_list_type(lua_State *lua, ListType type);

/* Are the elements of the list at `index` just `first` and its siblings? */
bool element_list_is_same(lua_State *lua, int index, const ViewNode *first);

#endif
