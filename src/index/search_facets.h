/*
 * search_facets.h - of what kind, status and language the entries are that a search has found.
 */
#ifndef INDEX_SEARCH_FACETS_H
#define INDEX_SEARCH_FACETS_H

#include "index/search.h"

/* Entries of each name: arrays are as long as the reader's names. */
typedef struct SearchFacets {
    uint32_t *kinds;
    uint32_t *statuses;
    uint32_t *languages;
} SearchFacets;

/* Of the last search; they live until the next one. */
void search_count_facets(SearchEngine *engine, const SearchResults *results, SearchFacets *facets);

#endif
