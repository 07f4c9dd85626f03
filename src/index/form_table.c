#include "index/form_table.h"

#include <assert.h>
#include <libstemmer.h>
#include <stdlib.h>

enum { SLOT_BITS_FIRST = 16, NO_LANGUAGE = FORM_LANGUAGES_MOST };

static size_t slot_count(const FormTable *table)
{
    return (size_t)1 << table->slot_bits;
}

void form_table_init(FormTable *table, Arena *arena)
{
    *table = (FormTable){.arena = arena, .slot_bits = SLOT_BITS_FIRST};
    table->slots = arena_new_array(arena, FormSlot, slot_count(table));
}

static void put_slot(FormTable *table, FormSlot slot)
{
    size_t mask = slot_count(table) - 1;
    size_t at = word_key_place(slot.key, table->slot_bits);
    while (table->slots[at].number != 0) {
        at = (at + 1) & mask;
    }
    table->slots[at] = slot;
}

static void add_slots(FormTable *table)
{
    const FormSlot *old = table->slots;
    size_t old_count = slot_count(table);
    table->slot_bits++;
    table->slots = arena_new_array(table->arena, FormSlot, slot_count(table));
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].number != 0) {
            put_slot(table, old[i]);
        }
    }
}

static uint32_t add_form(FormTable *table, Slice text)
{
    if (table->count == table->capacity) {
        size_t capacity = table->capacity;
        table->votes = arena_array_room(table->arena, table->votes, table->count, &capacity,
                                        sizeof *table->votes);
        table->forms = arena_array_room(table->arena, table->forms, table->count, &table->capacity,
                                        sizeof *table->forms);
    }
    table->forms[table->count] = (Form){.text = arena_copy(table->arena, text)};
    table->votes[table->count] = (FormVote){.language = NO_LANGUAGE};
    return (uint32_t)table->count++;
}

/* Words of one size and key are the same when the key holds all of them. */
static bool is_form(const FormTable *table, const FormSlot *slot, Slice text)
{
    return text.size <= WORD_KEY_SIZE ||
           word_equals(table->forms[slot->number - 1].text.data, text.data, text.size);
}

static uint32_t get_keyed(FormTable *table, Slice text, uint64_t key)
{
    size_t mask = slot_count(table) - 1;
    size_t at = word_key_place(key, table->slot_bits);
    for (; table->slots[at].number != 0; at = (at + 1) & mask) {
        const FormSlot *slot = &table->slots[at];
        if (slot->key == key && slot->size == text.size && is_form(table, slot, text)) {
            return slot->number - 1;
        }
    }
    uint32_t form = add_form(table, text);
    table->slots[at] = (FormSlot){key, form + 1, (uint32_t)text.size};
    if (4 * table->count > 3 * slot_count(table)) {
        add_slots(table);
    }
    return form;
}

uint32_t form_table_get(FormTable *table, Slice text)
{
    return get_keyed(table, text, word_key(text));
}

void form_table_get_batch(FormTable *table, const Slice *texts, size_t count, uint32_t *numbers)
{
    uint64_t keys[FORM_BATCH_MOST];
    assert(count <= FORM_BATCH_MOST);
    for (size_t i = 0; i < count; i++) {
        keys[i] = word_key(texts[i]);
        __builtin_prefetch(&table->slots[word_key_place(keys[i], table->slot_bits)]);
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t number = table->slots[word_key_place(keys[i], table->slot_bits)].number;
        if (number > 0 && texts[i].size > WORD_KEY_SIZE) {
            __builtin_prefetch(&table->forms[number - 1]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        numbers[i] = get_keyed(table, texts[i], keys[i]);
    }
}

uint16_t form_table_language(FormTable *table, Slice name)
{
    for (size_t i = 0; i < table->language_count; i++) {
        if (slice_equals(table->languages[i], name)) {
            return (uint16_t)i;
        }
    }
    if (table->language_count == FORM_LANGUAGES_MOST) {
        return NO_LANGUAGE;
    }
    table->languages[table->language_count] = name;
    return (uint16_t)table->language_count++;
}

void form_table_add_prose(FormTable *table, uint32_t number, uint16_t language)
{
    FormVote *vote = &table->votes[number];
    vote->is_prose = true;
    if (vote->lead == 0) {
        vote->language = language;
    }
    vote->lead += vote->language == language ? 1 : UINT32_MAX;
}

/* ---- stems ---- */

/* Only letters, and apostrophes: numbers, compounds and filters are what they are, and no word's stem. */
static bool is_word(Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if ((unsigned char)c < 0x80 && !ascii_is_letter(c) && c != '\'') {
            return false;
        }
    }
    return true;
}

typedef struct Stemmers {
    struct sb_stemmer *items[FORM_LANGUAGES_MOST]; /* NULL: there is none for the language */
} Stemmers;

static void open_stemmers(Stemmers *stemmers, const FormTable *table)
{
    for (size_t i = 0; i < table->language_count; i++) {
        stemmers->items[i] = sb_stemmer_new(arena_string(table->arena, table->languages[i]), NULL);
    }
}

static void close_stemmers(Stemmers *stemmers, const FormTable *table)
{
    for (size_t i = 0; i < table->language_count; i++) {
        sb_stemmer_delete(stemmers->items[i]);
    }
}

/* Until the next one. */
static Slice stem_of(const Stemmers *stemmers, Slice text, const FormVote *vote)
{
    struct sb_stemmer *stemmer = vote->is_prose && vote->language < FORM_LANGUAGES_MOST
                                     ? stemmers->items[vote->language]
                                     : NULL;
    if (stemmer == NULL) {
        return text;
    }
    const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)text.data, (int)text.size);
    int size = sb_stemmer_length(stemmer);
    return stem != NULL && size > 0 ? (Slice){(const char *)stem, (size_t)size} : text;
}

