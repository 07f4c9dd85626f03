/*
 * buffer.h - bytes that grow, for writing.
 *
 * A Buffer lives in an arena and is never freed alone. What buffer_slice returns is valid until the next write. What is
 * added must not be part of the buffer itself, which may move.
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include "base/arena.h"
#include "base/slice.h"

typedef void BufferSpill(void *context, Slice bytes);

typedef struct Buffer {
    char *data;
    size_t size;     /* bytes written, and not spilled */
    size_t capacity; /* bytes */
    Arena *arena;
    BufferSpill *spill; /* the owner's to set after buffer_init: see buffer_spill; or NULL */
    void *spill_context;
} Buffer;

/* An empty buffer in `arena`; takes no memory before the first write. */
void buffer_init(Buffer *buffer, Arena *arena);

/* Forgets what was written, keeps the memory. */
void buffer_clear(Buffer *buffer);

enum { BUFFER_SPILL_SIZE = 1 << 18 };

/*
 * Who writes more than should be held in memory calls this now and then: all that was written so far leaves by the buffer's `spill`, if
 * it has one and that is at least BUFFER_SPILL_SIZE bytes.
 */
void buffer_spill(Buffer *buffer);

/* Makes room for `more` bytes beyond size; growth doubles. */
void buffer_reserve(Buffer *buffer, size_t more);

static inline void buffer_add_bytes(Buffer *buffer, const void *bytes, size_t size)
{
    if (size == 0) {
        return;
    }
    if (size > buffer->capacity - buffer->size) {
        buffer_reserve(buffer, size);
    }
    memcpy(buffer->data + buffer->size, bytes, size);
    buffer->size += size;
}

static inline void buffer_add(Buffer *buffer, Slice text)
{
    buffer_add_bytes(buffer, text.data, text.size);
}

static inline void buffer_add_string(Buffer *buffer, const char *string)
{
    buffer_add_bytes(buffer, string, strlen(string));
}

static inline void buffer_add_byte(Buffer *buffer, char byte)
{
    if (buffer->size == buffer->capacity) {
        buffer_reserve(buffer, 1);
    }
    buffer->data[buffer->size++] = byte;
}

void buffer_add_integer(Buffer *buffer, int64_t value);
void buffer_add_repeated(Buffer *buffer, char byte, size_t count);
void buffer_add_format(Buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What was written, and not spilled. */
static inline Slice buffer_slice(const Buffer *buffer)
{
    return (Slice){buffer->data, buffer->size};
}

#endif
