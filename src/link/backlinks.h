/*
 * backlinks.h - which pages link to a page.
 */
#ifndef LINK_BACKLINKS_H
#define LINK_BACKLINKS_H

#include "document/site.h"

/*
 * Fills backlinks from the pages' answered links: each published page that links to the page once, in order, but not the page
 * itself. Time is that of looking at each link twice.
 */
void backlinks_fill(Site *site, Arena *scratch);

#endif
