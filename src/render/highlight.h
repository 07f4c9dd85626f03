/*
 * highlight.h - which parts of a code block are keywords, strings, comments …
 *
 * Lexers are programs in Lua with LPeg (highlight_language.h), which run in a sandbox of their own, one for each worker, opened when
 * the first block needs it. They see the block's text and nothing else, and what they say is only offsets and classes: what is written
 * is the text itself.
 *
 * A block stays plain when its language is unknown, when it or one of its lines is too long, when the document has had
 * enough, or when its lexer gives up. All of that is judged by size and by steps, never by a clock: the same on every machine.
 * What lexers said before may come from a cache: what is written is the same with and without one.
 */
#ifndef RENDER_HIGHLIGHT_H
#define RENDER_HIGHLIGHT_H

#include "render/code_token.h"
#include "render/highlight_cache.h"
#include "script/sandbox.h"

enum {
    HIGHLIGHT_BLOCK_MOST = 64 << 10,  /* bytes of a block */
    HIGHLIGHT_LINE_MOST = 2000,       /* bytes of a line: many patterns look at the rest of one */
    HIGHLIGHT_DOCUMENT_MOST = 1 << 20 /* bytes of all blocks of a document */
};

typedef struct Highlighter {
    Sandbox sandbox; /* it must not move */
    bool is_open;
    bool is_broken; /* it could not be opened */
    bool *loaded;   /* by number of the language: its lexer was there before */
    Arena arena;
    size_t size; /* of the document's blocks so far */
    const HighlightCache
        *cache;    /* the owner's to set after highlighter_init; NULL: nothing is kept */
    Buffer report; /* with a cache: of the document so far (highlight_cache.h) */
} Highlighter;

/* Opens nothing yet: it may be inherited by workers. */
void highlighter_init(Highlighter *highlighter);
void highlighter_free(Highlighter *highlighter);

/* Before each document; what is reported of it is in `arena`. */
void highlighter_begin(Highlighter *highlighter, Arena *arena);

/* `language` as the block names it. An empty list when it stays plain; else neighbours are of different classes. */
TokenList highlighter_read(Highlighter *highlighter, Arena *arena, Slice language, Slice text);

/* What a lexer has said of the same text when documents were compiled; an empty list when none did. No lexer is asked. */
TokenList highlight_recall(const HighlightCache *answers, Arena *arena, Slice language, Slice text);

#endif
