/*
 * flat_blocks.h - blocks as inlines, as pandoc flattens them (pandoc.utils.blocks_to_inlines).
 *
 * What stands in paragraphs, headings and cells; code and raw blocks as Code and RawInline. Between two blocks of a list is a separator;
 * between the items of a list is nothing; rows of a table are lines. Captions and rules leave nothing.
 */
#ifndef FILTER_FLAT_BLOCKS_H
#define FILTER_FLAT_BLOCKS_H

#include "filter/element.h"

/*
 * Appends to `to` the inlines of the blocks in `blocks`, which are copied. `separator` has the inlines between those: NULL for a LineBreak,
 * as there always is between blocks within them.
 */
void flat_blocks_add(lua_State *lua, ViewNode *to, ViewNode *blocks, const ViewNode *separator);

#endif
