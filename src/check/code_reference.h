/*
 * code_reference.h - code-ref/missing, moved and line-range: the code that a document names is there, and the lines of it.
 *
 * Files are looked for on the disk, as links' are (link.files), and not in git: what is not yet committed is there, too.
 */
#ifndef CHECK_CODE_REFERENCE_H
#define CHECK_CODE_REFERENCE_H

#include "document/site.h"

void check_code_references(const Site *site, DiagnosticList *findings);

#endif
