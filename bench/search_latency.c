/*
 * search_latency: how long a search takes in the process, without starting it and without printing; and what it finds.
 *
 *     search_latency FOLDER <queries     FOLDER has i.js; a query a line
 *
 * Each query is run once to read the files that it needs, then ROUNDS times; of these the median counts. Prints a line a query, with
 * tabs: microseconds of the first run, of a later one, and the addresses that it found, those of a document below its best one.
 */
#include "index/entry_reader.h"
#include "index/index_source.h"
#include "index/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 15, DOCUMENTS_MOST = 10 };

static double microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return (left > right) - (left < right);
}

static double run(SearchEngine *engine, Slice query, SearchResults *results)
{
    double start = microseconds();
    search_run(engine, query, 0, DOCUMENTS_MOST, results);
    return microseconds() - start;
}

static double median_run(SearchEngine *engine, Slice query, SearchResults *results)
{
    double times[ROUNDS];
    for (size_t i = 0; i < ROUNDS; i++) {
        times[i] = run(engine, query, results);
    }
    qsort(times, ROUNDS, sizeof *times, compare);
    return times[ROUNDS / 2];
}

static void print_entry(SearchEngine *engine, Arena *arena, uint32_t entry)
{
    EntryView view;
    if (entry_read(engine->reader, arena, entry, &view)) {
        printf("\t%.*s%s%.*s", SLICE_PRINT(view.page_url), view.anchor.size > 0 ? "#" : "",
               SLICE_PRINT(view.anchor));
    }
}

static void measure_query(SearchEngine *engine, Arena *arena, Slice query)
{
    SearchResults results;
    double first = run(engine, query, &results);
    printf("%.1f\t%.1f", first, median_run(engine, query, &results));
    for (size_t i = 0; i < results.count; i++) {
        const SearchResult *result = &results.items[i];
        print_entry(engine, arena, result->entry);
        for (uint32_t j = 0; j < result->part_count; j++) {
            print_entry(engine, arena, result->parts[j]);
        }
    }
    printf("\n");
    arena_reset(arena);
}

int main(int count, char *arguments[])
{
    static char line[65536];
    Arena arena;
    Arena scratch;
    arena_init(&arena, NULL);
    arena_init(&scratch, NULL);
    if (count != 2) {
        fputs("usage: search_latency FOLDER <queries\n", stderr);
        return 2;
    }
    IndexFolder folder = {.arena = &arena, .path = slice_from_string(arguments[1])};
    IndexReader reader;
    SearchEngine engine;
    Date today;
    if (!date_today(&today) || !index_reader_open(&reader, &arena, index_source_from_folder(&folder))) {
        fprintf(stderr, "search_latency: %.*s\n", SLICE_PRINT(reader.error));
        return 1;
    }
    search_engine_open(&engine, &arena, &reader, today);
    while (fgets(line, sizeof line, stdin) != NULL) {
        measure_query(&engine, &scratch, slice_trim(slice_from_string(line)));
    }
    if (reader.state != INDEX_GOOD) {
        fprintf(stderr, "search_latency: %.*s\n", SLICE_PRINT(reader.error));
        return 1;
    }
    return 0;
}
