#include "index/search_facets.h"

#include "index/search_limits.h"

static void count_list(SearchEngine *engine, Slice field, const NameTable *names, uint32_t *counts)
{
    for (uint32_t i = 0; i < names->count; i++) {
        EntrySet set = entry_set_new(&engine->scratch, engine->reader->entry_count);
        Slice term = arena_format(&engine->scratch, ":%.*s:%.*s", SLICE_PRINT(field),
                                  SLICE_PRINT(names->items[i]));
        const Word *word = word_find(engine->reader, term);
        if (word == NULL) {
            continue;
        }
        search_limits_add_list(engine, &set, &word->list, false);
        for (size_t j = 0; j < engine->touched_count; j++) {
            counts[i] += entry_set_has(&set, engine->touched[j]);
        }
    }
}

void search_count_facets(SearchEngine *engine, const SearchResults *results, SearchFacets *facets)
{
    const IndexReader *reader = engine->reader;
    Arena *arena = &engine->scratch;
    facets->kinds = arena_new_array(arena, uint32_t, reader->kinds.count);
    facets->statuses = arena_new_array(arena, uint32_t, reader->statuses.count);
    facets->languages = arena_new_array(arena, uint32_t, reader->languages.count);
    count_list(engine, SLICE("kind"), &reader->kinds, facets->kinds);
    count_list(engine, SLICE("lang"), &reader->languages, facets->languages);
    for (uint32_t i = 0; i < results->entry_count; i++) {
        uint32_t status = engine->documents.statuses[engine->documents_of[results->entries[i]]];
        if (status > 0) {
            facets->statuses[status - 1]++;
        }
    }
}
