/*
 * merge.h - what can be found in all documents, by word.
 *
 * All harvests together, in the order of their documents' paths: entries are numbered through, words become groups (form_table.h),
 * and each group gets the list of the entries that have it. Tokens are sorted once, by counting.
 */
#ifndef INDEX_MERGE_H
#define INDEX_MERGE_H

#include "document/site.h"
#include "index/filter_table.h"
#include "index/form_table.h"
#include "index/harvest_block.h"
#include "index/posting_writer.h"

/* A document of the index. */
typedef struct MergedPage {
    const Page *page;
    HarvestBlock block;
    uint32_t first_entry;
    uint32_t *groups;                 /* by term of the block */
    uint32_t *counts;                 /* by term: how often it stands in the document */
    uint32_t (*lengths)[FIELD_COUNT]; /* by entry: words of each field */
} MergedPage;

typedef struct Merge {
    Arena *arena;
    MergedPage *pages; /* published documents, by path */
    size_t page_count;
    uint32_t entry_count;
    FormTable forms; /* sorted */
    FilterTable filters;
    PostingList *lists; /* by group */
    PostingWriter postings;
} Merge;

/* All memory is in `arena`. A harvest that is malformed, or one too many (INDEX_ENTRIES_MOST), counts as none. */
void merge_make(Merge *merge, Arena *arena, const Site *site);

#endif
