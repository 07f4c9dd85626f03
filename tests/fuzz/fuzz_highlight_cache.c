/*
 * fuzz_highlight_cache.c - whatever a cache's file or a worker's report holds: nothing outside is read, an answer is tokens of the text or
 * none, and what is kept can be found.
 *
 * The first byte says what the rest is. 'F': a file; its magic, format and version are made right. 'R': a report.
 */
#include "render/code_token.h"
#include "render/highlight_cache.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEADER_SIZE = 32, COUNT_OFFSET = 24 };

/* A file's beginning, up to the number of its rows. */
static Slice right_header(Arena *arena)
{
    HighlightCache cache;
    HighlightHarvest harvest;
    Buffer report;
    Buffer *file = arena_new(arena, Buffer);
    bool is_written;

    highlight_cache_init(&cache);
    highlight_harvest_init(&harvest, arena, &cache);
    buffer_init(&report, arena);
    highlight_report_new(&report, (Hash128){1, 2}, SLICE("\x01\x01"));
    highlight_harvest_add(&harvest, buffer_slice(&report));
    buffer_init(file, arena);
    is_written = highlight_harvest_write(&harvest, file);
    assert(is_written);
    return slice_part(buffer_slice(file), 0, COUNT_OFFSET);
}

static void check_answer(Arena *arena, Slice answer)
{
    Slice text = SLICE("int x = 1; /* \xC3\xA9\xE2\x82\xAC */ \xFF return \"x\";\n");
    TokenList tokens;
    size_t behind = 0;

    if (!token_list_read(arena, answer, text, &tokens)) {
        return;
    }
    for (size_t i = 0; i < tokens.count; i++) {
        assert(tokens.items[i].start >= behind && tokens.items[i].end > tokens.items[i].start);
        assert(tokens.items[i].end <= text.size && (int)tokens.items[i].class < TOKEN_CLASS_COUNT);
        behind = tokens.items[i].end;
    }
}

static void check_file(Arena *arena, Slice bytes)
{
    Slice header = right_header(arena);
    /* In memory of its own, so that a sanitizer sees what lies outside. */
    char *file = malloc(bytes.size + 1);
    HighlightCache cache;

    assert(file != NULL);
    memcpy(file, bytes.data, bytes.size);
    if (bytes.size >= HEADER_SIZE) {
        memcpy(file, header.data, header.size);
    }
    highlight_cache_init(&cache);
    highlight_cache_open(&cache, (Slice){file, bytes.size});
    for (size_t i = 0; i < cache.count; i++) {
        HighlightCacheRow row = cache.rows[i];
        Slice answer;

        if (highlight_cache_find(&cache, (Hash128){row.high, row.low}, &answer)) {
            check_answer(arena, answer);
        }
    }
    free(file);
    /* Checks are of use against accidents only: as if they were all right. */
    check_answer(arena, bytes);
}

static void check_report(Arena *arena, Slice bytes)
{
    HighlightCache cache;
    HighlightCache next;
    HighlightHarvest harvest;
    Buffer file;

    highlight_cache_init(&cache);
    highlight_harvest_init(&harvest, arena, &cache);
    highlight_harvest_add(&harvest, bytes);
    buffer_init(&file, arena);
    if (!highlight_harvest_write(&harvest, &file)) {
        assert(harvest.count == 0);
        return;
    }
    highlight_cache_init(&next);
    highlight_cache_open(&next, buffer_slice(&file));
    assert(next.count == harvest.count && next.count > 0);
    for (size_t i = 0; i < next.count; i++) {
        Slice answer;
        bool is_found =
            highlight_cache_find(&next, (Hash128){next.rows[i].high, next.rows[i].low}, &answer);

        assert(is_found);
    }
    highlight_harvest_init(&harvest, arena, &next);
    for (size_t i = 0; i < next.count; i++) {
        Buffer found;

        buffer_init(&found, arena);
        highlight_report_found(&found, (Hash128){next.rows[i].high, next.rows[i].low});
        highlight_harvest_add(&harvest, buffer_slice(&found));
    }
    assert(!highlight_harvest_write(&harvest, &file));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Slice rest = {(const char *)data, size};
    Arena arena;

    if (size == 0) {
        return 0;
    }
    arena_init(&arena, NULL);
    rest = slice_from(rest, 1);
    if (data[0] == 'F') {
        check_file(&arena, rest);
    } else {
        check_report(&arena, rest);
    }
    arena_free(&arena);
    return 0;
}
