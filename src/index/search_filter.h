/*
 * search_filter.h - entries that a field of a query asks for.
 */
#ifndef INDEX_SEARCH_FILTER_H
#define INDEX_SEARCH_FILTER_H

#include "index/search.h"

/* Adds the entries that `clause`, a filter, allows; a hint to the query when there is no such value. */
void search_filter_add(SearchEngine *engine, const Clause *clause, const EntrySet *set);

#endif
