/*
 * filter_table.h - what entries and documents can be filtered by, as words of the index.
 *
 *     :kind:code  :lang:sql              of entries
 *     :owner:…  :tag:…  :doc_type:…      of documents, and every short value of their front matter:
 *     :fm.severity:p1  :fm.team.name:…
 *
 * A value is folded. No word of a text begins with a colon. Status, dates and paths stand elsewhere in the index.
 */
#ifndef INDEX_FILTER_TABLE_H
#define INDEX_FILTER_TABLE_H

#include "document/site.h"
#include "index/form_table.h"

enum {
    FILTER_VALUE_SIZE_MOST = 100, /* bytes; longer values are no filters */
    FILTER_DEPTH_MOST = 8,        /* of maps and lists in front matter */
};

/* Numbers of entries or documents, ascending. */
typedef struct FilterList {
    uint32_t *items;
    size_t count;
    size_t capacity;
} FilterList;

typedef struct FilterTable {
    Arena *arena;
    FormTable *forms;
    FilterList *lists; /* Form.list says which one is a form's */
    size_t count;
    size_t capacity;
} FilterTable;

void filter_table_init(FilterTable *table, Arena *arena, FormTable *forms);

/* Adds `number` to the list of ":field:value", unless it is its last. */
void filter_table_add(FilterTable *table, Slice field, Slice value, uint32_t number);

/* Another name for a list that is there: nothing when it is not, or the name is. */
void filter_table_alias(FilterTable *table, Slice field, Slice value, Slice alias);

/* All that is said of a document. */
void filter_table_add_document(FilterTable *table, const Unit *unit, uint32_t number);

/* "fm.Team" -> ":fm.team:", with a value behind it: as the index has them. False when the value is too long. */
bool filter_term(Slice field, Slice value, char *out, size_t *size);

enum { FILTER_TERM_SIZE_MOST = 2 * FILTER_VALUE_SIZE_MOST + 2 };

#endif
