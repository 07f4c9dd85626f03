/*
 * page_list.h - the pages of a site, in another order.
 */
#ifndef RENDER_PAGE_LIST_H
#define RENDER_PAGE_LIST_H

#include "document/site.h"

/*
 * The published pages that have a date, the one updated last first, by path when the dates are equal: at most `limit` of
 * them, in `arena`.
 */
uint32_t *page_list_recent(Arena *arena, const Site *site, uint32_t limit, uint32_t *count);

#endif
