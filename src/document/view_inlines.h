/*
 * view_inlines.h - inlines as pandoc's readers join them.
 *
 * pandoc builds inlines with an operator that joins what meets at a seam: two Str become one, two
 * Emph, Strong or Strikeout too, and of Space, SoftBreak and LineBreak side by side the stronger
 * survives (two LineBreaks both do). These functions append to the end of a node in that way.
 */
#ifndef DOCUMENT_VIEW_INLINES_H
#define DOCUMENT_VIEW_INLINES_H

#include "document/view.h"

/*
 * Cuts `text` at runs of space, tab and line end, and appends Str and Space (SoftBreak for a run
 * with a line end).
 */
void view_add_text(Arena *arena, ViewNode *parent, Slice text, Node *source);

/* Appends a Str as it is, white space included. */
void view_add_str(Arena *arena, ViewNode *parent, Slice text, Node *source);

/* Appends a Space, SoftBreak or LineBreak. Paragraphs and headers do not begin with a Space. */
void view_add_break(Arena *arena, ViewNode *parent, ViewKind kind, Node *source);

/*
 * The node to which the content of an Emph, Strong or Strikeout goes: a new one, or the one that is
 * last already.
 */
ViewNode *view_open_inline(Arena *arena, ViewNode *parent, ViewKind kind, Node *source);

/* Removes the Space at the end of a paragraph or header, if there is one. */
void view_trim_end(ViewNode *block);

#endif
