/*
 * clean_text.h - a document's body as cmark-gfm may see it.
 *
 * cmark-gfm replaces NUL, and trusts that the rest is UTF-8. Both are settled here first: each byte that is NUL or not valid
 * UTF-8 becomes U+FFFD (three bytes), and the places are kept, so that an offset into the clean text still leads to the file.
 */
#ifndef MARKDOWN_CLEAN_TEXT_H
#define MARKDOWN_CLEAN_TEXT_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/source.h"

typedef struct CleanText {
    Slice text;        /* the body itself when nothing had to be replaced, else a copy */
    uint32_t base;     /* offset of the body in the file */
    uint32_t *repairs; /* offsets into `text` of each U+FFFD that stands for one byte; ascending */
    size_t repair_count;
} CleanText;

/* The bytes of `source` from `body_offset` on, made clean. */
void clean_text_init(CleanText *clean, Arena *arena, const Source *source, uint32_t body_offset);

/* The offset in the file of a place in `text`. */
uint32_t clean_text_to_file(const CleanText *clean, uint32_t offset);

#endif
