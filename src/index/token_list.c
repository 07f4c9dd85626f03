#include "index/token_list.h"

/* What documents have, about: so that tables of most of them never grow. */
enum {
    BYTES_PER_TOKEN = 4,
    BYTES_PER_SLOT = 8, /* two slots a term */
    BYTES_PER_TERM = 16,
    EXPECTED_MOST = 1 << 20, /* bytes */
};

void token_list_init(TokenList *list, Arena *arena, size_t size)
{
    size = size < EXPECTED_MOST ? size : EXPECTED_MOST;
    *list = (TokenList){.arena = arena, .slot_count = 256};
    while (list->slot_count < size / BYTES_PER_SLOT) {
        list->slot_count *= 2;
    }
    list->slots = arena_new_array(arena, WordSlot, list->slot_count);
    list->term_capacity = size / BYTES_PER_TERM + 1;
    list->terms = arena_take(arena, arena_size(list->term_capacity, sizeof *list->terms));
    list->token_capacity = size / BYTES_PER_TOKEN + 1;
    list->tokens = arena_take(arena, arena_size(list->token_capacity, sizeof *list->tokens));
    buffer_init(&list->text, arena);
}

static void put_slot(TokenList *list, WordSlot slot)
{
    size_t mask = list->slot_count - 1;
    size_t at = slot.hash & mask;
    while (list->slots[at].number != 0) {
        at = (at + 1) & mask;
    }
    list->slots[at] = slot;
}

static void add_slots(TokenList *list)
{
    const WordSlot *old = list->slots;
    size_t old_count = list->slot_count;
    list->slot_count *= 2;
    list->slots = arena_new_array(list->arena, WordSlot, list->slot_count);
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].number != 0) {
            put_slot(list, old[i]);
        }
    }
}

static uint32_t add_term(TokenList *list, Slice text)
{
    list->terms = arena_array_room(list->arena, list->terms, list->term_count, &list->term_capacity,
                                   sizeof *list->terms);
    list->terms[list->term_count] = (HarvestTerm){
        .start = (uint32_t)list->text.size,
        .size = (uint16_t)text.size,
    };
    buffer_add(&list->text, text);
    return (uint32_t)list->term_count++;
}

static uint32_t get_term(TokenList *list, Slice text)
{
    uint32_t hash = word_hash(text);
    size_t mask = list->slot_count - 1;
    size_t at = hash & mask;
    for (; list->slots[at].number != 0; at = (at + 1) & mask) {
        if (list->slots[at].hash != hash) {
            continue;
        }
        uint32_t term = list->slots[at].number - 1;
        const HarvestTerm *row = &list->terms[term];
        if (row->size == text.size &&
            word_equals(list->text.data + row->start, text.data, text.size)) {
            return term;
        }
    }
    uint32_t term = add_term(list, text);
    list->slots[at] = (WordSlot){hash, term + 1};
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
