/*
 * byte_class.h - what a byte is to the tokenizer.
 */
#ifndef INDEX_BYTE_CLASS_H
#define INDEX_BYTE_CLASS_H

#include "base/slice.h"

typedef enum ByteClass {
    BYTE_NONE, /* separates */
    BYTE_LOWER,
    BYTE_UPPER,
    BYTE_DIGIT,
    BYTE_JOINER, /* may stand inside a compound */
    BYTE_WIDE,   /* not ASCII */
} ByteClass;

static inline ByteClass byte_class(char c)
{
    enum {
        N = BYTE_NONE,
        L = BYTE_LOWER,
        U = BYTE_UPPER,
        D = BYTE_DIGIT,
        J = BYTE_JOINER,
        W = BYTE_WIDE,
    };
    static const uint8_t classes[256] = {
        N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N,
        N, N, N, N, N, N, N, N, N, N, J, N, N, N, N, N, J, J, J, D, D, D, D, D, D, D, D, D, D,
        J, N, N, N, N, N, J, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
        U, U, U, U, N, N, N, N, J, N, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
        L, L, L, L, L, L, L, N, N, N, N, N, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
        W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
        W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
        W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
        W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    };
    return (ByteClass)classes[(unsigned char)c];
}

static inline bool byte_is_word(char c)
{
    ByteClass class = byte_class(c);
    return class >= BYTE_LOWER && class <= BYTE_DIGIT;
}

#endif
