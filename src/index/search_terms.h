/*
 * search_terms.h - the words of a query, and what of the index they are taken for.
 */
#ifndef INDEX_SEARCH_TERMS_H
#define INDEX_SEARCH_TERMS_H

#include "index/search.h"

/* Sets terms, term_count, unit_count and has_words of the engine from its query; adds hints. */
void search_terms_make(SearchEngine *engine);

#endif
