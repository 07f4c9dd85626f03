#include "render/highlight_cache.h"

#include "base/embedded.h"
#include "render/code_token.h"

#include <lua.h>
#include <stdlib.h>
#include <string.h>

enum {
    CACHE_MAGIC = 0x686D656D, /* "memh" */
    CACHE_FORMAT = 1,         /* counted up when the layout changes */
};

typedef struct CacheHeader {
    uint32_t magic;
    uint32_t format;
    uint64_t version_high;
    uint64_t version_low;
    uint64_t count; /* rows */
} CacheHeader;

/* Of a report. */
typedef struct ReportRow {
    uint64_t high;
    uint64_t low;
    uint64_t size; /* of the answer, which follows; or FOUND */
} ReportRow;

#define FOUND UINT64_MAX

typedef struct HarvestRow {
    Hash128 key;
    Slice answer;
    bool is_new;
} HarvestRow;

/* ---- the file ---- */

static Hash128 hash_of_lexers(void)
{
    static const Slice folders[] = {SLICE_INIT("src/render/lexers/"), SLICE_INIT("vis/lexers/")};
    Hash128 hash = {HIGHLIGHT_VERSION, TOKEN_CLASS_COUNT << 16 | LUA_VERSION_NUM};

    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        EmbeddedList files = embedded_below(folders[i]);

        for (size_t k = 0; k < files.count; k++) {
            uint64_t parts[] = {hash.high, hash.low, hash_64(embedded_bytes(&files.items[k]))};

            hash = hash_128((Slice){(const char *)parts, sizeof parts});
        }
    }
    return hash;
}

void highlight_cache_init(HighlightCache *cache)
{
    *cache = (HighlightCache){.version = hash_of_lexers()};
}

void highlight_cache_open(HighlightCache *cache, Slice file)
{
    CacheHeader header;

    if (file.size < sizeof header || file.size > HIGHLIGHT_CACHE_MOST) {
        return;
    }
    memcpy(&header, file.data, sizeof header);
    if (header.magic != CACHE_MAGIC || header.format != CACHE_FORMAT ||
        header.version_high != cache->version.high || header.version_low != cache->version.low ||
        header.count > (file.size - sizeof header) / sizeof *cache->rows) {
        return;
    }
    cache->file = file;
    cache->rows = (const HighlightCacheRow *)(const void *)(file.data + sizeof header);
    cache->count = (size_t)header.count;
}

Hash128 highlight_key(Slice lexer, Slice text)
{
    Hash128 hash = hash_128(text);
    uint64_t parts[] = {hash.high, hash.low, text.size, hash_64(lexer)};

    return hash_128((Slice){(const char *)parts, sizeof parts});
}

static int compare_keys(Hash128 a, Hash128 b)
{
    if (a.high != b.high) {
        return a.high < b.high ? -1 : 1;
    }
    return a.low == b.low ? 0 : a.low < b.low ? -1 : 1;
}

static int compare_row(const void *key, const void *item)
{
    const HighlightCacheRow *row = item;

    return compare_keys(*(const Hash128 *)key, (Hash128){row->high, row->low});
}

bool highlight_cache_find(const HighlightCache *cache, Hash128 key, Slice *answer)
{
    const HighlightCacheRow *row = NULL;

    if (cache->count > 0) {
        row = bsearch(&key, cache->rows, cache->count, sizeof *cache->rows, compare_row);
    }
    if (row == NULL || (uint64_t)row->offset + row->size > cache->file.size) {
        return false;
    }
    *answer = slice_part(cache->file, row->offset, (size_t)row->offset + row->size);
    return hash_64(*answer) == row->check;
}

/* ---- reports ---- */

static void add_report_row(Buffer *report, Hash128 key, uint64_t size)
{
    ReportRow row = {key.high, key.low, size};

    buffer_add_bytes(report, &row, sizeof row);
}

void highlight_report_found(Buffer *report, Hash128 key)
{
    add_report_row(report, key, FOUND);
}

void highlight_report_new(Buffer *report, Hash128 key, Slice answer)
{
    add_report_row(report, key, answer.size);
    buffer_add(report, answer);
}

/* ---- the next file ---- */

