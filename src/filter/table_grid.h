/*
 * table_grid.h - tables whose rows fill their columns.
 *
 * A filter may make rows with too few cells or too many, and cells that span more than there is. This is what pandoc makes of them
 * (pandoc-types, Text.Pandoc.Builder: normalizeTableHead and its like): cells stand in the next free columns, one after the other; spans
 * end with the columns, or the rows, of their part; what does not fit is dropped, and empty cells fill up.
 */
#ifndef FILTER_TABLE_GRID_H
#define FILTER_TABLE_GRID_H

#include "filter/element.h"

/* Changes the rows and cells of a table, which are nobody else's (element_settle). Takes rows times columns. */
void table_grid_fill(lua_State *lua, ViewNode *table);

#endif
