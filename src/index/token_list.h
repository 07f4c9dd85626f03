/*
 * token_list.h - the tokens of one document, as numbers of its terms.
 */
#ifndef INDEX_TOKEN_LIST_H
#define INDEX_TOKEN_LIST_H

#include "base/buffer.h"
#include "index/harvest_block.h"
#include "index/tokenizer.h"
#include "index/word_hash.h"

typedef struct TokenList {
    Arena *arena;
    HarvestTerm *terms;
    size_t term_count;
    size_t term_capacity;
    WordSlot *slots; /* by hash */
    size_t slot_count;
    uint32_t *tokens;
    size_t token_count;
    size_t token_capacity;
    Buffer text;  /* of terms, and of whatever the owner adds */
    bool steps;   /* the next token stands behind the last one: its compound does */
    bool is_torn; /* the next token stands in another block of text than the last one */
    Tokenizer tokenizer;
} TokenList;

/* `size`: of the text that is expected, in bytes. */
void token_list_init(TokenList *list, Arena *arena, size_t size);

/* What comes next does not follow what came before. */
static inline void token_list_tear(TokenList *list)
{
    list->is_torn = true;
}

void token_list_add(TokenList *list, Slice text, SearchField field);

/* Adds the tokens [start, end) of the list again, in another field. */
void token_list_repeat(TokenList *list, size_t start, size_t end, SearchField field);

#endif
