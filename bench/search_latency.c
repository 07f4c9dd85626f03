/*
 * search_latency: how long a search takes in the process, without starting it and without printing.
 *
 *     search_latency FOLDER <queries     FOLDER has i.js; a query a line
 *
 * Each query is run once to read the files that it needs, then ROUNDS times; of these the median counts. Prints microseconds: the
 * median, 95th percentile and maximum of all queries, the same of the first runs, and how many queries found something.
 */
#include "index/index_source.h"
#include "index/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 15, QUERIES_MOST = 10000 };

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
    search_run(engine, query, 0, 10, results);
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

static void print(const char *what, double *times, size_t count)
{
    qsort(times, count, sizeof *times, compare);
    printf("%-12s median %7.1f us, 95th percentile %7.1f us, most %7.1f us\n", what,
           times[count / 2], times[count * 95 / 100], times[count - 1]);
}

int main(int count, char *arguments[])
{
    static double first[QUERIES_MOST];
    static double later[QUERIES_MOST];
    static char line[65536];
    Arena arena;
    arena_init(&arena, NULL);
    if (count != 2) {
        fputs("usage: search_latency FOLDER <queries\n", stderr);
        return 2;
    }
    IndexFolder folder = {.arena = &arena, .path = slice_from_string(arguments[1])};
    IndexReader reader;
    SearchEngine engine;
    if (!index_reader_open(&reader, &arena, index_source_from_folder(&folder))) {
        fprintf(stderr, "search_latency: %.*s\n", SLICE_PRINT(reader.error));
        return 1;
    }
    search_engine_open(&engine, &arena, &reader, 0);
    size_t queries = 0;
    size_t found = 0;
    while (queries < QUERIES_MOST && fgets(line, sizeof line, stdin) != NULL) {
        SearchResults results;
        Slice query = slice_trim(slice_from_string(line));
        first[queries] = run(&engine, query, &results);
        later[queries++] = median_run(&engine, query, &results);
        found += results.document_count > 0;
    }
    if (queries == 0 || reader.state != INDEX_GOOD) {
        fprintf(stderr, "search_latency: %.*s\n", SLICE_PRINT(reader.error));
        return 1;
    }
    print("first time", first, queries);
    print("later", later, queries);
    printf("%zu queries, %zu found something\n", queries, found);
    return 0;
}
