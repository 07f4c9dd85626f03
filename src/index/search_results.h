/*
 * search_results.h - from entries with scores to the documents that are shown.
 */
#ifndef INDEX_SEARCH_RESULTS_H
#define INDEX_SEARCH_RESULTS_H

#include "index/search.h"

/* Sets items, count and document_count. */
void search_results_make(SearchEngine *engine, size_t offset, size_t limit, SearchResults *results);

#endif
