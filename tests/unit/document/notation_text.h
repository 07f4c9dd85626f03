/*
 * notation_text.h - the words and strings that tree_notation.h and view_notation.h are written in.
 */
#ifndef TEST_NOTATION_TEXT_H
#define TEST_NOTATION_TEXT_H

#include "base/buffer.h"

#include <assert.h>
#include <string.h>

/* Reads up to a blank, bracket, quote or "=", and moves there. */
static inline Slice notation_text_word(const char **at)
{
    const char *start = *at;

    while (**at != '\0' && strchr(" \n()\"=", **at) == NULL) {
        (*at)++;
    }
    return (Slice){start, (size_t)(*at - start)};
}

/* Reads a string, its quotes included; \n, \t, \" and \\ are escapes. */
static inline Slice notation_text_string(Arena *arena, const char **at)
{
    Buffer text;

    buffer_init(&text, arena);
    for ((*at)++; **at != '"'; (*at)++) {
        char c = **at;

        assert(c != '\0');
        if (c == '\\') {
            c = *++*at;
            c = (char)(c == 'n' ? '\n' : c == 't' ? '\t' : c);
        }
        buffer_add_byte(&text, c);
    }
    (*at)++;
    return arena_copy(arena, buffer_slice(&text));
}

#endif
