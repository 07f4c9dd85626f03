/*
 * view_build.h - from the stored tree to pandoc's shape.
 *
 * The rules, in pandoc's words:
 *   text      is cut at runs of space and tab; what meets at a seam is joined (view_inlines.h)
 *   lists     paragraphs of tight lists are Plain. A bullet list is split where task items meet
 *             others, each part with its own tightness; a task begins with Str "☐" or "☒", Space
 *             (in an ordered list, which pandoc knows no tasks in, with the text "[ ]" or "[x]")
 *   code      has the first word of its info string as its first class, and no last line end;
 *             "```math" is Para [Math]
 *   tables    have no widths; short rows are filled, long ones cut; there is always one body
 *   notes     hold the blocks of their definition (view_notes.h: how often); definitions without a
 *             reference vanish
 *   alerts    are Div.note with a first child Div.title
 *
 * A tree that was made from a view is given back as it is (view_given.h).
 *
 * The time is linear in the size of what is made, and the C stack grows only with notes in notes,
 * not with the depth of the document.
 */
#ifndef DOCUMENT_VIEW_BUILD_H
#define DOCUMENT_VIEW_BUILD_H

#include "document/dialect.h"
#include "document/view.h"
#include "document/view_notes.h"

/* Makes views of parts of one document. */
typedef struct ViewBuilder {
    Arena *arena;
    Dialect dialect; /* what the tree was read as */
    Source *source;
    bool is_given; /* the tree was made from a view: see view_given.h */
    bool is_lazy;  /* see view_expand; set after view_builder_init */
    NoteCopies notes;
    ViewNode *at; /* where the next node goes */
} ViewBuilder;

void view_builder_init(ViewBuilder *builder, Arena *arena, const Tree *tree, Dialect dialect);

/*
 * Appends to `parent` the view of the children of `container`, a block of the tree. The tree is not
 * changed.
 */
void view_build_children(ViewBuilder *builder, ViewNode *parent, Node *container);

/*
 * Most filters look at few paragraphs, and most of a view are inlines. So a builder that is lazy leaves out those of paragraphs and
 * headers, which are VIEW_LAZY then; this makes them. view_store.h takes those that were left so from the tree as they are. A tree with
 * footnotes, or made from a view, is never lazy.
 */
void view_expand(ViewBuilder *builder, ViewNode *node);

#endif
