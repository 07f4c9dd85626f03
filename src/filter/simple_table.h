/*
 * simple_table.h - pandoc.SimpleTable: a table as it was before pandoc 2.10, which old filters work with.
 *
 * A caption of inlines, alignments and widths of columns, one row of headers, and rows; cells are lists of blocks. The source is pandoc's
 * reference (lua-filters, "SimpleTable").
 */
#ifndef FILTER_SIMPLE_TABLE_H
#define FILTER_SIMPLE_TABLE_H

#include <lua.h>

/* SimpleTable(caption, aligns, widths, headers, rows) */
int simple_table_make(lua_State *lua);

/* from_simple_table(simple): a Table. */
int simple_table_to_table(lua_State *lua);

/*
 * to_simple_table(table): cells that span columns or rows become as many cells, all but the first one empty; rows of the head behind its
 * first one, and those of the foot, become rows.
 */
int simple_table_from_table(lua_State *lua);

#endif
