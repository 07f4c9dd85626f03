/*
 * token_stream.h - texts that end with NUL, read from a descriptor as they come.
 *
 * The form of all that git prints with -z. Memory is that of the longest text, which has a limit.
 */
#ifndef HISTORY_TOKEN_STREAM_H
#define HISTORY_TOKEN_STREAM_H

#include "base/buffer.h"
#include "base/slice.h"

enum { TOKEN_SIZE_MOST = 1 << 20 };

typedef struct TokenStream {
    int descriptor;
    Buffer bytes;   /* read, and not yet cut */
    size_t start;   /* of what is left in it */
    bool has_ended; /* all was read */
    bool is_bad;    /* a text was too long or had no end, or reading failed */
} TokenStream;

void token_stream_init(TokenStream *stream, Arena *arena, int descriptor);

/* The next text, without its NUL; valid until the next call. False at the end, and when the stream is bad. */
bool token_stream_next(TokenStream *stream, Slice *token);

#endif
