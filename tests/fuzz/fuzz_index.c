/*
 * fuzz_index.c - whatever is searched for, in whatever index: a search ends, and reads nothing outside.
 *
 * The first byte says what the rest is. 'Q': a query to a right index. 'F': the name of a file of the index up to a line end, then its
 * text; its check sum is made right, so that what reads it has to look. 'H': changes to what a worker has handed over of a document,
 * each a place (two bytes) and a number (four): the index made of that must be a right one.
 */
#include "index/search_explain.h"
#include "index/search_facets.h"
#include "index/snippet.h"
#include "unit/searched_site.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char document[] =
    "---\ntitle: Deploying\nstatus: ACTIVE\nlast_updated: 2026-01-10\nowner: Ann, Bob\n"
    "tags: [release, Ops]\nseverity: P1\n---\n\n# Deploying\n\nHow we deploy `getUserName` in "
    "src/a/b.ts.\n\n## Roll back a release\n\nRun the **script**, then the script again.\n\n"
    "```sh\nkubectl rollout undo --force\n```\n\n## \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\n\nx\n";

/* The files of a right index, but one. */
typedef struct ChangedFiles {
    IndexFiles *files;
    IndexFile changed;
} ChangedFiles;

static bool read_changed(void *context, Slice name, Slice *bytes)
{
    ChangedFiles *changed = context;
    if (!slice_equals(name, changed->changed.name)) {
        IndexSource source = index_source_from_files(changed->files);
        return source.read(source.context, name, bytes);
    }
    Buffer out;
    buffer_init(&out, changed->files->arena);
    index_file_write(&out, changed->files, &changed->changed);
    *bytes = buffer_slice(&out);
    return true;
}

static void look_at_result(SearchEngine *engine, Arena *arena, const SearchResult *result)
{
    EntryView view;
    Snippet snippet;
    SnippetWords words;
    snippet_words_find(&words, engine, arena);
    search_explain_text(engine, arena, result->entry);
    if (entry_read(engine->reader, arena, result->entry, &view)) {
        snippet_make(&snippet, arena, &words, view.excerpt);
        for (size_t i = 0; i < snippet.mark_count; i++) {
            assert(snippet.marks[i].start < snippet.marks[i].end);
        }
    }
}

static void search(SearchEngine *engine, Arena *arena, Slice query)
{
    SearchResults results;
    SearchFacets facets;
    search_run(engine, query, 0, 10, &results);
    assert(results.count <= results.document_count || results.count == 0);
    for (size_t i = 0; i < results.count; i++) {
        look_at_result(engine, arena, &results.items[i]);
    }
    if (engine->reader->state == INDEX_GOOD) {
        search_count_facets(engine, &results, &facets);
    }
}

static void search_all(SearchEngine *engine, Arena *arena)
{
    static const char *const queries[] = {
        "deploy release", "\"roll back\" -flags", "kind:code OR lang:bash",
        "relaese roll*",  "stale:true path:a",    "tag:ops updated:2026",
        "scripting",      "--force b.ts",
    };
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        search(engine, arena, slice_from_string(queries[i]));
    }
}

static void search_changed(SearchedSite *site, Slice input)
{
    Slice text;
    Slice name = slice_cut(input, '\n', &text);
    ChangedFiles changed = {&site->files, {name, text}};
    IndexReader reader;
    SearchEngine engine;
    if (index_reader_open(&reader, &site->arena, (IndexSource){read_changed, &changed})) {
        search_engine_open(&engine, &site->arena, &reader, 20700);
        search_all(&engine, &site->arena);
        search_engine_close(&engine);
    }
    assert(reader.state == INDEX_GOOD || reader.error.size > 0);
}

static void add_changed(SearchedSite *site, Slice changes)
{
    Document *changed =
        sample_read(site->linked->sample, "a.md", (Slice){document, sizeof document - 1});
    extract_records(changed);
    index_harvest(changed);
    char *block = (char *)(uintptr_t)changed->search.data;
    for (; changes.size >= 6; changes = slice_from(changes, 6)) {
        uint16_t at;
        memcpy(&at, changes.data, 2);
        if (at + (size_t)4 <= changed->search.size) {
            memcpy(block + at, changes.data + 2, 4);
        }
    }
    linked_site_add_document(site->linked, changed);
}

static void try_input(SearchedSite *site, char what, Slice input)
{
    if (what == 'H') {
        add_changed(site, input);
    } else {
        searched_site_add_slice(site, "a.md", (Slice){document, sizeof document - 1});
    }
    searched_site_add(site, "b.md", "# B\n\nrelease\n");
    searched_site_open(site);
    if (what == 'F') {
        search_changed(site, input);
        return;
    }
    search(&site->engine, &site->arena, what == 'Q' ? input : SLICE("release"));
    if (what == 'H') {
        search_all(&site->engine, &site->arena);
    }
    assert(site->reader.state == INDEX_GOOD);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Slice input = slice_from((Slice){(const char *)data, size}, 1);
    void *state;
    if (size == 0 || searched_site_begin(&state) != 0) {
        return 0;
    }
    try_input(state, (char)data[0], input);
    return searched_site_end(&state);
}
