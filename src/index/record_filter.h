/*
 * record_filter.h - which records a query of fields allows, without an index.
 *
 * The fields mean what they mean to a search (query.h), but every record is judged, also those that are no entries of the index: links,
 * tables, tasks. What a document says holds for all of its records.
 */
#ifndef INDEX_RECORD_FILTER_H
#define INDEX_RECORD_FILTER_H

#include "document/site.h"
#include "index/filter_value.h"
#include "index/name_list.h"
#include "index/query.h"

/* One field of the query. */
typedef struct FieldTest {
    const Clause *clause;
    char term
        [FILTER_TERM_SIZE_MOST]; /* what filter_value.h compares; empty: nothing can be equal to it */
    size_t term_size;
    bool holds_here; /* for the document; of kind and lang, nothing */
    bool held_once;
} FieldTest;

typedef struct RecordFilter {
    Arena *arena;
    Query query;
    Date today;
    FieldTest *tests; /* one for each clause */
    NameList statuses;
} RecordFilter;

/*
 * False with an error of one line when the query has a word or a phrase, an unknown field or kind, or a value that is none of its field.
 * `where` must outlive the filter.
 */
bool record_filter_init(RecordFilter *filter, Arena *arena, Slice where, Date today, Slice *error);

/* Records that are asked for from now on are of this page. */
void record_filter_begin_page(RecordFilter *filter, const Page *page);

/* Is a record of that kind and language (empty: none) allowed? */
bool record_filter_allows(RecordFilter *filter, RecordKind kind, Slice language);

/* When all records were asked for: a line for each field that held for none of them. */
void record_filter_add_hints(const RecordFilter *filter, Buffer *out);

#endif
