/*
 * dating.h - the day that a document without date gets: that of its last change in git.
 *
 * That is a true date, and the worst one that can be true: nobody knows whether somebody has read the document since. Where its own text
 * says a later day, that one is meant.
 */
#ifndef CHECK_DATING_H
#define CHECK_DATING_H

#include "document/site.h"

/* Adds the edits to date/missing and front-matter/missing that follow from the pages' `change`, and says the day in their help. */
void check_dating(const Site *site, DiagnosticList *findings);

#endif
