/*
 * highlight_cache.h - what lexers said of code blocks, kept from one build to the next.
 *
 * Lexers see a block's text and nothing else, so what one says of a text once it says for ever: a build takes it from a file that the last
 * one left, by the hash of text and lexer. The file holds what the last build asked for, no more. It is another one when any
 * lexer is, or the program that reads their answers (HIGHLIGHT_VERSION).
 *
 * Nothing in the file is believed. Its beginning says of which version it is. Each answer has a hash of its own, and must be one that could
 * have been given of the text that it is asked for: a block whose answer is damaged is read by its lexer again. A file by somebody
 * else's hand can give parts of code another colour, no more.
 *
 * Workers read the parent's bytes, and report what they asked for (HighlightReport), which travels in the document's unit; the parent
 * makes the next file of all reports. Layout, in the machine's byte order: header, rows sorted by key, answers (code_token.h).
 */
#ifndef RENDER_HIGHLIGHT_CACHE_H
#define RENDER_HIGHLIGHT_CACHE_H

#include "base/buffer.h"
#include "base/hash.h"

enum {
    HIGHLIGHT_VERSION = 1, /* counted up when other tokens are made of what the same lexers say */
    HIGHLIGHT_CACHE_MOST = 64 << 20, /* bytes of a file: of a gigabyte of code, about */
};

typedef struct HighlightCacheRow {
    uint64_t high; /* the key */
    uint64_t low;
    uint64_t check;  /* hash_64 of the answer */
    uint32_t offset; /* of the answer, from the file's beginning */
    uint32_t size;
} HighlightCacheRow;

typedef struct HighlightCache {
    Hash128 version;
    const HighlightCacheRow *rows; /* of `file` */
    size_t count;
    Slice file;
} HighlightCache;

/* An empty one, for the lexers that are in this program. */
void highlight_cache_init(HighlightCache *cache);

/* Takes the bytes of a file, which must live as long and be aligned to 8. When they are none of this version, it stays empty. */
void highlight_cache_open(HighlightCache *cache, Slice file);

/* The key of a text that a lexer reads. */
Hash128 highlight_key(Slice lexer, Slice text);

/* The answer as it was written; false when there is none that is whole. */
bool highlight_cache_find(const HighlightCache *cache, Hash128 key, Slice *answer);

/* ---- what a worker reports: for each block a row and, unless it was found, the answer ---- */

void highlight_report_found(Buffer *report, Hash128 key);
void highlight_report_new(Buffer *report, Hash128 key, Slice answer);

/* ---- the next file ---- */

/* The reports' bytes must live as long. */
typedef struct HighlightHarvest {
    Arena *arena;
    const HighlightCache *cache; /* the file before */
    struct HarvestRow *rows;     /* see highlight_cache.c */
    size_t count;
    size_t capacity;
} HighlightHarvest;

void highlight_harvest_init(HighlightHarvest *harvest, Arena *arena, const HighlightCache *cache);

/* A report may come from a hostile worker: it is read as far as it is one. */
void highlight_harvest_add(HighlightHarvest *harvest, Slice report);

/* Appends the file to `out`, which is empty. False, and nothing, when it would hold what the one before does. */
bool highlight_harvest_write(HighlightHarvest *harvest, Buffer *out);

#endif
