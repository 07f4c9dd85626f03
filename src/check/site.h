/*
 * site.h - findings that need the whole site: links, orphans, titles, what supersedes what, and what depends on today.
 */
#ifndef CHECK_SITE_H
#define CHECK_SITE_H

#include "document/site.h"

/*
 * Adds the findings of all documents, those of one document after those of another by path; findings of a document alone are in its
 * unit. Links are judged in drafts, too, and in documents that lost their address; being linked to, and having a title of one's
 * own, only where there is a page.
 */
void check_site(const Site *site, DiagnosticList *findings);

#endif
