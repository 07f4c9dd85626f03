/*
 * page_summary.h - what a page is about, in a line or two: for search engines, previews of links, feeds.
 */
#ifndef RENDER_PAGE_SUMMARY_H
#define RENDER_PAGE_SUMMARY_H

#include "document/site.h"

/* Of what is longer, search engines show no more than about this. */
enum { PAGE_SUMMARY_MOST = 160 }; /* characters */

/*
 * The front matter's description, else the document's first paragraph, else its headings below the title, as text on one line: cut at a
 * word, with "…", where it is longer than PAGE_SUMMARY_MOST. Part of the unit, or in `scratch`; empty when the document has none of them.
 */
Slice page_summary(Arena *scratch, const Page *page);

#endif
