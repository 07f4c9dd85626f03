/*
 * inlines_join.h - inlines put side by side as pandoc's Builder does (pandoc-types, Text.Pandoc.Builder).
 *
 * Where two lists meet, two Str become one, and so do two Emph, Underline, Strong, Subscript, Superscript or Strikeout; of two breaks the
 * stronger stays, but two LineBreaks both do. What stood in the two is put in one list as it is.
 */
#ifndef FILTER_INLINES_JOIN_H
#define FILTER_INLINES_JOIN_H

#include "base/buffer.h"
#include "filter/element.h"

/* A list that grows at its end. */
typedef struct InlinesJoin {
    lua_State *lua;
    ViewNode *to;
    const ViewNode *str; /* the Str whose text is in `text`, when more than one became it */
    Buffer text;
} InlinesJoin;

/* The inlines that come go behind the children of `to`, which are nobody else's (element_settle), and may be changed. */
void inlines_join_init(InlinesJoin *join, lua_State *lua, ViewNode *to);

/* Moves `first` and its siblings there, joined where they meet. They are nobody else's, either. */
void inlines_join_add(InlinesJoin *join, ViewNode *first);

/* Joins each inline among the children of `node` with the next one. */
void inlines_join_all(lua_State *lua, ViewNode *node);

#endif
