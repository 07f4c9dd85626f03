/*
 * fragment.h - Markdown that stands elsewhere than in the body of a document: in a value of front matter, in what a filter reads.
 */
#ifndef MARKDOWN_FRAGMENT_H
#define MARKDOWN_FRAGMENT_H

#include "base/arena.h"
#include "document/dialect.h"
#include "document/node.h"

/*
 * A tree of `text`, which must live as long. Its places are those in the text; `name` is what its source is called. NULL when it
 * cannot be afforded (cost.h).
 */
Tree *markdown_fragment(Arena *arena, Slice text, Slice name, Dialect dialect);

#endif
