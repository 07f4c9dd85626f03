/*
 * memory.h - memory/: documents and records as JSON, for agents and scripts (DESIGN 7, EXTRACTION.md).
 *
 *     memory/index.json       {"version", "today", "title", "documents": [record of kind document, …]}
 *     memory/doc/<path>.json  {"version", "today", "document": {…}, "records": [{…}, …]}
 *     memory/router.json      keyword -> documents and records: router.h
 *     memory/records.jsonl    a record a line, by path and place
 *
 * What depends on the day or on the whole site (url, stale, staleness, links_in, a link's ok) is added here to what extract/ found.
 */
#ifndef MEMORY_H
#define MEMORY_H

#include "base/buffer.h"
#include "document/site.h"
#include "index/record_filter.h"

enum { MEMORY_VERSION = 1 };

/* How records are written, each an object. */
typedef enum MemoryForm {
    MEMORY_LINES, /* a line each */
    MEMORY_LIST,  /* with commas between */
    MEMORY_MEM0, /* a list of memories in mem0's form; examples are left out. What is wanted is what they are made of */
} MemoryForm;

/* Which records are wanted, and how. */
typedef struct MemoryRequest {
    MemoryForm form;
    uint32_t kinds;       /* bits 1 << RecordKind */
    RecordFilter *filter; /* NULL: all of these */
} MemoryRequest;

/*
 * The records of a page. Returns how many were written. `any_before`: in a list, a comma comes before the first. `arena` is used on the
 * way.
 */
size_t memory_write_records(Buffer *out, Arena *arena, const Site *site, const Page *page,
                            const MemoryRequest *request, bool any_before);

/* {"version":1,"today":"2026-03-01", */
void memory_write_head(Buffer *out, const Site *site);

void memory_write_document(Buffer *out, Arena *arena, const Site *site, const Page *page);
void memory_write_index(Buffer *out, Arena *arena, const Site *site);

#endif
