/*
 * normalize.h - documents in which inlines are joined and tables are filled: Pandoc:normalize().
 */
#ifndef FILTER_NORMALIZE_H
#define FILTER_NORMALIZE_H

#include <lua.h>

/* normalize(doc): a copy in which neighbours are joined (inlines_join.h) and rows fill their columns (table_grid.h). */
int normalize_document(lua_State *lua);

#endif
