/*
 * external.h - links to other hosts, judged by what a link checker found.
 */
#ifndef CHECK_EXTERNAL_H
#define CHECK_EXTERNAL_H

#include "check/link_results.h"
#include "document/site.h"

/* Adds a finding for each link to an address that is broken. */
void check_external(const Site *site, const LinkResults *results, DiagnosticList *findings);

#endif
