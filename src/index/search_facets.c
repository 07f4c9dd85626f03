#include "index/search_facets.h"

/* How many of the entries that a filter's list has were found. */
static uint32_t count_found(SearchEngine *engine, const WordList *list, const EntrySet *found)
{
    FilterReader numbers;
    uint32_t count = 0;
    uint32_t entry;
    filter_reader_open(&numbers, engine->reader, list, engine->reader->entry_count,
                       &engine->scratch);
    while (filter_reader_next(&numbers, &entry)) {
        count += entry_set_has(found, entry);
    }
    return count;
}

/* All lists of a field together have each entry once: there may be as many names as entries. */
static void count_names(SearchEngine *engine, Slice field, const NameTable *names,
                        const EntrySet *found, uint32_t *counts)
{
    for (uint32_t i = 0; i < names->count; i++) {
        Slice term = arena_format(&engine->scratch, ":%.*s:%.*s", SLICE_PRINT(field),
                                  SLICE_PRINT(names->items[i]));
        const Word *word = word_find(engine->reader, term);
        counts[i] = word != NULL ? count_found(engine, &word->list, found) : 0;
    }
}

void search_count_facets(SearchEngine *engine, const SearchResults *results, SearchFacets *facets)
{
    const IndexReader *reader = engine->reader;
    Arena *arena = &engine->scratch;
    EntrySet found = entry_set_new(arena, reader->entry_count);
    for (uint32_t i = 0; i < results->entry_count; i++) {
        entry_set_add(&found, results->entries[i]);
    }
    facets->kinds = arena_new_array(arena, uint32_t, reader->kinds.count);
    facets->statuses = arena_new_array(arena, uint32_t, reader->statuses.count);
    facets->languages = arena_new_array(arena, uint32_t, reader->languages.count);
    count_names(engine, SLICE("kind"), &reader->kinds, &found, facets->kinds);
    count_names(engine, SLICE("lang"), &reader->languages, &found, facets->languages);
    for (uint32_t i = 0; i < results->entry_count; i++) {
        uint32_t status = engine->documents.statuses[engine->documents_of[results->entries[i]]];
        if (status > 0) {
            facets->statuses[status - 1]++;
        }
    }
}
