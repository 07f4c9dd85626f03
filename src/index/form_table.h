/*
 * form_table.h - every word of the index, and which of them mean the same.
 *
 * A form is a word as it was written, folded. Forms with one stem are a group: who searches for one of them finds all. Only words of
 * prose are stemmed, by the language that most documents with the word have, so that who reads the index needs no stemmer: it is
 * looked up. The only user of libstemmer.
 */
#ifndef INDEX_FORM_TABLE_H
#define INDEX_FORM_TABLE_H

#include "base/arena.h"
#include "index/word_key.h"

typedef struct Form {
    Slice text;
    uint32_t group; /* after form_table_group */
    uint32_t list;  /* of a filter: which one its owner has for it */
    bool is_filter; /* stands for itself */
} Form;

/* What documents say of a form. It is asked so often that it stands apart from what is not. */
typedef struct FormVote {
    uint32_t lead; /* documents, with `language`, the most frequent so far (Boyer, Moore 1981) */
    uint16_t language;
    bool is_prose;
} FormVote;

typedef struct FormSlot {
    uint64_t key;    /* word_key.h */
    uint32_t number; /* of the form, + 1; 0: the slot is free */
    uint32_t size;   /* of its text */
} FormSlot;

enum { FORM_LANGUAGES_MOST = 64 };

typedef struct FormTable {
    Arena *arena;
    Form *forms;
    FormVote *votes; /* by the number that a form was added with */
    size_t count;
    size_t capacity;
    FormSlot *slots;
    unsigned slot_bits;
    Slice languages[FORM_LANGUAGES_MOST];
    size_t language_count;
    size_t group_count;
} FormTable;

void form_table_init(FormTable *table, Arena *arena);

/* The number of a form, added, with a copy of its text, when it is new. */
uint32_t form_table_get(FormTable *table, Slice text);

enum { FORM_BATCH_MOST = 32 };

/* The same of several at once, which is twice as fast: what is far away in memory is asked for before it is needed. */
void form_table_get_batch(FormTable *table, const Slice *texts, size_t count, uint32_t *numbers);

/* The number of a language, "en". More than FORM_LANGUAGES_MOST count as none. */
uint16_t form_table_language(FormTable *table, Slice name);

/* One more document has a form as a word of its prose. */
void form_table_add_prose(FormTable *table, uint32_t number, uint16_t language);

/*
 * When all are there: sorts forms by their bytes, and numbers groups by the first form of each. Returns groups by the number that a
 * form was added with; in the table's arena. The forms as they were stay where they were.
 */
uint32_t *form_table_group(FormTable *table);

/* After form_table_group: the form with this text; NULL when there is none. */
const Form *form_table_find(const FormTable *table, Slice text);

#endif
