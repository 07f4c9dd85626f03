/*
 * tokenizer.h - text as tokens: what documents are found by.
 *
 * Letters, marks and digits make words. What joins words without a space makes a compound, which is found as a whole and by all that
 * it is made of, level by level: a path's parts, the parts of a name with dots, of one with hyphens or underscores, of
 * camelCase.
 *
 *     src/a/userList.ts   src/a/userlist.ts · src · a · userlist.ts · userlist · user · list · ts
 *     --no-verify         --no-verify · no-verify · no · verify
 *     C++  .NET  v1.2.3   c++ · c     .net · net     v1.2.3 · v1 · 2 · 3
 *
 * Texts of tokens are folded: Normalization Form KC, no case. Han, kana and scripts without spaces give a token for every two
 * characters side by side (and for one that stands alone), emoji one each. The rules are written down for who reads the index
 * in content/search-index.md: a query is cut the same way, by other programs too.
 */
#ifndef INDEX_TOKENIZER_H
#define INDEX_TOKENIZER_H

#include "index/plain_word.h"

enum {
    COMPOUND_SIZE_MOST = 40, /* bytes; longer compounds have only parts */
    CHUNK_SIZE_MOST = 512,   /* bytes; of a longer one the rest is passed over */
    CHUNK_TOKENS_MOST = 96,
    /* Bytes of all tokens of a chunk that is not ASCII; further ones are left out. */
    CHUNK_WIDE_SIZE = 8192,
};

typedef enum TokenKind {
    TOKEN_WORD,     /* is made of no others */
    TOKEN_COMPOUND, /* the next `parts` tokens are what it is made of */
    TOKEN_MARKED,   /* a compound with a mark that makes it another word: c++, .net, --flag */
} TokenKind;

typedef struct Token {
    Slice text;    /* in the tokenizer, until the next chunk, or in the text */
    uint8_t kind;  /* TokenKind */
    uint8_t parts; /* how many of the following tokens it is made of, all levels counted */
    bool steps;    /* stands behind the token before it; else where that one begins */
} Token;

typedef struct Tokenizer {
    Token tokens[CHUNK_TOKENS_MOST]; /* of the last chunk: a compound before its parts */
    size_t count;
    size_t start; /* where the chunk stands in the text: its end is the offset that next returned */
    size_t paired_end; /* up to here characters have had a token of two */
    char folded[CHUNK_SIZE_MOST];
    char nfkc[CHUNK_SIZE_MOST]; /* of a chunk that is not ASCII */
    char wide[CHUNK_WIDE_SIZE]; /* folded tokens of such a chunk */
    size_t wide_size;
} Tokenizer;

/* Where a chunk stands in its text, before it is cut into tokens: which these are is told by its bytes alone. */
typedef struct Chunk {
    size_t start;
    size_t word; /* its first word, behind a mark ("--", ".") or at its start */
    size_t end;
    unsigned holds; /* token_cutter.h */
} Chunk;

/* To be called first, and before another text than the last one. */
void tokenizer_begin(Tokenizer *tokenizer);

/* Reads the next chunk of `text` at or after `*offset` and moves behind it; false when there is none. */
bool tokenizer_next(Tokenizer *tokenizer, Slice text, size_t *offset);

/* The chunk whose first word begins at `word`, which is in the window; the one before it ended at `from`. */
Chunk tokenizer_find_chunk(Slice text, size_t from, size_t word, const WordWindow *window);

/* Makes a chunk's tokens. */
void tokenizer_cut_chunk(Tokenizer *tokenizer, Slice text, const Chunk *chunk);

#endif
