#include "base/buffer.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

enum { BUFFER_CAPACITY_FIRST = 64 };

void buffer_init(Buffer *buffer, Arena *arena)
{
    *buffer = (Buffer){.arena = arena};
}

void buffer_clear(Buffer *buffer)
{
    buffer->size = 0;
}

void buffer_spill(Buffer *buffer)
{
    if (buffer->spill && buffer->size >= BUFFER_SPILL_SIZE) {
        buffer->spill(buffer->spill_context, buffer_slice(buffer));
        buffer_clear(buffer);
    }
}

void buffer_reserve(Buffer *buffer, size_t more)
{
    if (more <= buffer->capacity - buffer->size) {
        return;
    }
    if (more > SIZE_MAX / 2 - buffer->size) {
        arena_exhausted(more);
    }

    size_t needed = buffer->size + more;
    size_t capacity = buffer->capacity > 0 ? 2 * buffer->capacity : BUFFER_CAPACITY_FIRST;

    if (capacity < needed) {
        capacity = needed;
    }
    buffer->data = arena_grow(buffer->arena, buffer->data, buffer->capacity, capacity);
    buffer->capacity = capacity;
}

void buffer_add_integer(Buffer *buffer, int64_t value)
{
    char digits[20]; /* INT64_MIN has 19 and its sign */
    size_t first = sizeof digits;
    /* The magnitude, for INT64_MIN too, whose negation no int64_t holds. */
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

    do {
        digits[--first] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0) {
        digits[--first] = '-';
    }
    buffer_add_bytes(buffer, digits + first, sizeof digits - first);
}

void buffer_add_repeated(Buffer *buffer, char byte, size_t count)
{
    if (count == 0) {
        return;
    }
    buffer_reserve(buffer, count);
    memset(buffer->data + buffer->size, byte, count);
    buffer->size += count;
}

/* Writes what fits behind the buffer's end, and a NUL; returns the size without that. */
__attribute__((format(printf, 2, 0))) static size_t
format_at_end(Buffer *buffer, const char *format, va_list arguments)
{
    int size =
        vsnprintf(buffer->data + buffer->size, buffer->capacity - buffer->size, format, arguments);

    assert(size >= 0);
    return (size_t)size;
}

void buffer_add_format(Buffer *buffer, const char *format, ...)
{
    va_list arguments;

    buffer_reserve(buffer, 1);
    va_start(arguments, format);
    size_t size = format_at_end(buffer, format, arguments);
    va_end(arguments);

    if (size >= buffer->capacity - buffer->size) {
        buffer_reserve(buffer, size + 1);
        va_start(arguments, format);
        format_at_end(buffer, format, arguments);
        va_end(arguments);
    }
    buffer->size += size;
}
