/*
 * history.h - date/behind-git, freshness/indeterminate, code-ref/changed: what git says against what documents say.
 */
#ifndef CHECK_HISTORY_H
#define CHECK_HISTORY_H

#include "document/site.h"

/* Adds what is to be said of the pages' `change` and `code_changes`: nothing where nobody asked for them. */
void check_history(const Site *site, DiagnosticList *findings);

#endif
