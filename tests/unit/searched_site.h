/*
 * searched_site.h - a few documents, and the search index that is made of them.
 *
 *     static void a_test(void **state)
 *     {
 *         SearchedSite *site = *state;
 *
 *         searched_site_add(site, "a.md", "# Title\n\nWords.\n");
 *         searched_site_open(site);
 *         assert_string_equal(searched_site_find(site, "word"), "a.md:1");
 */
#ifndef UNIT_SEARCHED_SITE_H
#define UNIT_SEARCHED_SITE_H

#include "extract/extract.h"
#include "index/entry_reader.h"
#include "index/harvest.h"
#include "index/index_source.h"
#include "index/index_writer.h"
#include "index/search.h"
#include "unit/linked_site.h"

typedef struct SearchedSite {
    LinkedSite *linked;
    Arena arena;
    IndexFiles files;
    IndexReader reader;
    SearchEngine engine;
    SearchResults results; /* of the last search */
} SearchedSite;

static inline int searched_site_begin(void **state)
{
    SearchedSite *site = calloc(1, sizeof *site);
    void *linked;
    if (site == NULL || linked_site_begin(&linked) != 0) {
        free(site);
        return 1;
    }
    site->linked = linked;
    arena_init(&site->arena, NULL);
    *state = site;
    return 0;
}

static inline int searched_site_end(void **state)
{
    SearchedSite *site = *state;
    void *linked = site->linked;
    search_engine_close(&site->engine);
    linked_site_end(&linked);
    arena_free(&site->arena);
    free(site);
    return 0;
}

/* Also when the text has a NUL in it. */
static inline void searched_site_add_slice(SearchedSite *site, const char *path, Slice text)
{
    Document *document = sample_read(site->linked->sample, path, text);
    extract_records(document);
    arena_reset(document->scratch); /* as it is between the steps of a build */
    index_harvest(document);
    linked_site_add_document(site->linked, document);
}

static inline void searched_site_add(SearchedSite *site, const char *path, const char *text)
{
    searched_site_add_slice(site, path, slice_from_string(text));
}

/* Of all documents that were added. */
static inline void searched_site_open(SearchedSite *site)
{
    linked_site_link(site->linked);
    index_write(&site->files, &site->arena, &site->linked->site);
    assert_true(
        index_reader_open(&site->reader, &site->arena, index_source_from_files(&site->files)));
    search_engine_open(&site->engine, &site->arena, &site->reader, site->linked->today);
}

/* "a.md:12 b.md:3": the best entry of each document that a query finds, with "+line" for others of it. */
static inline const char *searched_site_find(SearchedSite *site, const char *query)
{
    Buffer out;
    EntryView view;
    buffer_init(&out, &site->arena);
    search_run(&site->engine, slice_from_string(query), 0, 10, &site->results);
    for (size_t i = 0; i < site->results.count; i++) {
        const SearchResult *result = &site->results.items[i];
        entry_read(&site->reader, &site->arena, result->entry, &view);
        buffer_add_format(&out, "%s%.*s:%u", i > 0 ? " " : "", SLICE_PRINT(view.path),
                          view.first_line);
        for (uint32_t j = 0; j < result->part_count; j++) {
            entry_read(&site->reader, &site->arena, result->parts[j], &view);
            buffer_add_format(&out, "+%u", view.first_line);
        }
    }
    buffer_add_byte(&out, '\0');
    return out.data;
}

#define SEARCHED_TEST(name)                                                                        \
    cmocka_unit_test_setup_teardown(name, searched_site_begin, searched_site_end)

#endif
