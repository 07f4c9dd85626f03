/*
 * cost_inline.h - costs of text: openers that are never closed, autolinks, references.
 */
#ifndef MARKDOWN_COST_INLINE_H
#define MARKDOWN_COST_INLINE_H

#include "markdown/cost.h"

/* Each "<?", "<!", "@", and each link among open images, makes cmark-gfm look through the rest of the paragraph. */
CostVerdict cost_inline_floods(Slice body, Dialect dialect, Arena *scratch);

/* Each "www." and "://" is followed to the next white space, once more for each closing mark at its end. */
CostVerdict cost_inline_autolinks(Slice body, Dialect dialect, Arena *scratch);

/* Each reference puts a copy of its definition's URL and title into the tree. */
CostVerdict cost_inline_references(Slice body, Dialect dialect, Arena *scratch);

#endif
