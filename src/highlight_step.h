/*
 * highlight_step.h - where what lexers said is kept between builds: one file for a project, outside of it.
 *
 * It stands in the folder that MEMOC_CACHE names (empty: nothing is kept), else in that of the user's caches ($XDG_CACHE_HOME/memoc, or
 * $HOME/.cache/memoc), and may be removed at any time. There are HIGHLIGHT_FILES_MOST names: whose projects share one take turns, and
 * what is kept does not grow with the number of folders that were ever built. A folder that cannot be read or written is none.
 * Several builds may read and write at once: a reader sees one file or the other.
 */
#ifndef HIGHLIGHT_STEP_H
#define HIGHLIGHT_STEP_H

#include "document/settings.h"
#include "document/unit.h"
#include "render/highlight_cache.h"

enum { HIGHLIGHT_FILES_MOST = 256 };

typedef struct HighlightStep {
    bool is_on;
    HighlightCache cache;
    HighlightCache answers; /* to all code of this build; after highlight_step_keep */
    Slice path;             /* empty: nothing is kept */
} HighlightStep;

/* Before documents are compiled. */
void highlight_step_open(HighlightStep *step, Arena *arena, const Settings *settings);

/* The cache for the compilers, which may be empty; NULL: code stays plain. */
const HighlightCache *highlight_step_cache(const HighlightStep *step);

/*
 * Afterwards, with the units of all documents: gathers the answers, in `arena`, for pages that show the same code again, and writes the
 * file, if it would be another one.
 */
void highlight_step_keep(HighlightStep *step, Arena *arena, const Unit *units, size_t count);

/* For pages; NULL: code stays plain. */
const HighlightCache *highlight_step_answers(const HighlightStep *step);

#endif
