/*
 * word_key.h - a word as one number, for a table in memory: no loop over its bytes, no branch by its size.
 *
 * The key of a word of at most eight bytes is these bytes, so that two such words without NULs are the same when their keys are.
 * That of a longer word is a hash. Bytes are read eight at a time, the first one lowest, whatever the machine.
 */
#ifndef INDEX_WORD_KEY_H
#define INDEX_WORD_KEY_H

#include "base/slice.h"

#include <endian.h>

enum { WORD_KEY_SIZE = 8 };

static inline uint64_t word_key_load(const char *at)
{
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return le64toh(bytes);
}

static inline void word_key_store(char *at, uint64_t bytes)
{
    bytes = htole64(bytes);
    memcpy(at, &bytes, sizeof bytes);
}

/* One to seven bytes, zeros behind them: pieces of four or one overlap. */
static inline uint64_t word_key_load_short(const char *at, size_t size)
{
    if (size >= 4) {
        uint32_t first;
        uint32_t last;
        memcpy(&first, at, sizeof first);
        memcpy(&last, at + size - sizeof last, sizeof last);
        return le32toh(first) | (uint64_t)le32toh(last) << 8 * (size - sizeof last);
    }
    const unsigned char *bytes = (const unsigned char *)at;
    return bytes[0] | (uint64_t)bytes[size / 2] << 8 * (size / 2) |
           (uint64_t)bytes[size - 1] << 8 * (size - 1);
}

/* Up to eight bytes of `text` from `at` on, which is before its end; zeros behind that. */
static inline uint64_t word_key_load_part(Slice text, size_t at)
{
    size_t left = text.size - at;
    return left >= WORD_KEY_SIZE ? word_key_load(text.data + at)
                                 : word_key_load_short(text.data + at, left);
}

/* The key of a word that goes on: `key` is that of what stands before the next `bytes`. */
static inline uint64_t word_key_add(uint64_t key, uint64_t bytes)
{
    key = (key ^ key >> 32) * UINT64_C(0x9E3779B97F4A7C15);
    return (key ^ key >> 29) + bytes;
}

/* Of a word that is not empty. */
static inline uint64_t word_key(Slice word)
{
    uint64_t key = word_key_load_part(word, 0);
    for (size_t at = WORD_KEY_SIZE; at < word.size; at += WORD_KEY_SIZE) {
        key = word_key_add(key, word_key_load_part(word, at));
    }
    return key;
}

/* Are two words of one size, more than eight bytes, the same? The last eight bytes may be looked at twice. */
static inline bool word_equals(const char *a, const char *b, size_t size)
{
    for (size_t at = 0; at + WORD_KEY_SIZE < size; at += WORD_KEY_SIZE) {
        if (word_key_load(a + at) != word_key_load(b + at)) {
            return false;
        }
    }
    return word_key_load(a + size - WORD_KEY_SIZE) == word_key_load(b + size - WORD_KEY_SIZE);
}

/* Are all bytes of `word` printable ASCII, without the space? (Hacker's Delight, 6-1: bytes below and above a bound) */
static inline bool word_is_graphic(Slice word)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t found = 0;
    size_t at = 0;
    for (; at + WORD_KEY_SIZE <= word.size; at += WORD_KEY_SIZE) {
        uint64_t bytes = word_key_load(word.data + at);
        found |= ((bytes - ones * '!') & ~bytes) | bytes | (bytes + ones);
    }
    for (; at < word.size; at++) {
        unsigned char byte = (unsigned char)word.data[at];
        found |= byte < '!' || byte > '~' ? ones * 0x80 : 0;
    }
    return (found & ones * 0x80) == 0;
}

/* The upper `bits` of what the key is multiplied to: where a table begins to look for it. (Knuth 6.4, Fibonacci hashing) */
static inline size_t word_key_place(uint64_t key, unsigned bits)
{
    key = (key ^ key >> 32) * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(key >> (64 - bits));
}

#endif
