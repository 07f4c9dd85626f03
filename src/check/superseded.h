/*
 * superseded.h - status/superseded-missing: what replaces a document is there, and is not replaced by the document itself.
 */
#ifndef CHECK_SUPERSEDED_H
#define CHECK_SUPERSEDED_H

#include "document/site.h"

/*
 * Judges superseded_by of all documents: a text or a list of texts, each a path from the document's folder or the project's root, with
 * or without extension. What does not look like a path ("ADR 12", a URL) is not judged.
 */
void check_superseded(const Site *site, DiagnosticList *findings);

#endif
