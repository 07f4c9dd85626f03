/*
 * filter_table.h - which entries and documents have each value that they can be filtered by (filter_value.h).
 */
#ifndef INDEX_FILTER_TABLE_H
#define INDEX_FILTER_TABLE_H

#include "document/site.h"
#include "index/form_table.h"

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

/* Another name for the list of ":field:value"; nothing when there is a list of that name. */
void filter_table_alias(FilterTable *table, Slice field, Slice value, Slice alias);

/* All that is said of a document. */
void filter_table_add_document(FilterTable *table, const Unit *unit, uint32_t number);

#endif
