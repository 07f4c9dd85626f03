#include "history/token_stream.h"

#include <errno.h>
#include <unistd.h>

enum { READ_SIZE = 64 << 10 };

void token_stream_init(TokenStream *stream, Arena *arena, int descriptor)
{
    *stream = (TokenStream){.descriptor = descriptor};
    buffer_init(&stream->bytes, arena);
}

/* What is left moves to the front before more is read behind it. */
static void read_more(TokenStream *stream)
{
    Buffer *bytes = &stream->bytes;
    ssize_t size;

    if (stream->start > 0) {
        bytes->size -= stream->start;
        memmove(bytes->data, bytes->data + stream->start, bytes->size);
        stream->start = 0;
    }
    buffer_reserve(bytes, READ_SIZE);
    do {
        size = read(stream->descriptor, bytes->data + bytes->size, READ_SIZE);
    } while (size < 0 && errno == EINTR);
    stream->has_ended = size <= 0;
    stream->is_bad = size < 0 || (size == 0 && bytes->size > 0) || bytes->size > TOKEN_SIZE_MOST;
    bytes->size += size > 0 ? (size_t)size : 0;
}

bool token_stream_next(TokenStream *stream, Slice *token)
{
    size_t seen = 0; /* of what is left: no NUL is in it */

    for (;;) {
        Slice left = slice_from(buffer_slice(&stream->bytes), stream->start);
        size_t end = slice_find_byte(left, '\0', seen);

        if (end < left.size) {
            *token = slice_part(left, 0, end);
            stream->start += end + 1;
            return true;
        }
        if (stream->has_ended || stream->is_bad) {
            return false;
        }
        seen = left.size;
        read_more(stream);
    }
}
