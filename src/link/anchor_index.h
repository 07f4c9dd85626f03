/*
 * anchor_index.h - where in a page a link can lead.
 */
#ifndef LINK_ANCHOR_INDEX_H
#define LINK_ANCHOR_INDEX_H

#include "base/map.h"
#include "document/site.h"

typedef struct AnchorIndex {
    Map **pages; /* by number: names of places; NULL before the first question */
    bool *
        is_needed; /* by number: a place was asked for, and the unit is a stub that does not know */
    Arena *arena;
} AnchorIndex;

void anchor_index_init(AnchorIndex *index, Arena *arena, uint32_t page_count);

/*
 * Is there such a place in the page: a heading, or what its raw HTML or code names? `*identifier` is its name in the page's HTML, which
 * is another one for raw HTML.
 */
bool anchor_index_find(AnchorIndex *index, const Page *page, Slice anchor, Slice *identifier);

/*
 * The place that was probably meant: but for case and punctuation the same, or but for the number in front ("2-setup" for
 * "3-setup"), or longer ("adr-1-cache" for "adr-1"), else the nearest. Empty when there is none. For `budget` see nearest.h.
 */
Slice anchor_index_find_nearest(AnchorIndex *index, const Page *page, Slice anchor, size_t *budget);

#endif
