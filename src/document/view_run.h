/*
 * view_run.h - runs of Str and Space as one text.
 *
 * "a b c" is five nodes of pandoc's, and one of the stored tree. A run are neighbours of one source, Str and Space,
 * never two Str side by side; each of its spaces is one Space. A Str that has blanks in it, or nothing, is a run alone.
 */
#ifndef DOCUMENT_VIEW_RUN_H
#define DOCUMENT_VIEW_RUN_H

#include "document/view.h"

typedef struct ViewRun {
    ViewNode *first;
    ViewNode *last;
    size_t size; /* bytes */
    bool whole;  /* one Str, in which a space is not a Space */
} ViewRun;

/* The run that begins with `first`, a Str or Space. */
ViewRun view_run_from(ViewNode *first);

/* Its text: a part of the source's text where that is possible, else in `arena`. */
Slice view_run_text(Arena *arena, const ViewRun *run);

#endif
