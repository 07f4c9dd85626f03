/*
 * byte_block.h - some bytes of a text looked at together.
 *
 * Who copies text until a byte that means something asks for 16 bytes at a time whether one of them is it; for 8, where the machine has no
 * SSE2. What is found is exact up to the first of them, and undefined behind it.
 *
 *     ByteBlock found = byte_block_or(byte_block_equal(block, '<'), byte_block_equal(block, '&'));
 *     size_t at = byte_block_first(found);
 */
#ifndef BASE_BYTE_BLOCK_H
#define BASE_BYTE_BLOCK_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__

#include <emmintrin.h>

typedef __m128i ByteBlock;

static inline ByteBlock byte_block_load(const char *at)
{
    return _mm_loadu_si128((const void *)at);
}

static inline void byte_block_store(char *at, ByteBlock block)
{
    _mm_storeu_si128((void *)at, block);
}

/* Marks bytes that are this one. */
static inline ByteBlock byte_block_equal(ByteBlock block, char byte)
{
    return _mm_cmpeq_epi8(block, _mm_set1_epi8(byte));
}

/* Marks control characters of ASCII but DEL, and what is not ASCII. */
static inline ByteBlock byte_block_controls(ByteBlock block)
{
    return _mm_cmplt_epi8(block, _mm_set1_epi8(' '));
}

static inline ByteBlock byte_block_or(ByteBlock a, ByteBlock b)
{
    return _mm_or_si128(a, b);
}

/* The first marked byte, or sizeof(ByteBlock). */
static inline size_t byte_block_first(ByteBlock marks)
{
    unsigned bits = (unsigned)_mm_movemask_epi8(marks);

    return bits != 0 ? (size_t)__builtin_ctz(bits) : sizeof marks;
}

#else

#include <endian.h>

typedef uint64_t ByteBlock;

#define BYTE_BLOCK_ONES UINT64_C(0x0101010101010101)

static inline ByteBlock byte_block_load(const char *at)
{
    uint64_t block;

    memcpy(&block, at, sizeof block);
    return le64toh(block);
}

static inline void byte_block_store(char *at, ByteBlock block)
{
    block = htole64(block);
    memcpy(at, &block, sizeof block);
}

/* Bit Twiddling Hacks, "Determine if a word has a byte equal to n". */
static inline ByteBlock byte_block_equal(ByteBlock block, char byte)
{
    uint64_t difference = block ^ BYTE_BLOCK_ONES * (unsigned char)byte;

    return (difference - BYTE_BLOCK_ONES) & ~difference;
}

static inline ByteBlock byte_block_controls(ByteBlock block)
{
    return block | ((block - BYTE_BLOCK_ONES * ' ') & ~block);
}

static inline ByteBlock byte_block_or(ByteBlock a, ByteBlock b)
{
    return a | b;
}

static inline size_t byte_block_first(ByteBlock marks)
{
    marks &= BYTE_BLOCK_ONES << 7;
    return marks != 0 ? (size_t)__builtin_ctzll(marks) / 8 : sizeof marks;
}

#endif

#endif
