/*
 * gfm_notes.h - the notes of a document, numbered as they are met.
 *
 * In a view a note holds the blocks of its definition. Notes that are references to one footnote of the stored tree, and still
 * say the same, share a number.
 */
#ifndef DOCUMENT_GFM_NOTES_H
#define DOCUMENT_GFM_NOTES_H

#include "base/map.h"
#include "document/view.h"

typedef struct GfmNotes {
    ViewNode **items; /* the first note of each number, by number - 1 */
    size_t count;
    size_t capacity;
    Map by_footnote; /* a footnote of the stored tree -> its number */
    Arena *arena;
} GfmNotes;

void gfm_notes_init(GfmNotes *notes, Arena *arena);

/* 1-based. `note` is a VIEW_NOTE. */
size_t gfm_notes_number(GfmNotes *notes, ViewNode *note);

#endif
