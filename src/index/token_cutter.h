/*
 * token_cutter.h - from a chunk of text to its tokens: itself, and level by level what it is made of.
 */
#ifndef INDEX_TOKEN_CUTTER_H
#define INDEX_TOKEN_CUTTER_H

#include "index/tokenizer.h"

/* What a chunk holds: it is cut at no others. */
enum {
    HOLDS_FOLDERS = 1 << 0, /* the first four by CutLevel */
    HOLDS_COLONS = 1 << 1,
    HOLDS_DOTS = 1 << 2,
    HOLDS_HYPHENS = 1 << 3,
    HOLDS_APOSTROPHES = 1 << 4,
    HOLDS_HUMPS = 1 << 5, /* capital letters behind the first one */
    HOLDS_WIDE = 1 << 6,  /* something that is not ASCII, where anything may be held */
};

/* A chunk that is cut: its text with letter case, and folded, byte by byte the same when it is ASCII. */
typedef struct TokenCutter {
    Tokenizer *tokenizer;
    Slice text;
    const char *folded; /* NULL: not ASCII, each token is folded by itself */
    unsigned holds;
} TokenCutter;

/* Adds the tokens of all of the text, whose first word begins at `word`, behind a mark ("--", ".") or at its start. */
void token_cutter_cut(TokenCutter *cutter, size_t word);

/* Adds the bytes [start, end) as a token; returns its number, or -1 when nothing is left of it, or there is no room. */
int token_cutter_add(TokenCutter *cutter, size_t start, size_t end, TokenKind kind, bool steps);

#endif
