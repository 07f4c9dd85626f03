/*
 * gfm_list.h - the markers of lists, and where blocks in them need no blank line.
 */
#ifndef DOCUMENT_GFM_LIST_H
#define DOCUMENT_GFM_LIST_H

#include "base/buffer.h"
#include "document/view.h"

static inline bool gfm_is_list(const ViewNode *node)
{
    return node && (node->kind == VIEW_BULLET_LIST || node->kind == VIEW_ORDERED_LIST);
}

/*
 * No blank line in it. Only paragraphs show the difference: a list is tight when they are Plain; without any, as its source was, or
 * when it has none.
 */
bool gfm_list_is_tight(const ViewNode *list);

/* '-' or '*': what a bullet list has after what stands before it; `previous` may be NULL, `marker` is the one that has. */
char gfm_list_bullet(const ViewNode *list, const ViewNode *previous, char marker);

/*
 * Is `block` a bullet list that is written as more items of `previous`, and both are tight? Task items and others, side by side, are one
 * list in Markdown, which is read as two again.
 */
bool gfm_list_goes_on(const ViewNode *previous, const ViewNode *block);

/* Are two lists side by side one in Markdown? Then a comment has to stand between them. */
bool gfm_list_continues(const ViewNode *previous, const ViewNode *list);

/* "1.  ": what stands before an item's first line. Nothing behind the marker of an empty item. */
void gfm_list_write_number(Buffer *out, const ViewNode *list, int64_t number, const ViewNode *item);

/* In a tight item: has `block` to be parted from `previous`, or would it be read as a part of it? */
bool gfm_list_needs_gap(const ViewNode *previous, const ViewNode *block);

#endif
