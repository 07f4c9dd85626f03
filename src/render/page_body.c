#include "render/page_body.h"

#include "render/html_escape.h"

#include <stdlib.h>

size_t page_heading_size(const Page *page)
{
    Slice html = unit_text(&page->unit, page->unit.header->html);
    size_t end;

    if (!slice_starts_with(html, SLICE("<h1")) || html.size < 4 ||
        (html.data[3] != '>' && html.data[3] != ' ')) {
        return 0;
    }
    end = slice_find(html, SLICE("</h1>"), 0);
    return end == html.size ? 0 : end + 5;
}

/* What stands before the hole of a link's address, and is left out with it. */
#define LINK_START SLICE(" href=\"")

static bool is_dead_link(const Page *page, const UnitHole *hole, Slice before)
{
    return page->links[hole->number].is_dead && hole->kind == HOLE_HREF &&
           slice_ends_with(before, LINK_START);
}

static int compare_path(const void *key, const void *item)
{
    return slice_compare(*(const Slice *)key, ((const SiteFile *)item)->path);
}

static void write_size(Buffer *out, const char *name, uint32_t value)
{
    buffer_add_string(out, name);
    buffer_add_integer(out, value);
}

/* Between the quotes of its attribute. What an image has more is put behind them: the last quote is in the body. */
static void write_address(Buffer *out, const Site *site, const LinkAnswer *answer, uint32_t kind)
{
    const SiteFile *file = NULL;

    html_write_url(out, answer->href);
    if (kind == HOLE_IMAGE && site->file_count > 0) {
        file = bsearch(&answer->target, site->files, site->file_count, sizeof *site->files,
                       compare_path);
    }
    if (file && file->width > 0) {
        write_size(out, "\" width=\"", file->width);
        write_size(out, "\" height=\"", file->height);
    }
}

void page_write_body(Buffer *out, const Site *site, const Page *page, size_t from, size_t to)
{
    const UnitHeader *header = page->unit.header;
    const UnitHole *holes = unit_holes(&page->unit);
    Slice html = slice_part(unit_text(&page->unit, header->html), 0, to);
    size_t written = from;

    buffer_reserve(out, html.size + 64 * (size_t)header->holes.count);
    for (uint32_t i = 0; i < header->holes.count; i++) {
        const UnitHole *hole = &holes[i];
        Slice before;

        if (hole->offset < from || hole->offset >= html.size) {
            continue;
        }
        before = slice_part(html, written, hole->offset);
        written = hole->offset;
        if (is_dead_link(page, hole, before)) {
            before.size -= LINK_START.size;
            written++; /* the quote behind it */
            html_write_raw(out, before);
        } else {
            html_write_raw(out, before);
            write_address(out, site, &page->links[hole->number], hole->kind);
        }
    }
    html_write_raw(out, slice_part(html, written, html.size));
}
