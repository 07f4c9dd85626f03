/*
 * history_step.h - what git says of the site's documents, and of the code that they describe.
 *
 * Asked after the link step, when it is known what the documents say; git only runs when a rule that needs it is not off for a document
 * that it could be about.
 */
#ifndef HISTORY_STEP_H
#define HISTORY_STEP_H

#include "document/site.h"

/*
 * Sets `change` and `code_changes` of the site's pages; only of those that `is_asked_for`, unless it is NULL. False when not all was found out: `*trouble` is then one line that says why.
 */
bool history_step(Site *site, Arena *arena, bool (*is_asked_for)(void *context, Slice path),
                  void *context, Slice *trouble);

#endif
