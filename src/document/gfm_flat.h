/*
 * gfm_flat.h - inlines laid out flat: what will be written, before it is known how.
 *
 * Whether a character must be escaped, and which delimiters emphasis can have, depends on what stands beside it, be that text,
 * markup or the end of a line. So inlines are first made one text in which each byte is marked with what it is:
 *
 *     a *b_c*     Str "a", Space, Emph [Str "b_c"]
 *     tt(ttt)     t text, ( and ) delimiters
 */
#ifndef DOCUMENT_GFM_FLAT_H
#define DOCUMENT_GFM_FLAT_H

#include "base/buffer.h"

typedef enum GfmMark {
    GFM_TEXT,      /* to be read as it is: escaped where need be */
    GFM_LINK_TEXT, /* the same, inside the brackets of a link or image */
    GFM_MARKUP,    /* written as it is */
    GFM_BREAK,     /* a line end, or both bytes of a hard break */
    GFM_OPENER,
    GFM_CLOSER,
} GfmMark;

/*
 * Emphasis. Its delimiters stand in the text as `size` bytes of its sign each; '<' when no delimiter can say it there, and tags
 * have to.
 */
typedef struct GfmPair {
    const char *tag; /* "em" */
    size_t opener;   /* where in the text */
    size_t closer;
    size_t size;
    bool flips;
} GfmPair;

/* One end of a pair. */
typedef struct GfmEnd {
    size_t pair;
    size_t size; /* bytes */
    bool closes;
} GfmEnd;

typedef struct GfmFlat {
    Buffer text;
    Buffer marks; /* a GfmMark for each byte of `text` */
    GfmPair *pairs;
    size_t pair_count;
    size_t pair_capacity;
    GfmEnd *ends; /* of pairs, in the order of the text */
    size_t end_count;
    size_t end_capacity;
} GfmFlat;

void gfm_flat_init(GfmFlat *flat, Arena *arena);

/* Forgets all, keeps the memory. */
void gfm_flat_clear(GfmFlat *flat);

/* Text or markup. Line ends in text are blanks, and no line begins with a blank; in markup there are no blank lines. */
void gfm_flat_add(GfmFlat *flat, GfmMark mark, Slice text);

/* A line end, or a hard break; blanks of text before it are dropped. A line end at the start of a line is none. */
void gfm_flat_add_break(GfmFlat *flat, bool is_hard);

/*
 * At the start of a line, but not of the first: four blanks, with which no block begins in a paragraph. The reader drops them.
 */
void gfm_flat_indent_line(GfmFlat *flat);

/* Drops blanks and breaks at the end of the text. */
void gfm_flat_trim(GfmFlat *flat);

/* Emphasis begins: `sign` is '*' or '~', `size` how many of it. `flips` asks for "_" in place of "*". Returns the pair. */
size_t gfm_flat_open(GfmFlat *flat, char sign, size_t size, bool flips);

/* And ends. Of a pair with nothing in it nothing is left. */
void gfm_flat_close(GfmFlat *flat, size_t pair);

static inline GfmMark gfm_flat_mark(const GfmFlat *flat, size_t at)
{
    return (GfmMark)flat->marks.data[at];
}

static inline bool gfm_flat_is_text(const GfmFlat *flat, size_t at)
{
    return gfm_flat_mark(flat, at) <= GFM_LINK_TEXT;
}

#endif
