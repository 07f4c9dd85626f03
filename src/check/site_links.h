/*
 * site_links.h - link/broken, missing-file, case, root-relative, anchor: links that do not lead where they say.
 */
#ifndef CHECK_SITE_LINKS_H
#define CHECK_SITE_LINKS_H

#include "document/site.h"

void check_page_links(const Page *page, DiagnosticList *findings);

#endif
