/*
 * word_hash.h - hash and comparison of short words, inline: a build looks up three million.
 *
 * For tables in memory only; which hash a word has stands nowhere. A call of XXH3 and one of memcmp would cost three times as much.
 * There is no loop over single bytes: pieces of eight and four bytes overlap at a word's end.
 */
#ifndef INDEX_WORD_HASH_H
#define INDEX_WORD_HASH_H

#include "base/slice.h"

/* Where a word stands in a hash table. */
typedef struct WordSlot {
    uint32_t hash;
    uint32_t number; /* of the word, + 1; 0: the slot is free */
} WordSlot;

static inline uint64_t word_load_8(const char *at)
{
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

static inline uint32_t word_load_4(const char *at)
{
    uint32_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

/* All bytes of a word of at most eight; words of one size have the same only when they are equal. */
static inline uint64_t word_load_short(const char *at, size_t size)
{
    if (size >= 4) {
        return (uint64_t)word_load_4(at + size - 4) << 32 | word_load_4(at);
    }
    if (size == 0) {
        return 0;
    }
    const unsigned char *bytes = (const unsigned char *)at;
    return (uint64_t)bytes[0] << 16 | (uint64_t)bytes[size / 2] << 8 | bytes[size - 1];
}

/* Are all bytes of `word` printable ASCII, without the space? (Hacker's Delight, 6-1: bytes below and above a bound) */
static inline bool word_is_graphic(Slice word)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t found = 0;
    size_t at = 0;
    for (; at + 8 <= word.size; at += 8) {
        uint64_t bytes = word_load_8(word.data + at);
        found |= ((bytes - ones * '!') & ~bytes) | bytes | (bytes + ones);
    }
    for (; at < word.size; at++) {
        unsigned char byte = (unsigned char)word.data[at];
        found |= byte < '!' || byte > '~' ? ones * 0x80 : 0;
    }
    return (found & ones * 0x80) == 0;
}

static inline uint64_t word_hash_mix(uint64_t hash, uint64_t bytes)
{
    hash = (hash ^ bytes) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

static inline uint32_t word_hash(Slice word)
{
    uint64_t hash = word.size;
    if (word.size <= 8) {
        hash = word_hash_mix(hash, word_load_short(word.data, word.size));
    } else {
        for (size_t at = 0; at + 8 < word.size; at += 8) {
            hash = word_hash_mix(hash, word_load_8(word.data + at));
        }
        hash = word_hash_mix(hash, word_load_8(word.data + word.size - 8));
    }
    return (uint32_t)(hash ^ hash >> 29);
}

static inline bool word_equals(const char *a, const char *b, size_t size)
{
    if (size <= 8) {
        return word_load_short(a, size) == word_load_short(b, size);
    }
    for (size_t at = 0; at + 8 < size; at += 8) {
        if (word_load_8(a + at) != word_load_8(b + at)) {
            return false;
        }
    }
    return word_load_8(a + size - 8) == word_load_8(b + size - 8);
}

#endif
