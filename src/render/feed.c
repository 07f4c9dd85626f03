#include "render/feed.h"

#include "base/utf8.h"
#include "render/html_escape.h"
#include "render/page_list.h"
#include "render/page_summary.h"

/* Control characters, and U+FFFE and U+FFFF, are not even allowed as references in XML 1.0 (2.2, Char). */
static bool is_xml(uint32_t c)
{
    return (c >= 0x20 && c != 0xFFFE && c != 0xFFFF) || c == '\t' || c == '\n' || c == '\r';
}

/* Text that any XML parser takes: what may not be in it becomes U+FFFD, as do bytes that are no UTF-8. */
static void write_xml(Buffer *out, Arena *scratch, Slice text)
{
    Buffer valid;
    size_t offset = 0;

    buffer_init(&valid, scratch);
    while (offset < text.size) {
        uint32_t c = utf8_decode(text, &offset);
        utf8_add(&valid, is_xml(c) ? c : UTF8_REPLACEMENT);
    }
    html_write_text(out, buffer_slice(&valid));
}

static void write_element(Buffer *out, Arena *scratch, const char *name, Slice text)
{
    if (text.size > 0) {
        buffer_add_format(out, "<%s>", name);
        write_xml(out, scratch, text);
        buffer_add_format(out, "</%s>\n", name);
    }
}

static void write_site_url(Buffer *out, const Site *site, Slice url)
{
    html_write_text(out, site->settings->url);
    html_write_text(out, url);
}

static void write_updated(Buffer *out, const Page *page)
{
    buffer_add_string(out, "<updated>");
    date_write(out, page->unit.header->updated.date);
    buffer_add_string(out, "T00:00:00Z</updated>\n");
}

static void write_entry(Buffer *out, Arena *scratch, const Site *site, const Page *page)
{
    const Unit *unit = &page->unit;
    Slice owner = unit_text(unit, unit->header->owner);

    buffer_add_string(out, "<entry>\n");
    write_element(out, scratch, "title", unit_text(unit, unit->header->title));
    buffer_add_string(out, "<id>");
    write_site_url(out, site, page->url);
    buffer_add_string(out, "</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"");
    write_site_url(out, site, page->url);
    buffer_add_string(out, "\"/>\n");
    write_updated(out, page);
    if (owner.size > 0) {
        buffer_add_string(out, "<author>\n");
        write_element(out, scratch, "name", owner);
        buffer_add_string(out, "</author>\n");
    }
    write_element(out, scratch, "summary", page_summary(scratch, page));
    buffer_add_string(out, "</entry>\n");
}

static void write_feed_start(Buffer *out, Arena *scratch, const Site *site, const Page *newest)
{
    buffer_add_string(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                           "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
    write_xml(out, scratch, site->settings->language);
    buffer_add_string(out, "\">\n");
    write_element(out, scratch, "title", site_title(site));
    buffer_add_string(out, "<id>");
    write_site_url(out, site, (Slice){NULL, 0});
    buffer_add_string(out, "</id>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"");
    write_site_url(out, site, SLICE("feed.xml"));
    buffer_add_string(out, "\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"");
    write_site_url(out, site, (Slice){NULL, 0});
    buffer_add_string(out, "\"/>\n");
    write_updated(out, newest);
    buffer_add_string(out, "<author>\n");
    write_element(out, scratch, "name", site_title(site));
    buffer_add_string(out, "</author>\n");
}

bool feed_write_atom(Buffer *out, Arena *scratch, const Site *site)
{
    uint32_t count;
    const uint32_t *pages = page_list_recent(scratch, site, FEED_MOST, &count);

    if (site->settings->url.size == 0 || count == 0) {
        return false;
    }
    write_feed_start(out, scratch, site, &site->pages[pages[0]]);
    for (uint32_t i = 0; i < count; i++) {
        write_entry(out, scratch, site, &site->pages[pages[i]]);
    }
    buffer_add_string(out, "</feed>\n");
    return true;
}

static void write_location(Buffer *out, const Site *site, Slice url)
{
    buffer_add_string(out, "<url><loc>");
    write_site_url(out, site, url);
    buffer_add_string(out, "</loc>");
}

static void write_page_location(Buffer *out, const Site *site, const Page *page)
{
    const UnitHeader *header = page->unit.header;

    write_location(out, site, page->url);
    if (header->updated.has_date) {
        buffer_add_string(out, "<lastmod>");
        date_write(out, header->updated.date);
        buffer_add_string(out, "</lastmod>");
    }
    buffer_add_string(out, "</url>\n");
}

static void write_generated(Buffer *out, const Site *site, Slice url)
{
    write_location(out, site, url);
    buffer_add_string(out, "</url>\n");
}

/* Does another page stand where the folder would have its index? */
static bool is_replaced(const Renderer *renderer, const Folder *folder)
{
    return slice_equals(folder->address, renderer->search_page) ||
           collection_set_has_address(&renderer->collections, folder->address) ||
           report_set_has_address(&renderer->reports, folder->address);
}

/* Pages that memoc writes by itself have no day: what they show changes with documents, and some of it from day to day. */
static void write_all_generated(Buffer *out, const Renderer *renderer)
{
    const Site *site = renderer->site;

    for (uint32_t i = 0; i < site->folder_count; i++) {
        const Folder *folder = &site->folders[i];

        if (folder->index_page == SITE_NONE && !is_replaced(renderer, folder)) {
            write_generated(out, site, folder->url);
        }
    }
    for (uint32_t i = 0; i < renderer->collections.part_count; i++) {
        write_generated(out, site, renderer->collections.parts[i].address);
    }
    for (uint32_t i = 0; i < renderer->reports.count; i++) {
        write_generated(out, site, renderer->reports.items[i].address);
    }
    for (uint32_t i = 0; i < LINK_PAGE_COUNT; i++) {
        if (renderer->link_pages[i].size > 0) {
            write_generated(out, site, renderer->link_pages[i]);
        }
    }
}

bool feed_write_sitemap(Buffer *out, const Renderer *renderer)
{
    const Site *site = renderer->site;

    if (site->settings->url.size == 0) {
        return false;
    }
    buffer_add_string(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                           "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (uint32_t i = 0; i < site->page_count; i++) {
        if (site->pages[i].published) {
            write_page_location(out, site, &site->pages[i]);
        }
    }
    write_all_generated(out, renderer);
    buffer_add_string(out, "</urlset>\n");
    return true;
}
