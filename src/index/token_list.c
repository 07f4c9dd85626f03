#include "index/token_list.h"

#include "index/word_hash.h"

enum { SLOT_COUNT_FIRST = 1024 };

void token_list_init(TokenList *list, Arena *arena)
{
    list->arena = arena;
    list->terms = NULL;
    list->hashes = NULL;
    list->tokens = NULL;
    list->term_count = list->term_capacity = 0;
    list->token_count = list->token_capacity = 0;
    list->slot_count = SLOT_COUNT_FIRST;
    list->slots = arena_new_array(arena, uint32_t, list->slot_count);
    list->is_torn = false;
    list->steps = false;
    buffer_init(&list->text, arena);
}

static void add_slots(TokenList *list)
{
    list->slot_count *= 2;
    list->slots = arena_new_array(list->arena, uint32_t, list->slot_count);
    size_t mask = list->slot_count - 1;
    for (size_t i = 0; i < list->term_count; i++) {
        size_t at = list->hashes[i] & mask;
        while (list->slots[at] != 0) {
            at = (at + 1) & mask;
        }
        list->slots[at] = (uint32_t)i + 1;
    }
}

static uint32_t add_term(TokenList *list, Slice text, uint32_t hash)
{
    if (list->term_count == list->term_capacity) {
        size_t old = list->term_capacity;
        size_t new = old > 0 ? 2 * old : SLOT_COUNT_FIRST / 2;
        list->terms = arena_grow(list->arena, list->terms, arena_size(old, sizeof *list->terms),
                                 arena_size(new, sizeof *list->terms));
        list->hashes = arena_grow(list->arena, list->hashes, arena_size(old, sizeof *list->hashes),
                                  arena_size(new, sizeof *list->hashes));
        list->term_capacity = new;
    }
    list->terms[list->term_count] = (HarvestTerm){
        .start = (uint32_t)list->text.size,
        .size = (uint16_t)text.size,
    };
    list->hashes[list->term_count] = hash;
    buffer_add(&list->text, text);
    return (uint32_t)list->term_count++;
}

static uint32_t get_term(TokenList *list, Slice text)
{
    uint32_t hash = word_hash(text);
    size_t mask = list->slot_count - 1;
    size_t at = hash & mask;
    for (; list->slots[at] != 0; at = (at + 1) & mask) {
        uint32_t term = list->slots[at] - 1;
        const HarvestTerm *row = &list->terms[term];
        if (list->hashes[term] == hash && row->size == text.size &&
            word_equals(list->text.data + row->start, text.data, text.size)) {
            return term;
        }
    }
    uint32_t term = add_term(list, text, hash);
    list->slots[at] = term + 1;
    if (2 * list->term_count > list->slot_count) {
        add_slots(list);
    }
    return term;
}

static void put_token(TokenList *list, uint32_t term, SearchField field, TokenStep step)
{
    if (list->token_count == list->token_capacity) {
        list->tokens = arena_array_room(list->arena, list->tokens, list->token_count,
                                        &list->token_capacity, sizeof *list->tokens);
    }
    list->tokens[list->token_count++] =
        term << HARVEST_TERM_SHIFT | (uint32_t)field << HARVEST_STEP_BITS | (uint32_t)step;
}

static TokenStep step_of(TokenList *list, const Token *token)
{
    list->steps = list->steps || token->steps;
    if (token->kind == TOKEN_COMPOUND) {
        return STEP_COMPOUND;
    }
    TokenStep step = !list->steps ? STEP_NONE : list->is_torn ? STEP_TORN : STEP_NEXT;
    list->is_torn = list->is_torn && !list->steps;
    list->steps = false;
    return step;
}

void token_list_add(TokenList *list, Slice text, SearchField field)
{
    Tokenizer *tokenizer = &list->tokenizer;
    size_t offset = 0;
    bool is_prose = field != FIELD_CODE && field != FIELD_PATH;
    tokenizer_begin(tokenizer);
    while (tokenizer_next(tokenizer, text, &offset)) {
        for (size_t i = 0; i < tokenizer->count; i++) {
            const Token *token = &tokenizer->tokens[i];
            uint32_t term = get_term(list, token->text);
            if (is_prose && token->kind == TOKEN_WORD) {
                list->terms[term].flags |= HARVEST_PROSE;
            }
            if (term < HARVEST_TERMS_MOST) {
                put_token(list, term, field, step_of(list, token));
            }
        }
    }
}

void token_list_repeat(TokenList *list, size_t start, size_t end, SearchField field)
{
    for (size_t i = start; i < end; i++) {
        uint32_t token = list->tokens[i];
        put_token(list, harvest_token_term(token), field, harvest_token_step(token));
    }
}
