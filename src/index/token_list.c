#include "index/token_list.h"

#include "index/word_key.h"

/* What documents have, about: so that tables of most of them never grow. */
enum {
    BYTES_PER_TOKEN = 4,
    BYTES_PER_SLOT = 16, /* two slots a term or more */
    BYTES_PER_TERM = 16,
    SLOT_BITS_LEAST = 8,
    BYTES_PER_MEMO = 64,
    MEMO_BITS_LEAST = 5,
    EXPECTED_MOST = 1 << 20, /* bytes */
};

static size_t slot_count(const TokenList *list)
{
    return (size_t)1 << list->slot_bits;
}

void token_list_init(TokenList *list, Arena *arena, size_t size)
{
    size = size < EXPECTED_MOST ? size : EXPECTED_MOST;
    *list = (TokenList){.arena = arena, .slot_bits = SLOT_BITS_LEAST};
    while (slot_count(list) < size / BYTES_PER_SLOT) {
        list->slot_bits++;
    }
    list->slots = arena_new_array(arena, TermSlot, slot_count(list));
    list->memo_bits = MEMO_BITS_LEAST;
    while ((size_t)1 << list->memo_bits < size / BYTES_PER_MEMO) {
        list->memo_bits++;
    }
    list->memos = arena_new_array(arena, ChunkMemo, (size_t)1 << list->memo_bits);
    list->term_capacity = size / BYTES_PER_TERM + 1;
    list->terms = arena_take(arena, arena_size(list->term_capacity, sizeof *list->terms));
    list->token_capacity = size / BYTES_PER_TOKEN + 1;
    list->tokens = arena_take(arena, arena_size(list->token_capacity, sizeof *list->tokens));
    buffer_init(&list->text, arena);
}

static void put_slot(TokenList *list, TermSlot slot)
{
    size_t mask = slot_count(list) - 1;
    size_t at = word_key_place(slot.key, list->slot_bits);
    while (list->slots[at].number != 0) {
        at = (at + 1) & mask;
    }
    list->slots[at] = slot;
}

static void add_slots(TokenList *list)
{
    const TermSlot *old = list->slots;
    size_t old_count = slot_count(list);
    list->slot_bits++;
    list->slots = arena_new_array(list->arena, TermSlot, slot_count(list));
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].number != 0) {
            put_slot(list, old[i]);
        }
    }
}

/* A short word is in its key: eight bytes are copied faster than just as many as it has. */
static void add_term_text(Buffer *out, Slice text, uint64_t key)
{
    if (text.size > WORD_KEY_SIZE) {
        buffer_add(out, text);
        return;
    }
    if (out->capacity - out->size < WORD_KEY_SIZE) {
        buffer_reserve(out, WORD_KEY_SIZE);
    }
    word_key_store(out->data + out->size, key);
    out->size += text.size;
}

static uint32_t add_term(TokenList *list, Slice text, uint64_t key, TermSlot *slot)
{
    if (list->term_count == list->term_capacity) {
        list->terms = arena_array_room(list->arena, list->terms, list->term_count,
                                       &list->term_capacity, sizeof *list->terms);
    }
    uint32_t term = (uint32_t)list->term_count++;
    list->terms[term] = (HarvestTerm){
        .start = (uint32_t)list->text.size,
        .size = (uint16_t)text.size,
    };
    add_term_text(&list->text, text, key);
    *slot = (TermSlot){key, term + 1, (uint32_t)text.size};
    if (2 * list->term_count > slot_count(list)) {
        add_slots(list);
    }
    return term;
}

/* Words of one size and key are the same when the key holds all of them. */
static bool is_term(const TokenList *list, const TermSlot *slot, Slice text)
{
    return text.size <= WORD_KEY_SIZE ||
           word_equals(list->text.data + list->terms[slot->number - 1].start, text.data, text.size);
}

static uint32_t find_term(TokenList *list, Slice text, uint64_t key)
{
    size_t mask = slot_count(list) - 1;
    size_t at = word_key_place(key, list->slot_bits);
    for (; list->slots[at].number != 0; at = (at + 1) & mask) {
        const TermSlot *slot = &list->slots[at];
        if (slot->key == key && slot->size == text.size && is_term(list, slot, text)) {
            return slot->number - 1;
        }
    }
    return add_term(list, text, key, &list->slots[at]);
}

/* Most words are short, known, and where they are looked for first. */
static inline uint32_t get_term(TokenList *list, Slice text, uint64_t key)
{
    const TermSlot *slot = &list->slots[word_key_place(key, list->slot_bits)];
    if (slot->key == key && slot->size == text.size && text.size <= WORD_KEY_SIZE) {
        return slot->number - 1;
    }
    return find_term(list, text, key);
}

static void add_token_room(TokenList *list)
{
    list->tokens = arena_array_room(list->arena, list->tokens, list->token_count,
                                    &list->token_capacity, sizeof *list->tokens);
}

