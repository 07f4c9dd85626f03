/*
 * token_list.h - the tokens of one document, as numbers of its terms.
 */
#ifndef INDEX_TOKEN_LIST_H
#define INDEX_TOKEN_LIST_H

#include "base/buffer.h"
#include "index/harvest_block.h"
#include "index/tokenizer.h"

/* Where a term stands in the table: all that most of them are compared by. */
typedef struct TermSlot {
    uint64_t key;    /* word_key.h */
    uint32_t number; /* of the term, + 1; 0: the slot is free */
    uint32_t size;   /* bytes */
} TermSlot;

/* A chunk that was cut before, and the tokens that it became. */
typedef struct ChunkMemo {
    uint64_t key; /* word_key.h */
    const char *text;
    uint32_t size; /* bytes; 0: there is none */
    uint32_t token_start;
    uint32_t token_count;
    bool is_prose; /* its words are marked as such */
} ChunkMemo;

typedef struct TokenList {
    Arena *arena;
    HarvestTerm *terms;
    size_t term_count;
    size_t term_capacity;
    TermSlot *slots;
    unsigned slot_bits; /* there are 1 << slot_bits of them */
    uint32_t *tokens;
    size_t token_count;
    size_t token_capacity;
    ChunkMemo *memos; /* one for each place: the last chunk that belongs there */
    unsigned memo_bits;
    Buffer text;  /* of terms, and of whatever the owner adds */
    bool steps;   /* the next token stands behind the last one: its compound does */
    bool is_torn; /* the next token stands in another block of text than the last one */
    PlainWord word;
    Tokenizer tokenizer;
} TokenList;

/* `size`: of the text that is expected, in bytes. */
void token_list_init(TokenList *list, Arena *arena, size_t size);

/* What comes next does not follow what came before. */
static inline void token_list_tear(TokenList *list)
{
    list->is_torn = true;
}

/* `text` must live as long as the list: chunks that come again are compared with it. */
void token_list_add(TokenList *list, Slice text, SearchField field);

/* Adds the tokens [start, end) of the list again, in another field. */
void token_list_repeat(TokenList *list, size_t start, size_t end, SearchField field);

#endif
