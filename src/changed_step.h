/*
 * changed_step.h - which documents are not as they were where this branch began, and what they were.
 */
#ifndef CHANGED_STEP_H
#define CHANGED_STEP_H

#include "document/site.h"
#include "history/comparison.h"
#include "project/walk.h"

/* The comparison of all documents of a walk with `base` (as in Comparison); its files are in the order of the walk. */
ComparisonState changed_step_compare(Comparison *comparison, Arena *arena, const Settings *settings,
                                     const Walk *walk, Slice base);

/*
 * Sets `edition` and `base_edition` of the pages that are changed, and were there before: as files stand in `walk`, the one that was
 * compared.
 */
void changed_step_read(Site *site, Arena *arena, const Comparison *comparison, const Walk *walk);

#endif
