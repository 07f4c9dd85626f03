/*
 * word_hash.h - hash and comparison of short words, inline: a build looks up three million.
 *
 * For tables in memory only; which hash a word has stands nowhere. A call of XXH3 and one of memcmp would cost twice as much.
 */
#ifndef INDEX_WORD_HASH_H
#define INDEX_WORD_HASH_H

#include "base/slice.h"

/* The last bytes of a word, fewer than eight. */
static inline uint64_t word_hash_tail(const char *at, size_t size)
{
    uint64_t tail = 0;
    for (size_t i = 0; i < size; i++) {
        tail = tail << 8 | (unsigned char)at[i];
    }
    return tail;
}

static inline uint64_t word_hash_mix(uint64_t hash, uint64_t bytes)
{
    hash = (hash ^ bytes) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

static inline uint32_t word_hash(Slice word)
{
    uint64_t hash = word.size;
    size_t at = 0;
    for (; word.size - at >= 8; at += 8) {
        uint64_t eight;
        memcpy(&eight, word.data + at, 8);
        hash = word_hash_mix(hash, eight);
    }
    hash = word_hash_mix(hash, word_hash_tail(word.data + at, word.size - at));
    return (uint32_t)(hash ^ hash >> 29);
}

static inline bool word_equals(const char *a, const char *b, size_t size)
{
    size_t at = 0;
    for (; size - at >= 8; at += 8) {
        uint64_t left;
        uint64_t right;
        memcpy(&left, a + at, 8);
        memcpy(&right, b + at, 8);
        if (left != right) {
            return false;
        }
    }
    for (; at < size; at++) {
        if (a[at] != b[at]) {
            return false;
        }
    }
    return true;
}

#endif
