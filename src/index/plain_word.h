/*
 * plain_word.h - words of nothing but ASCII letters and digits in one case, but for the first: most of all text.
 *
 * Where words stand is computed for 64 bytes at once, a bit for each: a loop over bytes has a branch for each that nobody can
 * predict. (Hacker's Delight, 6-1: bytes within bounds.)
 */
#ifndef INDEX_PLAIN_WORD_H
#define INDEX_PLAIN_WORD_H

#include "index/byte_class.h"
#include "index/word_key.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum {
    TOKEN_SIZE_MOST = 64, /* bytes; longer words are cut */
    WORD_WINDOW_SIZE = 64,
};

/* Bytes of a text from `start` on: a bit for each that is one, the first one lowest; none behind the text's end. */
typedef struct WordWindow {
    size_t start;
    uint64_t words; /* ASCII letters and digits */
    uint64_t uppers;
    uint64_t wides; /* not ASCII */
} WordWindow;

#define EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

#ifdef __SSE2__

enum { WORD_BLOCK_SIZE = sizeof(__m128i) };

/* By bytes: all bits of those from `first` to `last`. They are compared as numbers with a sign. */
static inline __m128i word_block_range(__m128i bytes, char first, char last)
{
    __m128i from_least = _mm_add_epi8(bytes, _mm_set1_epi8((char)(INT8_MIN - first)));
    return _mm_cmplt_epi8(from_least, _mm_set1_epi8((char)(INT8_MIN + last - first + 1)));
}

static inline void word_window_add_block(WordWindow *window, __m128i bytes, unsigned shift)
{
    __m128i uppers = word_block_range(bytes, 'A', 'Z');
    __m128i lowers = word_block_range(bytes, 'a', 'z');
    __m128i words = _mm_or_si128(_mm_or_si128(uppers, lowers), word_block_range(bytes, '0', '9'));
    window->words |= (uint64_t)(unsigned)_mm_movemask_epi8(words) << shift;
    window->uppers |= (uint64_t)(unsigned)_mm_movemask_epi8(uppers) << shift;
    window->wides |= (uint64_t)(unsigned)_mm_movemask_epi8(bytes) << shift;
}

static inline __m128i word_block_load(const char *at)
{
    return _mm_loadu_si128((const void *)at);
}

/* A whole block that begins at `at`, or one that ends with the `size` bytes: bits that are there already stay what they are. */
static inline void word_window_fill_blocks(WordWindow *window, Slice text, size_t start,
                                           size_t size)
{
    if (size < WORD_BLOCK_SIZE) {
        uint64_t high = size > WORD_KEY_SIZE ? word_key_load_part(text, start + WORD_KEY_SIZE) : 0;
        uint64_t low = size > 0 ? word_key_load_part(text, start) : 0;
        word_window_add_block(window, _mm_set_epi64x((int64_t)high, (int64_t)low), 0);
        return;
    }
    for (size_t at = 0; at + WORD_BLOCK_SIZE < size; at += WORD_BLOCK_SIZE) {
        word_window_add_block(window, word_block_load(text.data + start + at), (unsigned)at);
    }
    size_t last = size - WORD_BLOCK_SIZE;
    word_window_add_block(window, word_block_load(text.data + start + last), (unsigned)last);
}

#endif

/* From 0x80 in bytes to bits. */
static inline uint64_t word_window_bits(uint64_t marks)
{
    return (marks >> 7 & EACH_BYTE(1)) * UINT64_C(0x0102040810204080) >> 56;
}

static inline void word_window_add(WordWindow *window, uint64_t bytes, unsigned shift)
{
    uint64_t low = bytes & EACH_BYTE(0x7F);
    uint64_t lower = low | EACH_BYTE(0x20);
    uint64_t letters = (lower + EACH_BYTE(0x80 - 'a')) & ~(lower + EACH_BYTE(0x7F - 'z')) & ~bytes;
    uint64_t digits = (low + EACH_BYTE(0x80 - '0')) & ~(low + EACH_BYTE(0x7F - '9')) & ~bytes;
    window->words |= word_window_bits(letters | digits) << shift;
    window->uppers |= word_window_bits(letters & ~(bytes << 2)) << shift; /* without 0x20 */
    window->wides |= word_window_bits(bytes) << shift;
}

