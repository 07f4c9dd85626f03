/*
 * search_limits.h - what of a query decides whether an entry is found at all: phrases, fields, and what must not be there.
 */
#ifndef INDEX_SEARCH_LIMITS_H
#define INDEX_SEARCH_LIMITS_H

#include "index/search.h"

/* Sets required and excluded of the engine, whose terms are made. */
void search_limits_find(SearchEngine *engine);

static inline bool search_is_allowed(const SearchEngine *engine, uint32_t entry)
{
    return (!engine->has_required || entry_set_has(&engine->required, entry)) &&
           (!engine->has_excluded || !entry_set_has(&engine->excluded, entry));
}

/* Adds the entries of a filter's list: numbers of entries, or of documents with all of their entries. */
void search_limits_add_list(SearchEngine *engine, const EntrySet *set, const WordList *list,
                            bool is_of_documents);

#endif
