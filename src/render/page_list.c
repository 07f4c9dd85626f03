#include "render/page_list.h"

#include <stdlib.h>

typedef struct DatedPage {
    Date date;
    uint32_t number;
} DatedPage;

/* Pages are numbered by their path. */
static int compare_dated(const void *a, const void *b)
{
    const DatedPage *left = a;
    const DatedPage *right = b;

    if (left->date != right->date) {
        return left->date > right->date ? -1 : 1;
    }
    return left->number < right->number ? -1 : 1;
}

uint32_t *page_list_recent(Arena *arena, const Site *site, uint32_t limit, uint32_t *count)
{
    DatedPage *dated = arena_new_array(arena, DatedPage, site->page_count + 1);
    uint32_t *numbers = arena_new_array(arena, uint32_t, (size_t)limit + 1);
    uint32_t found = 0;

    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];
        if (page->published && page->unit.header->updated.has_date) {
            dated[found++] = (DatedPage){page->unit.header->updated.date, i};
        }
    }
    qsort(dated, found, sizeof *dated, compare_dated);
    *count = found < limit ? found : limit;
    for (uint32_t i = 0; i < *count; i++) {
        numbers[i] = dated[i].number;
    }
    return numbers;
}
