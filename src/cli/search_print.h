/*
 * search_print.h - what a search has found, for people and as JSON (DESIGN 6).
 */
#ifndef CLI_SEARCH_PRINT_H
#define CLI_SEARCH_PRINT_H

#include "base/buffer.h"
#include "index/search.h"

typedef struct SearchPrinter {
    SearchEngine *engine;
    const SearchResults *results;
    Slice root; /* where documents are, for snippets of what they say now */
    Arena *arena;
    Buffer *out;
    bool color;
    bool explains;
} SearchPrinter;

/* When the index turns out to be damaged, that is in the reader's state. */
void search_print_text(const SearchPrinter *printer);
void search_print_json(const SearchPrinter *printer);

#endif
