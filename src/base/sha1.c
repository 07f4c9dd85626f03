#include "base/sha1.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { BLOCK_SIZE = 64, LENGTH_SIZE = 8, WORD_COUNT = 5, ROUND_COUNT = 80 };

static uint32_t rotate(uint32_t word, int bits)
{
    return word << bits | word >> (32 - bits);
}

/* The function and the constant of a round (RFC 3174, section 5). */
static uint32_t mix(int round, uint32_t b, uint32_t c, uint32_t d)
{
    if (round < 20) {
        return ((b & c) | (~b & d)) + 0x5A827999;
    }
    if (round < 40) {
        return (b ^ c ^ d) + 0x6ED9EBA1;
    }
    if (round < 60) {
        return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC;
    }
    return (b ^ c ^ d) + 0xCA62C1D6;
}

static void add_block(uint32_t hash[WORD_COUNT], const unsigned char block[BLOCK_SIZE])
{
    uint32_t schedule[ROUND_COUNT];
    uint32_t word[WORD_COUNT];

    for (int i = 0; i < 16; i++) {
        const unsigned char *bytes = block + (ptrdiff_t)4 * i;

        schedule[i] = (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
                      (uint32_t)bytes[2] << 8 | bytes[3];
    }
    for (int i = 16; i < ROUND_COUNT; i++) {
        schedule[i] =
            rotate(schedule[i - 3] ^ schedule[i - 8] ^ schedule[i - 14] ^ schedule[i - 16], 1);
    }
    memcpy(word, hash, sizeof word);
    for (int i = 0; i < ROUND_COUNT; i++) {
        uint32_t next =
            rotate(word[0], 5) + mix(i, word[1], word[2], word[3]) + word[4] + schedule[i];

        word[4] = word[3];
        word[3] = word[2];
        word[2] = rotate(word[1], 30);
        word[1] = word[0];
        word[0] = next;
    }
    for (int i = 0; i < WORD_COUNT; i++) {
        hash[i] += word[i];
    }
}

/* What is left of the bytes, a set bit, zeros, and the size of all in bits: one block or two. */
static void add_end(uint32_t hash[WORD_COUNT], Slice rest, uint64_t size)
{
    unsigned char block[2 * BLOCK_SIZE] = {0};
    size_t end = rest.size + 1 + LENGTH_SIZE > BLOCK_SIZE ? 2 * BLOCK_SIZE : BLOCK_SIZE;

    if (rest.size > 0) {
        memcpy(block, rest.data, rest.size);
    }
    block[rest.size] = 0x80;
    for (size_t i = 0; i < LENGTH_SIZE; i++) {
        block[end - 1 - i] = (unsigned char)(size * 8 >> 8 * i);
    }
    for (size_t at = 0; at < end; at += BLOCK_SIZE) {
        add_block(hash, block + at);
    }
}

const char *sha1_to_text(Slice bytes, char text[SHA1_TEXT_SIZE])
{
    uint32_t hash[WORD_COUNT] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    size_t at = 0;

    for (; bytes.size - at >= BLOCK_SIZE; at += BLOCK_SIZE) {
        add_block(hash, (const unsigned char *)bytes.data + at);
    }
    add_end(hash, slice_part(bytes, at, bytes.size), bytes.size);
    for (size_t i = 0; i < WORD_COUNT; i++) {
        snprintf(text + 8 * i, 9, "%08x", (unsigned)hash[i]);
    }
    return text;
}
