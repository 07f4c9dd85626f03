/*
 * snippet.h - a few words of an entry, with what was searched for marked.
 */
#ifndef INDEX_SNIPPET_H
#define INDEX_SNIPPET_H

#include "index/search.h"

enum { SNIPPET_MOST = 160 /* characters */ };

typedef struct SnippetMark {
    uint32_t start; /* characters of the snippet's text */
    uint32_t end;
} SnippetMark;

typedef struct Snippet {
    Slice text; /* one line */
    SnippetMark *marks;
    size_t mark_count;
} Snippet;

/* The words of the index that the last search of an engine has looked for. */
typedef struct SnippetWords {
    Slice *items;
    size_t count;
    size_t capacity;
} SnippetWords;

/* Both are made in `arena`. */
void snippet_words_find(SnippetWords *words, SearchEngine *engine, Arena *arena);

/* Of a text, the part with the most of the words; its beginning when it has none. */
void snippet_make(Snippet *snippet, Arena *arena, const SnippetWords *words, Slice text);

#endif
