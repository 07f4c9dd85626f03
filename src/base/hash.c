#include "base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

static Hash128 from_library(XXH128_hash_t hash)
{
    return (Hash128){.high = hash.high64, .low = hash.low64};
}

uint64_t hash_64(Slice bytes)
{
    return XXH3_64bits(bytes.data, bytes.size);
}

Hash128 hash_128(Slice bytes)
{
    return from_library(XXH3_128bits(bytes.data, bytes.size));
}

struct HashStream {
    XXH3_state_t *state;
};

HashStream *hash_stream_new(Arena *arena)
{
    HashStream *stream = arena_new(arena, HashStream);
    /* The library wants it at a multiple of 64 bytes; arenas give 16. */
    const size_t alignment = _Alignof(XXH3_state_t);
    char *room = arena_take(arena, sizeof *stream->state + alignment);

    stream->state = (XXH3_state_t *)(void *)(room + (-(uintptr_t)room & (alignment - 1)));
    hash_stream_reset(stream);
    return stream;
}

void hash_stream_reset(HashStream *stream)
{
    XXH3_128bits_reset(stream->state);
}

void hash_stream_add(HashStream *stream, Slice bytes)
{
    XXH3_128bits_update(stream->state, bytes.data, bytes.size);
}

Hash128 hash_stream_value(const HashStream *stream)
{
    return from_library(XXH3_128bits_digest(stream->state));
}

Hash128 hash_lines(Slice text)
{
    if (slice_find_byte(text, '\r', 0) == text.size) {
        return hash_128(text);
    }

    XXH3_state_t state;

    XXH3_128bits_reset(&state);
    while (text.size > 0) {
        size_t end = slice_find_byte(text, '\r', 0);

        XXH3_128bits_update(&state, text.data, end);
        text = slice_from(text, end);
        /* CR LF: the LF comes with the next piece. */
        if (text.size > 0 && !slice_starts_with(text, SLICE("\r\n"))) {
            XXH3_128bits_update(&state, "\n", 1);
        }
        text = slice_from(text, 1);
    }
    return from_library(XXH3_128bits_digest(&state));
}

const char *hash_to_text(Hash128 hash, char text[HASH_TEXT_SIZE])
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < 16; i++) {
        text[15 - i] = digits[hash.high >> (4 * i) & 0xF];
        text[31 - i] = digits[hash.low >> (4 * i) & 0xF];
    }
    text[32] = '\0';
    return text;
}
