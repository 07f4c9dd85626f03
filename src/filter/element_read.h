/*
 * element_read.h - nodes from what filters write for them.
 *
 * pandoc takes more than elements where it wants some ("fuzzy"): a string is text, one element is a list of one, a table may be a cell.
 * All functions append to `parent` copies of what stands at `index`, which is an absolute one. They return false when that is nothing of
 * the kind, and have then appended nothing.
 */
#ifndef FILTER_ELEMENT_READ_H
#define FILTER_ELEMENT_READ_H

#include "filter/element.h"

typedef bool ElementReader(lua_State *lua, int index, ViewNode *parent);

/* An inline, or a string, which becomes one Str; or an object with a metamethod __toinline. */
ElementReader element_read_inline;

/* A string, which is cut into words; an inline; or a list of inlines. */
ElementReader element_read_inlines;

/* A block, an object with a metamethod __toblock, or inlines, which become a Plain. */
ElementReader element_read_block;

/* A block or a list of blocks, as for element_read_block. */
ElementReader element_read_blocks;

/* The same, but what can be read as inlines is one Plain: so properties are set. */
ElementReader element_read_content;

/* Parts with blocks or inlines: an item of a list, a line, an item of a definition list. */
ElementReader element_read_item;
ElementReader element_read_line;
ElementReader element_read_definition_item;

/* A list of what `read` reads. */
bool element_read_list(lua_State *lua, int index, ViewNode *parent, ElementReader *read);

/* Elements of just one kind, or tables that have their properties. */
ElementReader element_read_caption;
ElementReader element_read_citation;
ElementReader element_read_table_head;
ElementReader element_read_table_body;
ElementReader element_read_table_foot;
ElementReader element_read_row;
ElementReader element_read_cell;

/* Raises the error that something else stands at `index`. */
_Noreturn void element_read_fail(lua_State *lua, int index, const char *wanted);

#endif