/* ---- order ---- */

/* The first eight bytes as a number that sorts as they do. */
typedef struct SortKey {
    uint64_t start;
    uint32_t form;
} SortKey;

static uint64_t start_of(Slice text)
{
    uint64_t start = 0;
    for (size_t i = 0; i < 8; i++) {
        start = start << 8 | (i < text.size ? (unsigned char)text.data[i] : 0);
    }
    return start;
}

static int compare_texts(const void *a, const void *b, void *context)
{
    const Form *forms = context;
    return slice_compare(forms[((const SortKey *)a)->form].text,
                         forms[((const SortKey *)b)->form].text);
}

/* One pass of a radix sort: by 16 bits, keeping the order of equal ones. */
static void sort_by_bits(const SortKey *from, SortKey *to, size_t count, int shift,
                         uint32_t *starts)
{
    enum { VALUES = 1 << 16 };
    uint32_t start = 0;
    memset(starts, 0, VALUES * sizeof *starts);
    for (size_t i = 0; i < count; i++) {
        starts[from[i].start >> shift & (VALUES - 1)]++;
    }
    for (size_t i = 0; i < VALUES; i++) {
        uint32_t own = starts[i];
        starts[i] = start;
        start += own;
    }
    for (size_t i = 0; i < count; i++) {
        to[starts[from[i].start >> shift & (VALUES - 1)]++] = from[i];
    }
}

/* By the first eight bytes, a quarter of them at a time; those with the same ones then by the rest. */
static const SortKey *sorted_keys(const FormTable *table)
{
    SortKey *keys = arena_take(table->arena, arena_size(table->count, sizeof *keys));
    SortKey *other = arena_take(table->arena, arena_size(table->count, sizeof *keys));
    uint32_t *starts = arena_new_array(table->arena, uint32_t, 1 << 16);
    for (size_t i = 0; i < table->count; i++) {
        keys[i] = (SortKey){start_of(table->forms[i].text), (uint32_t)i};
    }
    for (int shift = 0; shift < 64; shift += 32) {
        sort_by_bits(keys, other, table->count, shift, starts);
        sort_by_bits(other, keys, table->count, shift + 16, starts);
    }
    for (size_t start = 0, end; start < table->count; start = end) {
        end = start + 1;
        while (end < table->count && keys[end].start == keys[start].start) {
            end++;
        }
        if (end - start > 1) {
            qsort_r(keys + start, end - start, sizeof *keys, compare_texts, table->forms);
        }
    }
    return keys;
}

/* A word's group is its stem's: counted up from 0. */
static uint32_t group_of_word(FormTable *table, FormTable *stems, Slice stem)
{
    size_t count = stems->count;
    uint32_t number = form_table_get(stems, stem);
    assert(stems->forms != NULL);
    if (number == count) {
        stems->forms[number].group = (uint32_t)table->group_count++;
    }
    return stems->forms[number].group;
}

/* Filters with one list are one group: by list, its group + 1. */
static uint32_t group_of_filter(FormTable *table, uint32_t *groups, const Form *form)
{
    if (groups[form->list] == 0) {
        groups[form->list] = (uint32_t)++table->group_count;
    }
    return groups[form->list] - 1;
}

/* `keys` are of `forms`, sorted. */
static void number_groups(FormTable *table, const SortKey *keys, Form *forms)
{
    uint32_t *filter_groups = arena_new_array(table->arena, uint32_t, table->count);
    FormTable stems;
    Stemmers stemmers;
    form_table_init(&stems, table->arena);
    open_stemmers(&stemmers, table);
    for (size_t i = 0; i < table->count; i++) {
        Form *form = &forms[i];
        if (form->is_filter) {
            form->group = group_of_filter(table, filter_groups, form);
        } else if (is_word(form->text)) {
            Slice stem = stem_of(&stemmers, form->text, &table->votes[keys[i].form]);
            form->group = group_of_word(table, &stems, stem);
        } else {
            form->group = (uint32_t)table->group_count++;
        }
    }
    close_stemmers(&stemmers, table);
}

uint32_t *form_table_group(FormTable *table)
{
    const SortKey *keys = sorted_keys(table);
    Form *sorted = arena_take(table->arena, arena_size(table->count, sizeof *sorted));
    uint32_t *groups = arena_new_array(table->arena, uint32_t, table->count);
    for (size_t i = 0; i < table->count; i++) {
        sorted[i] = table->forms[keys[i].form];
    }
    number_groups(table, keys, sorted);
    for (size_t i = 0; i < table->count; i++) {
        groups[keys[i].form] = sorted[i].group;
    }
    table->forms = sorted;
    return groups;
}

const Form *form_table_find(const FormTable *table, Slice text)
{
    size_t low = 0;
    size_t high = table->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = slice_compare(table->forms[middle].text, text);
        if (order == 0) {
            return &table->forms[middle];
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}
