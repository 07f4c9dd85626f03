/*
 * element_walk.h - calls the functions of a filter on elements.
 *
 * A filter is a table with functions named as what they are called with: kinds ("Str"), types as a fallback ("Inline", "Block"), lists
 * ("Inlines", "Blocks"), "Meta" and "Pandoc". By default ("typewise") each of the four goes over the whole tree before the next begins:
 * inlines, lists of inlines, blocks, lists of blocks, each from the leaves to the root, and then Meta and Pandoc. With traverse =
 * "topdown" it is one pass from the root to the leaves, Pandoc and Meta first; what a function returned is not given to it again, but
 * what stands in it is; a second result false leaves it alone.
 *
 * A function returns nil (nothing changes), an element, or a list that takes the element's place. The source is pandoc's reference
 * (lua-filters, "Lua filter structure"). No recursion on the depth of the tree.
 */
#ifndef FILTER_ELEMENT_WALK_H
#define FILTER_ELEMENT_WALK_H

#include "filter/filter_functions.h"

/*
 * Applies the filter at `filter`, an absolute index, to what is in `root`, which nobody else knows. Returns `root`, or another in its
 * place. `root` itself is only given to a function when it is a VIEW_PANDOC; META_INLINES and META_BLOCKS stand for lists without a
 * parent. `*is_changed` becomes true when a function returned something else than it was given; it may be NULL.
 */
ViewNode *element_walk(lua_State *lua, ViewNode *root, int filter, bool *is_changed);

/* The same with the functions of a filter, which stay on the stack. */
ViewNode *element_walk_with(lua_State *lua, ViewNode *root, const FilterFunctions *functions,
                            bool *is_changed);

#endif
