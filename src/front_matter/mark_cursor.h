/*
 * mark_cursor.h - from libyaml's marks to bytes.
 *
 * libyaml counts code points. Its marks come nearly in the order of the text, so a cursor
 * that walks there and back is cheaper than a table.
 */
#ifndef FRONT_MATTER_MARK_CURSOR_H
#define FRONT_MATTER_MARK_CURSOR_H

#include "base/slice.h"

typedef struct MarkCursor {
    Slice text;
    size_t index;  /* code points before it */
    size_t offset; /* bytes before it */
} MarkCursor;

void mark_cursor_init(MarkCursor *cursor, Slice text);

/* The offset of the code point `index`; the text's size when it has fewer. */
size_t mark_cursor_offset(MarkCursor *cursor, size_t index);

#endif
