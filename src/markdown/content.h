/*
 * content.h - the text of one leaf block as cmark-gfm's inline parser saw it, and where each byte of it came from.
 *
 * A paragraph's lines lose the markers and the indentation of the blocks around them, table cells the backslash of "\|". Where
 * nothing is lost (most blocks) the content is a part of the clean text itself and nothing is copied.
 */
#ifndef MARKDOWN_CONTENT_H
#define MARKDOWN_CONTENT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"

/* From here on, content and clean text run in step. */
typedef struct ContentPiece {
    uint32_t content; /* offset in the content */
    uint32_t clean;   /* offset in the clean text */
} ContentPiece;

typedef struct Content {
    Slice text;
    ContentPiece *pieces; /* at least one; ascending */
    size_t count;
    size_t capacity;
    size_t hint; /* the piece of the last look-up: they come nearly in order */
    Slice clean;
    bool contiguous; /* no bytes were left out so far: `text` is a part of `clean` */
    Buffer buffer;   /* the copy, once one is needed */
} Content;

/* Empty content whose first byte will come from `start`; what must be copied lives in `arena`. */
void content_init(Content *content, Arena *arena, Slice clean, uint32_t start);

/* Adds the bytes [from, to) of the clean text. */
void content_add(Content *content, uint32_t from, uint32_t to);

/* The same without the backslash of each "\|", which the table extension removes. */
void content_add_unpiped(Content *content, uint32_t from, uint32_t to);

/* Adds a byte that stands for the clean text at `from`: a line end that was CR LF, a space that was part of a tab. */
void content_add_byte(Content *content, char byte, uint32_t from);

/* Drops white space at the end, as cmark-gfm does before it parses inlines. */
void content_finish(Content *content);

/* Drops what stands before `offset`: reference definitions. */
void content_drop(Content *content, size_t offset);

/* Where the byte at `offset` came from; at the end, where the content ends. */
uint32_t content_to_clean(Content *content, size_t offset);

/* The end, in the clean text, of what ends before `offset` (> 0) of the content. */
uint32_t content_end_to_clean(Content *content, size_t offset);

#endif