void highlight_harvest_init(HighlightHarvest *harvest, Arena *arena, const HighlightCache *cache)
{
    *harvest = (HighlightHarvest){.arena = arena, .cache = cache};
}

static void add_row(HighlightHarvest *harvest, HarvestRow row)
{
    harvest->rows = arena_array_room(harvest->arena, harvest->rows, harvest->count,
                                     &harvest->capacity, sizeof *harvest->rows);
    harvest->rows[harvest->count++] = row;
}

/* Cuts a row and its answer off a report; false at its end, or where it is none any more. */
static bool cut_row(Slice *report, HarvestRow *taken)
{
    ReportRow row;

    if (report->size < sizeof row) {
        return false;
    }
    memcpy(&row, report->data, sizeof row);
    *report = slice_from(*report, sizeof row);
    *taken = (HarvestRow){.key = {row.high, row.low}, .is_new = row.size != FOUND};
    if (taken->is_new && row.size > report->size) {
        return false;
    }
    if (taken->is_new) {
        taken->answer = slice_part(*report, 0, (size_t)row.size);
        *report = slice_from(*report, (size_t)row.size);
    }
    return true;
}

void highlight_harvest_add(HighlightHarvest *harvest, Slice report)
{
    HarvestRow row;

    while (cut_row(&report, &row)) {
        if (row.is_new || highlight_cache_find(harvest->cache, row.key, &row.answer)) {
            add_row(harvest, row);
        }
    }
}

/* The same key has the same answer, but for a hostile worker: then, too, the file does not depend on who was first. */
static int compare_harvest(const void *a, const void *b)
{
    const HarvestRow *one = a;
    const HarvestRow *other = b;
    int order = compare_keys(one->key, other->key);

    return order != 0 ? order : slice_compare(one->answer, other->answer);
}

/* Sorts, keeps one of each key, and as many as a file may hold. Returns the size of the file. */
static size_t order_rows(HighlightHarvest *harvest)
{
    size_t size = sizeof(CacheHeader);
    size_t kept = 0;

    if (harvest->count > 0) {
        qsort(harvest->rows, harvest->count, sizeof *harvest->rows, compare_harvest);
    }
    for (size_t i = 0; i < harvest->count; i++) {
        HarvestRow row = harvest->rows[i];
        size_t more = sizeof(HighlightCacheRow) + row.answer.size;

        if ((kept == 0 || compare_keys(harvest->rows[kept - 1].key, row.key) != 0) &&
            more <= HIGHLIGHT_CACHE_MOST - size) {
            harvest->rows[kept++] = row;
            size += more;
        }
    }
    harvest->count = kept;
    return size;
}

static bool is_changed(const HighlightHarvest *harvest)
{
    for (size_t i = 0; i < harvest->count; i++) {
        if (harvest->rows[i].is_new) {
            return true;
        }
    }
    return harvest->count != harvest->cache->count;
}

static void write_rows(const HighlightHarvest *harvest, Buffer *out)
{
    size_t offset = sizeof(CacheHeader) + harvest->count * sizeof(HighlightCacheRow);

    for (size_t i = 0; i < harvest->count; i++) {
        const HarvestRow *from = &harvest->rows[i];
        HighlightCacheRow row = {from->key.high, from->key.low, hash_64(from->answer),
                                 (uint32_t)offset, (uint32_t)from->answer.size};

        buffer_add_bytes(out, &row, sizeof row);
        offset += from->answer.size;
    }
    for (size_t i = 0; i < harvest->count; i++) {
        buffer_add(out, harvest->rows[i].answer);
    }
}

bool highlight_harvest_write(HighlightHarvest *harvest, Buffer *out)
{
    size_t size = order_rows(harvest);
    CacheHeader header = {.magic = CACHE_MAGIC,
                          .format = CACHE_FORMAT,
                          .version_high = harvest->cache->version.high,
                          .version_low = harvest->cache->version.low,
                          .count = harvest->count};

    if (!is_changed(harvest)) {
        return false;
    }
    buffer_reserve(out, size);
    buffer_add_bytes(out, &header, sizeof header);
    write_rows(harvest, out);
    return true;
}
