/*
 * gfm_inlines.h - inlines as Markdown.
 */
#ifndef DOCUMENT_GFM_INLINES_H
#define DOCUMENT_GFM_INLINES_H

#include "document/gfm_escape.h"
#include "document/gfm_notes.h"
#include "document/view.h"

typedef struct GfmInlines {
    GfmFlat flat; /* of the paragraph that is being written */
    GfmNotes *notes;
    bool joins_lines; /* a SoftBreak is a space */
    bool is_one_line; /* breaks are, too; a hard one in a cell is <br /> */
    GfmPlace place;
    size_t *pairs; /* of emphasis that is open */
    size_t depth;
    size_t capacity;
    size_t bracket_depth; /* links and images that are open */
    const ViewNode *link; /* the outermost one that is open: it holds no other */
} GfmInlines;

void gfm_inlines_init(GfmInlines *inlines, Arena *arena, GfmNotes *notes);

/* A text from several lists: begun, added to, written. `first` and its siblings are added. */
void gfm_inlines_begin(GfmInlines *inlines, GfmPlace place);
void gfm_inlines_add(GfmInlines *inlines, ViewNode *first);
void gfm_inlines_add_hard_break(GfmInlines *inlines);
void gfm_inlines_end(GfmInlines *inlines, Buffer *out);

/* All in one: writes `first` and its siblings behind it: lines without an end; nothing when they say nothing. */
void gfm_inlines_write(GfmInlines *inlines, Buffer *out, ViewNode *first, GfmPlace place);

#endif
