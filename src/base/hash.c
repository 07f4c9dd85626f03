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
