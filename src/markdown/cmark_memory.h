/*
 * cmark_memory.h - the allocator that cmark-gfm works with.
 *
 * cmark-gfm's interface has no place for a context, so the memory it takes must be found through a global: this is the one
 * file with global state that a library forces on us. A process parses one document at a time anyway (cmark-gfm changes
 * process-wide tables while it parses). Memory comes from an arena and is counted in its budget; freed blocks of up to 4 KiB are
 * used again by size, so that a table's many small strings do not pile up.
 */
#ifndef MARKDOWN_CMARK_MEMORY_H
#define MARKDOWN_CMARK_MEMORY_H

#include "base/arena.h"

struct cmark_mem;

/* Takes cmark-gfm's memory from `arena` until cmark_memory_end. Not re-entrant. */
struct cmark_mem *cmark_memory_begin(Arena *arena);
struct cmark_mem *cmark_memory_current(void);
void cmark_memory_end(void);

#endif
