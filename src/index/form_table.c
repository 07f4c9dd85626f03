#include "index/form_table.h"

#include "index/word_hash.h"

#include <libstemmer.h>
#include <stdlib.h>

enum { SLOT_COUNT_FIRST = 1 << 16, NO_LANGUAGE = FORM_LANGUAGES_MOST };

void form_table_init(FormTable *table, Arena *arena)
{
    *table = (FormTable){.arena = arena, .slot_count = SLOT_COUNT_FIRST};
    table->slots = arena_new_array(arena, uint32_t, table->slot_count);
}

static void put_slot(FormTable *table, size_t form)
{
    size_t mask = table->slot_count - 1;
    size_t at = table->forms[form].hash & mask;
    while (table->slots[at] != 0) {
        at = (at + 1) & mask;
    }
    table->slots[at] = (uint32_t)form + 1;
}

static void add_slots(FormTable *table)
{
    table->slot_count *= 4;
    table->slots = arena_new_array(table->arena, uint32_t, table->slot_count);
    for (size_t i = 0; i < table->count; i++) {
        put_slot(table, i);
    }
}

uint32_t form_table_get(FormTable *table, Slice text)
{
    uint32_t hash = word_hash(text);
    size_t mask = table->slot_count - 1;
    for (size_t at = hash & mask; table->slots[at] != 0; at = (at + 1) & mask) {
        const Form *form = &table->forms[table->slots[at] - 1];
        if (form->hash == hash && form->text.size == text.size &&
            word_equals(form->text.data, text.data, text.size)) {
            return table->slots[at] - 1;
        }
    }
    table->forms = arena_array_room(table->arena, table->forms, table->count, &table->capacity,
                                    sizeof *table->forms);
    table->forms[table->count] = (Form){.text = text, .hash = hash, .language = NO_LANGUAGE};
    table->count++;
    if (2 * table->count > table->slot_count) {
        add_slots(table);
    } else {
        put_slot(table, table->count - 1);
    }
    return (uint32_t)table->count - 1;
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

/* The first eight bytes as a number that sorts as they do: most comparisons need no more. */
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

static int compare_keys(const void *a, const void *b, void *context)
{
    const SortKey *left = a;
    const SortKey *right = b;
    if (left->start != right->start) {
        return left->start < right->start ? -1 : 1;
    }
    const Form *forms = context;
    return slice_compare(forms[left->form].text, forms[right->form].text);
}

static SortKey *sorted_keys(const FormTable *table)
{
    SortKey *keys = arena_new_array(table->arena, SortKey, table->count);
    for (size_t i = 0; i < table->count; i++) {
        keys[i] = (SortKey){start_of(table->forms[i].text), (uint32_t)i};
    }
    if (table->count > 0) {
        qsort_r(keys, table->count, sizeof *keys, compare_keys, table->forms);
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
        stems->forms[number].text = arena_copy(table->arena, stem);
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
