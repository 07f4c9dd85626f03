/*
 * search_explain.h - why the last search has found an entry, and why where it stands.
 */
#ifndef INDEX_SEARCH_EXPLAIN_H
#define INDEX_SEARCH_EXPLAIN_H

#include "base/json.h"
#include "index/search.h"

/* Lines for people. */
Slice search_explain_text(SearchEngine *engine, Arena *arena, uint32_t entry);

/* {"words": [{"word", "as", "match", "idf", "impact", "factor", "worth"}], "factors": {"all_words", "heading", "stale"}} */
void search_explain_json(SearchEngine *engine, Arena *arena, JsonWriter *json, uint32_t entry);

#endif