/* On any machine. */
static inline void word_window_fill_parts(WordWindow *window, Slice text, size_t start, size_t size)
{
    for (size_t at = 0; at < size; at += WORD_KEY_SIZE) {
        word_window_add(window, word_key_load_part(text, start + at), (unsigned)at);
    }
}

static inline WordWindow word_window_at(Slice text, size_t start)
{
    WordWindow window = {.start = start};
    size_t left = text.size - start;
    size_t size = left < WORD_WINDOW_SIZE ? left : WORD_WINDOW_SIZE;
#ifdef __SSE2__
    word_window_fill_blocks(&window, text, start, size);
#else
    word_window_fill_parts(&window, text, start, size);
#endif
    return window;
}

/* The place of the lowest bit of some. */
static inline size_t word_window_first(uint64_t bits)
{
    return (size_t)__builtin_ctzll(bits);
}

/* How many bytes of a word stand at `at` in the window: at least one. */
static inline size_t word_window_size(const WordWindow *window, size_t at)
{
    uint64_t others = ~(window->words >> (at - window->start));
    return others == 0 ? WORD_WINDOW_SIZE : word_window_first(others);
}

/* Which of `size` bytes at `at` are upper case. */
static inline uint64_t word_window_uppers(const WordWindow *window, size_t at, size_t size)
{
    uint64_t uppers = window->uppers >> (at - window->start);
    return size < WORD_WINDOW_SIZE ? uppers & ~(UINT64_MAX << size) : uppers;
}

/* Are letters in one case, but for the first? */
static inline bool word_window_is_even(const WordWindow *window, size_t at, size_t size)
{
    uint64_t uppers = word_window_uppers(window, at, size);
    return uppers <= 1 || uppers == UINT64_MAX >> (WORD_WINDOW_SIZE - size);
}

/* Is there no mark between `from`, where the last chunk ended, and a word at `at`, that may belong to it: "-x", ".net", "@scope"? */
static inline bool plain_word_is_bare(Slice text, size_t from, size_t at)
{
    char before = at > from ? text.data[at - 1] : ' ';
    return before != '-' && before != '.' && before != '@';
}

/* Is what stands at `end` surely no part of the word before it? */
static inline bool plain_word_ends(Slice text, size_t end)
{
    char next = end < text.size ? text.data[end] : '\0';
    char after = end + 1 < text.size ? text.data[end + 1] : '\0';
    switch (byte_class(next)) {
    case BYTE_NONE:
        return next != '+' && next != '#';
    case BYTE_JOINER:
        return byte_class(after) == BYTE_NONE;
    default:
        return false;
    }
}

typedef struct PlainWord {
    char text[TOKEN_SIZE_MOST]; /* folded */
    size_t size;
    uint64_t key; /* of the text: word_key */
} PlainWord;

/* Eight bytes, `left` of them of a word: letters become small, digits stay what they are. */
static inline uint64_t plain_word_fold(uint64_t bytes, size_t left)
{
    uint64_t all = left < WORD_KEY_SIZE ? UINT64_MAX >> 8 * (WORD_KEY_SIZE - left) : UINT64_MAX;
    return (bytes | EACH_BYTE(0x20)) & all;
}

/* Reads a word of `size` bytes at `at`, at most TOKEN_SIZE_MOST. */
static inline void plain_word_read(PlainWord *word, Slice text, size_t at, size_t size)
{
    word->size = size;
    word->key = plain_word_fold(word_key_load_part(text, at), size);
    word_key_store(word->text, word->key);
    for (size_t done = WORD_KEY_SIZE; done < size; done += WORD_KEY_SIZE) {
        uint64_t bytes = plain_word_fold(word_key_load_part(text, at + done), size - done);
        word->key = word_key_add(word->key, bytes);
        word_key_store(word->text + done, bytes);
    }
}

#endif
