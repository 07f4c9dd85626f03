/*
 * pandoc_json_read.h - a view from pandoc's JSON, as pandoc_json.h writes it.
 *
 * Takes what pandoc 2.17 to 3.10 write (pandoc-types 1.22 and 1.23: Null, which is gone, is left out). Members of a document that are
 * not known are passed over; an unknown constructor, a missing field or a value of another type is a problem.
 */
#ifndef DOCUMENT_PANDOC_JSON_READ_H
#define DOCUMENT_PANDOC_JSON_READ_H

#include "base/json.h"
#include "document/view.h"

/* NULL with `*problem`. The view lives in `arena`, and its texts may be parts of `text`. */
View *pandoc_json_read(Arena *arena, Slice text, JsonProblem *problem);

/*
 * What pandoc writes of parts: a block, an inline, or a list of either. It is the only child, or the children, of a VIEW_META_BLOCKS or
 * VIEW_META_INLINES; `*is_list` says which. NULL for anything else, an empty list too.
 */
ViewNode *pandoc_json_read_part(Arena *arena, Slice text, bool *is_list);

#endif
