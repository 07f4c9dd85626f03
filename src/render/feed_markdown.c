#include "render/feed_markdown.h"

#include <stdlib.h>

/* A link's destination in the body, and what to write there. */
typedef struct Destination {
    uint32_t start;
    uint32_t end;
    Slice url;
} Destination;

static int compare_destinations(const void *a, const void *b)
{
    const Destination *left = a;
    const Destination *right = b;

    return (left->start > right->start) - (left->start < right->start);
}

void feed_write_destination(Buffer *out, Slice url)
{
    for (size_t i = 0; i < url.size; i++) {
        if (url.data[i] == '(' || url.data[i] == ')') {
            buffer_add_string(out, url.data[i] == '(' ? "%28" : "%29");
        } else {
            buffer_add_byte(out, url.data[i]);
        }
    }
}

/* All destinations of the body that lead into the site, in order. */
static size_t find_destinations(Arena *scratch, const Page *page, bool from_root,
                                Destination **result)
{
    const Unit *unit = &page->unit;
    const UnitLink *links = unit_links(unit);
    Destination *items =
        arena_new_array(scratch, Destination, (size_t)unit->header->links.count + 1);
    size_t count = 0;

    for (uint32_t i = 0; i < unit->header->links.count; i++) {
        const LinkAnswer *answer = &page->links[i];
        if (links[i].url_start < links[i].url_end && answer->url.size > 0 && !answer->is_dead) {
            items[count++] = (Destination){links[i].url_start, links[i].url_end,
                                           from_root ? answer->url : answer->href};
        }
    }
    qsort(items, count, sizeof *items, compare_destinations);
    *result = items;
    return count;
}

static void write_body(Buffer *out, Arena *scratch, const Page *page, Slice prefix, bool from_root)
{
    Slice body = unit_text(&page->unit, page->unit.header->body);
    Destination *items;
    size_t count = find_destinations(scratch, page, from_root, &items);
    size_t written = 0;

    for (size_t i = 0; i < count; i++) {
        if (items[i].start < written) {
            continue;
        }
        buffer_add(out, slice_part(body, written, items[i].start));
        buffer_add(out, prefix);
        feed_write_destination(out, items[i].url);
        written = items[i].end;
    }
    buffer_add(out, slice_from(body, written));
}

void feed_write_markdown(Buffer *out, Arena *scratch, const Site *site, const Page *page)
{
    Slice prefix = site->settings->url;

    write_body(out, scratch, page, prefix, prefix.size > 0);
}

void feed_write_body(Buffer *out, Arena *scratch, const Site *site, const Page *page)
{
    write_body(out, scratch, page, site->settings->url, true);
}
