#include "link/backlinks.h"

typedef void LinkVisit(Page *target, const Page *source);

static void count_link(Page *target, const Page *source)
{
    (void)source;
    target->backlink_count++;
}

static void add_link(Page *target, const Page *source)
{
    target->backlinks[target->backlink_count++] = source->number;
}

/* Visits each pair of pages once. last[n] is the number + 1 of the page whose link to page n was the last to be seen. */
static void visit_links(Site *site, uint32_t *last, LinkVisit *visit)
{
    memset(last, 0, site->page_count * sizeof *last);
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *source = &site->pages[i];
        uint32_t count = source->published ? source->unit.header->links.count : 0;

        for (uint32_t j = 0; j < count; j++) {
            uint32_t target = source->links[j].page;

            if (target != SITE_NONE && target != i && last[target] != i + 1) {
                last[target] = i + 1;
                visit(&site->pages[target], source);
            }
        }
    }
}

void backlinks_fill(Site *site, Arena *scratch)
{
    uint32_t *last = arena_new_array(scratch, uint32_t, site->page_count);

    visit_links(site, last, count_link);
    for (uint32_t i = 0; i < site->page_count; i++) {
        Page *page = &site->pages[i];

        page->backlinks = arena_new_array(site->arena, uint32_t, page->backlink_count);
        page->backlink_count = 0;
    }
    visit_links(site, last, add_link);
}
