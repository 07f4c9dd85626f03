/*
 * hash.h - XXH3, for keys and change detection. Not for security.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/arena.h"
#include "base/slice.h"

typedef struct Hash128 {
    uint64_t high;
    uint64_t low;
} Hash128;

uint64_t hash_64(Slice bytes);
Hash128 hash_128(Slice bytes);

/* hash_128 of bytes that come in pieces. */
typedef struct HashStream HashStream;

HashStream *hash_stream_new(Arena *arena);
void hash_stream_reset(HashStream *stream);
void hash_stream_add(HashStream *stream, Slice bytes);

/* Of all that was added so far. */
Hash128 hash_stream_value(const HashStream *stream);

/* XXH3-128 of `text` with CR LF and CR read as LF. */
Hash128 hash_lines(Slice text);

enum { HASH_TEXT_SIZE = 33 };
/* 32 lower-case hex digits, high part first, and a NUL; returns `text`. */
const char *hash_to_text(Hash128 hash, char text[HASH_TEXT_SIZE]);

#endif
