/*
 * view_lists.h - one list of Markdown, several of pandoc.
 *
 * In pandoc's view task items and others never share a bullet list: it is split where they meet.
 * Each part is tight or loose by CommonMark's own rule, applied to its items only: loose when a
 * blank line stands between two of them, or between two blocks of one. The stored tree does not
 * keep blank lines, so the source is asked.
 */
#ifndef DOCUMENT_VIEW_LISTS_H
#define DOCUMENT_VIEW_LISTS_H

#include "document/view.h"

bool item_is_task(const Node *item);

/*
 * Does `item` begin a list of pandoc's: is it the first, or of another sort than the one before it?
 */
bool item_begins_part(const Node *item);

/*
 * The other way round: an item of a view is a task when its first paragraph begins with a mark. Returns
 * the last node of the mark, or NULL. A ☐ that Markdown's text had makes no task.
 */
const ViewNode *view_task_mark(const ViewNode *item, bool *is_done);

/* Is the part that begins with `first` tight? `source` is the file of the tree. */
bool part_is_tight(Source *source, const Node *first);

#endif
