/*
 * suggestion.h - a link as one would write it in Markdown.
 */
#ifndef LINK_SUGGESTION_H
#define LINK_SUGGESTION_H

#include "base/arena.h"
#include "base/slice.h"

/*
 * How to write `target` (a path, perhaps of a folder) in the document `from`, both relative to the project; `anchor` may be empty.
 * Only what Markdown or a URL would take for something else is percent-encoded: "../a%20b/über.md#x".
 */
Slice suggestion_from_path(Arena *arena, Slice from, Slice target, bool is_folder, Slice anchor);

/* `path` as written, with another anchor. */
Slice suggestion_with_anchor(Arena *arena, Slice path, Slice anchor);

#endif
