/*
 * view_store.h - a stored tree made from a view, as it is given.
 *
 * What a filter returns is kept in the form that pages and records are made from (node.h). Each node of the view is one
 * of the tree; the view of the tree is that view again (view_given.h). Where Markdown has a form of its own for the same
 * thing, that is used, so that what a filter left alone stays what it was:
 *   text        Str and Space side by side are one run (view_run.h)
 *   lists       with no Para in their items are tight; their Plain are paragraphs
 *   tasks       items that begin with ☐ or ☒ are tasks, unless Markdown's text had that character
 *   cells       that are one Plain hold its inlines
 *   alerts      are block quotes
 *   code        the first class is the language; the rest of the info string is kept if the block was not changed
 *   notes       become footnotes, numbered as they are met: the text first, then the footnotes' own. Notes that were
 *               references to one footnote, and still say the same, are that again
 * Citations' prefixes and suffixes and short captions hang at their nodes, not below them: no page shows them. A
 * figure's caption comes last.
 *
 * A node has the span of its source, else that of its parent; without a source it is NODE_GENERATED.
 */
#ifndef DOCUMENT_VIEW_STORE_H
#define DOCUMENT_VIEW_STORE_H

#include "document/view.h"

/*
 * Gives `tree` a new root and new footnotes; its link definitions stay. Metadata is not stored. Nodes live in `arena`;
 * texts and the items of attributes are those of the view, which must live as long. Time is linear in the view, but for
 * tables: rows times columns. No recursion.
 */
void view_store(Tree *tree, Arena *arena, const View *view, Source *source);

#endif
