#include "index/search_results.h"

#include "index/search_limits.h"

#include <stdlib.h>

/* The better one first; of equals, the one that stands before. */
static bool is_before(const SearchResult *a, const SearchResult *b)
{
    return a->score != b->score ? a->score > b->score : a->entry < b->entry;
}

/* The best entry of each document that was found; returns how many. */
static uint32_t find_best(SearchEngine *engine, SearchResult *best)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < engine->reader->document_count; i++) {
        best[i].entry = UINT32_MAX;
    }
    for (size_t i = 0; i < engine->touched_count; i++) {
        uint32_t entry = engine->touched[i];
        uint32_t document = engine->documents_of[entry];
        SearchResult own = {
            .document = document,
            .entry = entry,
            .score = engine->scores[entry].total,
        };
        found += best[document].entry == UINT32_MAX;
        if (best[document].entry == UINT32_MAX || is_before(&own, &best[document])) {
            best[document] = own;
        }
    }
    return found;
}

static int compare_results(const void *a, const void *b)
{
    return is_before(a, b) ? -1 : 1;
}

/* The first `count` documents, in order: kept sorted while all are looked at. */
static size_t select_best(const SearchEngine *engine, const SearchResult *best,
                          SearchResult *selected, size_t count)
{
    size_t kept = 0;
    for (uint32_t i = 0; i < engine->reader->document_count; i++) {
        if (best[i].entry == UINT32_MAX ||
            (kept == count && (count == 0 || !is_before(&best[i], &selected[count - 1])))) {
            continue;
        }
        size_t at = kept < count ? kept++ : count - 1;
        for (; at > 0 && is_before(&best[i], &selected[at - 1]); at--) {
            selected[at] = selected[at - 1];
        }
        selected[at] = best[i];
    }
    return kept;
}

static size_t sort_all(const SearchEngine *engine, const SearchResult *best, SearchResult *selected)
{
    size_t count = 0;
    for (uint32_t i = 0; i < engine->reader->document_count; i++) {
        if (best[i].entry != UINT32_MAX) {
            selected[count++] = best[i];
        }
    }
    if (count > 0) {
        qsort(selected, count, sizeof *selected, compare_results);
    }
    return count;
}

/* The next best entries of a result's document. */
static void add_parts(const SearchEngine *engine, SearchResult *result)
{
    const uint32_t *first = engine->documents.first_entries + result->document;
    for (uint32_t entry = first[0]; entry < first[1]; entry++) {
        uint32_t score = engine->scores[entry].total;
        bool is_found = engine->has_words ? score > 0 : search_is_allowed(engine, entry);
        if (entry == result->entry || !is_found) {
            continue;
        }
        uint32_t at = result->part_count;
        if (at == SEARCH_PARTS_MOST && score <= result->part_scores[at - 1]) {
            continue;
        }
        at = at < SEARCH_PARTS_MOST ? result->part_count++ : at - 1;
        for (; at > 0 && score > result->part_scores[at - 1]; at--) {
            result->parts[at] = result->parts[at - 1];
            result->part_scores[at] = result->part_scores[at - 1];
        }
        result->parts[at] = entry;
        result->part_scores[at] = score;
    }
}

void search_results_make(SearchEngine *engine, size_t offset, size_t limit, SearchResults *results)
{
    enum { SORTED_MOST = 100 };
    uint32_t documents = engine->reader->document_count;
    SearchResult *best = arena_new_array(&engine->scratch, SearchResult, documents);
    SearchResult *selected = arena_new_array(&engine->scratch, SearchResult, documents);
    results->document_count = find_best(engine, best);
    size_t wanted = limit < SIZE_MAX - offset ? offset + limit : SIZE_MAX;
    size_t count = wanted <= SORTED_MOST && wanted <= documents
                       ? select_best(engine, best, selected, wanted)
                       : sort_all(engine, best, selected);
    offset = offset < count ? offset : count;
    results->items = selected + offset;
    results->count = count - offset < limit ? count - offset : limit;
    for (size_t i = 0; i < results->count; i++) {
        add_parts(engine, &results->items[i]);
    }
}
