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

static inline WordWindow word_window_at(Slice text, size_t start)
{
    WordWindow window = {.start = start};
    size_t size = text.size - start < WORD_WINDOW_SIZE ? text.size - start : WORD_WINDOW_SIZE;
    for (size_t at = 0; at < size; at += WORD_KEY_SIZE) {
        word_window_add(&window, word_key_load_part(text, start + at), (unsigned)at);
    }
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
