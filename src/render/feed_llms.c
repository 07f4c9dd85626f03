#include "render/feed_llms.h"

#include "base/json.h"
#include "render/feed_markdown.h"

/* The first page in reading, or SITE_NONE. */
static uint32_t first_page(const Site *site)
{
    for (uint32_t i = 0; i < site->page_count; i++) {
        if (site->pages[i].published && site->pages[i].previous == SITE_NONE) {
            return i;
        }
    }
    return SITE_NONE;
}

/* The folder at the top that a folder is in; the root for the root. */
static uint32_t top_folder(const Site *site, uint32_t folder)
{
    while (folder != 0 && site->folders[folder].parent != 0) {
        folder = site->folders[folder].parent;
    }
    return folder;
}

/* Text on one line; brackets would end a link. */
static void write_line(Buffer *out, Slice text)
{
    bool space = false;

    for (size_t i = 0; i < text.size; i++) {
        if (ascii_is_space(text.data[i])) {
            space = true;
            continue;
        }
        if (space && out->size > 0) {
            buffer_add_byte(out, ' ');
        }
        space = false;
        if (text.data[i] == '[' || text.data[i] == ']' || text.data[i] == '\\') {
            buffer_add_byte(out, '\\');
        }
        buffer_add_byte(out, text.data[i]);
    }
}

static void write_updated(Buffer *out, const UnitHeader *header)
{
    if (header->updated.has_date) {
        date_write(out, header->updated.date);
    }
}

/* ": What it is. ACTIVE, updated 2026-01-19" */
static void write_notes(Buffer *out, const Unit *unit)
{
    Slice description = unit_text(unit, unit->header->description);
    Slice status = unit_text(unit, unit->header->status_base);
    bool dated = unit->header->updated.has_date;

    if (description.size > 0) {
        buffer_add_string(out, ": ");
        write_line(out, slice_trim(description));
    }
    if (status.size > 0 || dated) {
        buffer_add_string(out, description.size > 0 ? " (" : ": ");
        write_line(out, status);
        buffer_add_string(out, status.size > 0 && dated ? ", " : "");
        buffer_add_string(out, dated ? "updated " : "");
        write_updated(out, unit->header);
        buffer_add_string(out, description.size > 0 ? ")" : "");
    }
}

static void write_page_line(Buffer *out, const Site *site, const Page *page)
{
    buffer_add_string(out, "- [");
    write_line(out, slice_trim(unit_text(&page->unit, page->unit.header->title)));
    buffer_add_string(out, "](");
    buffer_add(out, site->settings->url);
    feed_write_destination(out, page->url);
    buffer_add_string(out, ".md)");
    write_notes(out, &page->unit);
    buffer_add_byte(out, '\n');
}

static void write_section_start(Buffer *out, const Site *site, uint32_t folder)
{
    buffer_add_string(out, "\n## ");
    if (folder == 0) {
        buffer_add_string(out, "First pages");
    } else {
        write_line(out, slice_trim(site->folders[folder].title));
    }
    buffer_add_string(out, "\n\n");
}

static void write_start(Buffer *out, const Site *site)
{
    uint32_t home = site->folders[0].index_page;
    Slice description = {NULL, 0};

    if (home != SITE_NONE) {
        const Unit *unit = &site->pages[home].unit;
        description = slice_trim(unit_text(unit, unit->header->description));
    }
    buffer_add_string(out, "# ");
    write_line(out, slice_trim(site_title(site)));
    buffer_add_string(out, "\n\n> ");
    if (description.size > 0) {
        write_line(out, description);
    } else {
        buffer_add_format(out, "%u document%s in %u folder%s.", site->folders[0].total,
                          site->folders[0].total == 1 ? "" : "s", site->folder_count,
                          site->folder_count == 1 ? "" : "s");
    }
    buffer_add_byte(out, '\n');
}

void feed_write_llms(Buffer *out, const Site *site)
{
    uint32_t section = SITE_NONE;

    write_start(out, site);
    buffer_add_string(
        out, "\nEach page is also there as Markdown: its address with \".md\" behind it. "
             "All of them are in llms-full.txt,\nthe list of all documents is "
             "memory/index.json, and what was extracted from them memory/records.jsonl.\n");
    for (uint32_t i = first_page(site); i != SITE_NONE; i = site->pages[i].next) {
        uint32_t top = top_folder(site, site->pages[i].folder);
        if (top != section) {
            section = top;
            write_section_start(out, site, top);
        }
        write_page_line(out, site, &site->pages[i]);
    }
}

static void write_field(Buffer *out, const char *name, Slice value)
{
    if (value.size > 0) {
        buffer_add_string(out, name);
        buffer_add_string(out, ": ");
        json_add_string(out, value);
        buffer_add_byte(out, '\n');
    }
}

static void write_page_start(Buffer *out, const Site *site, const Page *page)
{
    const Unit *unit = &page->unit;

    buffer_add_string(out, "\n---\n");
    write_field(out, "title", unit_text(unit, unit->header->title));
    write_field(out, "path", page->path);
    buffer_add_string(out, "url: ");
    buffer_add(out, site->settings->url);
    buffer_add(out, page->url);
    buffer_add_byte(out, '\n');
    write_field(out, "status", unit_text(unit, unit->header->status_base));
    if (unit->header->updated.has_date) {
        buffer_add_string(out, "last_updated: ");
        write_updated(out, unit->header);
        buffer_add_byte(out, '\n');
    }
    write_field(out, "owner", unit_text(unit, unit->header->owner));
    buffer_add_string(out, "---\n\n");
}

void feed_write_llms_full(Buffer *out, Arena *scratch, const Site *site)
{
    write_start(out, site);
    for (uint32_t i = first_page(site); i != SITE_NONE; i = site->pages[i].next) {
        write_page_start(out, site, &site->pages[i]);
        arena_reset(scratch);
        feed_write_body(out, scratch, site, &site->pages[i]);
        if (out->data[out->size - 1] != '\n') {
            buffer_add_byte(out, '\n');
        }
        buffer_spill(out);
    }
}
