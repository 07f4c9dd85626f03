/*
 * filter_value.h - values that documents and records are filtered by, and how they are compared: folded, as words of the index.
 *
 *     :kind:code  :lang:sql              of records
 *     :owner:…  :tag:…  :doc_type:…      of documents, and every short value of their front matter:
 *     :fm.severity:p1  :fm.team.name:…
 *
 * No word of a text begins with a colon.
 */
#ifndef INDEX_FILTER_VALUE_H
#define INDEX_FILTER_VALUE_H

#include "document/unit.h"

enum {
    FILTER_VALUE_SIZE_MOST = 100, /* bytes; longer values are no filters */
    FILTER_TERM_SIZE_MOST = 2 * FILTER_VALUE_SIZE_MOST + 2,
    FILTER_DEPTH_MOST = 8, /* of maps and lists in front matter */
};

/* "fm.Team" and a value: ":fm.team:value". False when the value is empty, too long, or no UTF-8. */
bool filter_term(Slice field, Slice value, char out[FILTER_TERM_SIZE_MOST], size_t *size);

/* Is told a value of a document, as it stands there; it may be empty. */
typedef void FilterValueFunction(void *context, Slice field, Slice value);

/* All that is said of a document, but for status, dates and path, which are compared in other ways. */
void filter_values_each(const Unit *unit, FilterValueFunction *meet, void *context);

#endif
