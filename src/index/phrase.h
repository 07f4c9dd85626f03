/*
 * phrase.h - entries that have words one behind the other.
 */
#ifndef INDEX_PHRASE_H
#define INDEX_PHRASE_H

#include "index/search.h"

/*
 * Adds to `set` the entries where the words stand side by side in this order, and the code blocks, whose words have no positions,
 * that have them all. Terms are consecutive ones of one clause, with one list each; `gaps[i]` is how far the i-th stands behind the
 * first.
 */
void phrase_find(SearchEngine *engine, const SearchTerm *const *terms, const uint32_t *gaps,
                 size_t count, const EntrySet *set);

#endif
