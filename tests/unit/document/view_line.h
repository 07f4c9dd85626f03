/*
 * view_line.h - a view in native notation on one line, whatever its layout: for tests.
 */
#ifndef TEST_VIEW_LINE_H
#define TEST_VIEW_LINE_H

#include "document/pandoc_native.h"

static inline const char *view_line(Arena *arena, ViewNode *node)
{
    Buffer laid_out;
    Buffer line;

    buffer_init(&laid_out, arena);
    buffer_init(&line, arena);
    pandoc_native_write_node(&laid_out, node);
    for (size_t i = 0; i < laid_out.size; i++) {
        if (laid_out.data[i] != '\n') {
            buffer_add_byte(&line, laid_out.data[i]);
            continue;
        }
        while (laid_out.data[i + 1] == ' ') {
            i++;
        }
        buffer_add_byte(&line, ' ');
    }
    return arena_string(arena, buffer_slice(&line));
}

#endif
