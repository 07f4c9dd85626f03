/*
 * bump.h - date/not-bumped, went-back, bump-only, removed: what became of the date when the document was changed.
 */
#ifndef CHECK_BUMP_H
#define CHECK_BUMP_H

#include "document/site.h"

/* Judges the pages that have an edition and a base edition. */
void check_bumps(const Site *site, DiagnosticList *findings);

#endif
