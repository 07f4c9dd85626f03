/*
 * inlines_join.h - inlines put side by side as pandoc's Builder does (pandoc-types, Text.Pandoc.Builder).
 *
 * Where two lists meet, two Str become one, and so do two Emph, Underline, Strong, Subscript, Superscript or Strikeout; of two breaks the
 * stronger stays, but two LineBreaks both do. What stood in the two is put in one list as it is.
 */
#ifndef FILTER_INLINES_JOIN_H
#define FILTER_INLINES_JOIN_H

#include "filter/element.h"

/*
 * Moves `first` and its siblings to the end of `to`, joined where they meet. The nodes are nobody else's (element_settle), and are changed.
 */
void inlines_join(lua_State *lua, ViewNode *to, ViewNode *first);

/* The same with each inline among the children of `node` and the next one. */
void inlines_join_all(lua_State *lua, ViewNode *node);

#endif