static inline void put_token(TokenList *list, uint32_t term, SearchField field, TokenStep step)
{
    if (list->token_count == list->token_capacity) {
        add_token_room(list);
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

static bool is_prose(SearchField field)
{
    return field != FIELD_CODE && field != FIELD_PATH;
}

/* A word adds to what a term is; beyond the most terms there are, it is left out. */
static void add_word(TokenList *list, uint32_t term, SearchField field, const Token *token)
{
    if (is_prose(field) && token->kind == TOKEN_WORD) {
        list->terms[term].flags |= HARVEST_PROSE;
    }
    if (term < HARVEST_TERMS_MOST) {
        put_token(list, term, field, step_of(list, token));
    }
}

static void add_cut(TokenList *list, SearchField field)
{
    const Tokenizer *tokenizer = &list->tokenizer;
    for (size_t i = 0; i < tokenizer->count; i++) {
        const Token *token = &tokenizer->tokens[i];
        add_word(list, get_term(list, token->text, word_key(token->text)), field, token);
    }
}

/* ---- chunks that come again ---- */

static bool is_memo(const ChunkMemo *memo, Slice chunk, uint64_t key, SearchField field)
{
    return memo->key == key && memo->size == chunk.size && (memo->is_prose || !is_prose(field)) &&
           (chunk.size <= WORD_KEY_SIZE || word_equals(memo->text, chunk.data, chunk.size));
}

/* The same tokens, but that another thing stands before the first that has a position. */
static void add_memo(TokenList *list, const ChunkMemo *memo, SearchField field)
{
    bool steps = true;
    for (uint32_t i = 0; i < memo->token_count; i++) {
        uint32_t token = list->tokens[memo->token_start + i];
        TokenStep step = harvest_token_step(token);
        if (steps && step != STEP_COMPOUND) {
            step = list->is_torn ? STEP_TORN : STEP_NEXT;
            steps = false;
        }
        put_token(list, harvest_token_term(token), field, step);
    }
    list->is_torn = false;
}

/* A name that a document has once, it has again: two of three chunks are not cut. */
static void add_chunk(TokenList *list, Slice text, const Chunk *chunk, SearchField field)
{
    Slice part = slice_part(text, chunk->start, chunk->end);
    uint64_t key = word_key(part);
    ChunkMemo *memo = &list->memos[word_key_place(key, list->memo_bits)];
    bool is_short = part.size <= TOKEN_SIZE_MOST && !list->steps;
    if (is_short && is_memo(memo, part, key, field)) {
        add_memo(list, memo, field);
        return;
    }
    size_t start = list->token_count;
    tokenizer_cut_chunk(&list->tokenizer, text, chunk);
    add_cut(list, field);
    if (is_short && list->tokenizer.count > 0 && list->tokenizer.tokens[0].steps && !list->steps) {
        *memo = (ChunkMemo){
            .key = key,
            .text = part.data,
            .size = (uint32_t)part.size,
            .token_start = (uint32_t)start,
            .token_count = (uint32_t)(list->token_count - start),
            .is_prose = is_prose(field),
        };
    }
}

static inline void add_plain(TokenList *list, Slice text, size_t at, size_t size, SearchField field)
{
    PlainWord *word = &list->word;
    plain_word_read(word, text, at, size);
    uint32_t term = get_term(list, (Slice){word->text, size}, word->key);
    list->terms[term].flags |= is_prose(field) ? HARVEST_PROSE : 0;
    if (term < HARVEST_TERMS_MOST) {
        put_token(list, term, field, list->is_torn ? STEP_TORN : STEP_NEXT);
        list->is_torn = false;
        list->steps = false;
    }
}

/* Adds what begins at `at` with no plain word, or with a character that is not ASCII; returns where it ends. */
static size_t add_other(TokenList *list, Slice text, size_t from, size_t at,
                        const WordWindow *window, SearchField field)
{
    if (byte_class(text.data[at]) != BYTE_WIDE) {
        Chunk chunk = tokenizer_find_chunk(text, from, at, window);
        add_chunk(list, text, &chunk, field);
        return chunk.end;
    }
    if (tokenizer_next(&list->tokenizer, text, &from)) {
        add_cut(list, field);
    }
    return from;
}

void token_list_add(TokenList *list, Slice text, SearchField field)
{
    WordWindow window = word_window_at(text, 0);
    size_t from = 0; /* where the last chunk ended */
    size_t at = 0;
    tokenizer_begin(&list->tokenizer);
    while (at < text.size) {
        size_t passed = at - window.start;
        uint64_t starts = window.words | window.wides;
        if (passed >= WORD_WINDOW_SIZE || starts >> passed == 0) {
            at = passed < WORD_WINDOW_SIZE ? window.start + WORD_WINDOW_SIZE : at;
            window = word_window_at(text, at < text.size ? at : text.size);
            continue;
        }
        at += word_window_first(starts >> passed);
        size_t size = word_window_size(&window, at);
        if (at + size == window.start + WORD_WINDOW_SIZE && at > window.start) {
            window = word_window_at(text, at); /* to see all of the word */
            continue;
        }
        if (size > 0 && plain_word_is_bare(text, from, at) && plain_word_ends(text, at + size) &&
            word_window_is_even(&window, at, size)) {
            add_plain(list, text, at, size, field);
            from = at + size;
        } else {
            from = add_other(list, text, from, at, &window, field);
        }
        at = from;
    }
}

void token_list_repeat(TokenList *list, size_t start, size_t end, SearchField field)
{
    for (size_t i = start; i < end; i++) {
        uint32_t token = list->tokens[i];
        put_token(list, harvest_token_term(token), field, harvest_token_step(token));
    }
}
