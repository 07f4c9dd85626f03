/*
 * history.h - date/behind-git, freshness/indeterminate, code-ref/changed: what git says against what documents say.
 */
#ifndef CHECK_HISTORY_H
#define CHECK_HISTORY_H

#include "document/site.h"

/* Adds what is to be said of the pages' `change` and `code_changes`: nothing where nobody asked for them. */
void check_history(const Site *site, DiagnosticList *findings);

/*
 * Makes one finding about no file of all the notes that a clone's history is cut off, or lacks contents, when there are several: in a
 * clone of the last commit alone every document would have one, and all for the same reason. After suppressions and the baseline.
 */
void check_history_gather(DiagnosticList *findings);

#endif
