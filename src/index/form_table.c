#include "index/form_table.h"

#include <assert.h>
#include <libstemmer.h>
#include <stdlib.h>

enum { SLOT_COUNT_FIRST = 1 << 16, NO_LANGUAGE = FORM_LANGUAGES_MOST };

void form_table_init(FormTable *table, Arena *arena)
{
    *table = (FormTable){.arena = arena, .slot_count = SLOT_COUNT_FIRST};
    table->slots = arena_new_array(arena, WordSlot, table->slot_count);
}

static void put_slot(FormTable *table, WordSlot slot)
{
    size_t mask = table->slot_count - 1;
    size_t at = slot.hash & mask;
    while (table->slots[at].number != 0) {
        at = (at + 1) & mask;
    }
    table->slots[at] = slot;
}

static void add_slots(FormTable *table)
{
    const WordSlot *old = table->slots;
    size_t old_count = table->slot_count;
    table->slot_count *= 4;
    table->slots = arena_new_array(table->arena, WordSlot, table->slot_count);
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].number != 0) {
            put_slot(table, old[i]);
        }
    }
}

static uint32_t add_form(FormTable *table, Slice text)
{
    table->forms = arena_array_room(table->arena, table->forms, table->count, &table->capacity,
                                    sizeof *table->forms);
    table->forms[table->count] = (Form){
        .text = arena_copy(table->arena, text),
        .language = NO_LANGUAGE,
    };
    return (uint32_t)table->count++;
}

static uint32_t get_hashed(FormTable *table, Slice text, uint32_t hash)
{
    size_t mask = table->slot_count - 1;
    size_t at = hash & mask;
    for (; table->slots[at].number != 0; at = (at + 1) & mask) {
        assert(table->forms != NULL);
        const Slice *other = &table->forms[table->slots[at].number - 1].text;
        if (table->slots[at].hash == hash && other->size == text.size &&
            word_equals(other->data, text.data, text.size)) {
            return table->slots[at].number - 1;
        }
    }
    uint32_t form = add_form(table, text);
    table->slots[at] = (WordSlot){hash, form + 1};
    if (2 * table->count > table->slot_count) {
        add_slots(table);
    }
    return form;
}

uint32_t form_table_get(FormTable *table, Slice text)
{
    return get_hashed(table, text, word_hash(text));
}

void form_table_get_batch(FormTable *table, const Slice *texts, size_t count, uint32_t *numbers)
{
    uint32_t hashes[FORM_BATCH_MOST];
    assert(count <= FORM_BATCH_MOST);
    for (size_t i = 0; i < count; i++) {
        hashes[i] = word_hash(texts[i]);
        __builtin_prefetch(&table->slots[hashes[i] & (table->slot_count - 1)]);
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t number = table->slots[hashes[i] & (table->slot_count - 1)].number;
        if (number > 0) {
            __builtin_prefetch(&table->forms[number - 1]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        numbers[i] = get_hashed(table, texts[i], hashes[i]);
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
    Form *form = &table->forms[number];
    form->is_prose = true;
    if (form->lead == 0) {
        form->language = language;
    }
    form->lead += form->language == language ? 1 : UINT32_MAX;
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
static Slice stem_of(const Stemmers *stemmers, const Form *form)
{
    struct sb_stemmer *stemmer = form->is_prose && form->language < FORM_LANGUAGES_MOST
                                     ? stemmers->items[form->language]
                                     : NULL;
    if (stemmer == NULL) {
        return form->text;
    }
    const sb_symbol *stem =
        sb_stemmer_stem(stemmer, (const sb_symbol *)form->text.data, (int)form->text.size);
    int size = sb_stemmer_length(stemmer);
    return stem != NULL && size > 0 ? (Slice){(const char *)stem, (size_t)size} : form->text;
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
static uint32_t group_of_word(FormTable *table, FormTable *stems, const Stemmers *stemmers,
                              const Form *form)
{
    Slice stem = stem_of(stemmers, form);
    size_t count = stems->count;
    uint32_t number = form_table_get(stems, stem);
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

static void number_groups(FormTable *table, Form *forms)
{
    uint32_t *filter_groups = arena_new_array(table->arena, uint32_t, table->count);
    FormTable stems;
    Stemmers stemmers;
    form_table_init(&stems, table->arena);
    open_stemmers(&stemmers, table);
    for (size_t i = 0; i < table->count; i++) {
        forms[i].group = forms[i].is_filter ? group_of_filter(table, filter_groups, &forms[i])
                         : is_word(forms[i].text)
                             ? group_of_word(table, &stems, &stemmers, &forms[i])
                             : (uint32_t)table->group_count++;
    }
    close_stemmers(&stemmers, table);
}

uint32_t *form_table_group(FormTable *table)
{
    const SortKey *keys = sorted_keys(table);
    Form *sorted = arena_take(table->arena, arena_size(table->count, sizeof *sorted));
    uint32_t *places = arena_new_array(table->arena, uint32_t, table->count);
    for (size_t i = 0; i < table->count; i++) {
        sorted[i] = table->forms[keys[i].form];
        places[keys[i].form] = (uint32_t)i;
    }
    number_groups(table, sorted);
    table->forms = sorted;
    return places;
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
