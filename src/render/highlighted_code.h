/*
 * highlighted_code.h - code whose tokens are elements, `<span class="tok-keyword">if</span>`.
 */
#ifndef RENDER_HIGHLIGHTED_CODE_H
#define RENDER_HIGHLIGHTED_CODE_H

#include "base/buffer.h"
#include "render/code_token.h"

/* What is written, and how far it has come. */
typedef struct HighlightedCode {
    Buffer *out;
    Slice text;
    TokenList tokens;
    size_t next; /* the first token that is not all written */
} HighlightedCode;

/* Writes the bytes [from, to) of the text; a token that goes over the end is continued by the next call. */
void highlighted_code_write(HighlightedCode *code, size_t from, size_t to);

#endif
