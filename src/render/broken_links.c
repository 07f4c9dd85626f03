#include "render/broken_links.h"

#include "base/json.h"

#include <stdlib.h>

enum { VERSION = 1 };

static const char *const kind_names[BROKEN_KIND_COUNT] = {
    [BROKEN_PAGE] = "page", [BROKEN_FILE] = "file",     [BROKEN_ANCHOR] = "anchor",
    [BROKEN_CASE] = "case", [BROKEN_ESCAPE] = "escape",
};

const char *broken_kind_name(BrokenKind kind)
{
    return kind_names[kind];
}

/* BROKEN_KIND_COUNT: it is not broken. */
static BrokenKind kind_of(LinkState state)
{
    switch (state) {
    case LINK_STATE_BROKEN:
        return BROKEN_PAGE;
    case LINK_STATE_MISSING_FILE:
        return BROKEN_FILE;
    case LINK_STATE_NO_ANCHOR:
        return BROKEN_ANCHOR;
    case LINK_STATE_WRONG_CASE:
        return BROKEN_CASE;
    case LINK_STATE_ESCAPES:
        return BROKEN_ESCAPE;
    case LINK_STATE_OK:
    case LINK_STATE_OUTSIDE:
    case LINK_STATE_FILE:
    case LINK_STATE_EMPTY:
    case LINK_STATE_PLACEHOLDER:
    case LINK_STATE_LEFT_ALONE:
        break;
    }
    return BROKEN_KIND_COUNT;
}

/* ---- finding ---- */

typedef struct Finder {
    BrokenLinks *broken;
    Arena *arena;
    size_t capacity;
    size_t page_capacity;
} Finder;

static void add_link(Finder *finder, const Page *page, uint32_t link, BrokenKind kind)
{
    BrokenLinks *broken = finder->broken;

    broken->items = arena_array_room(finder->arena, broken->items, broken->count, &finder->capacity,
                                     sizeof *broken->items);
    broken->items[broken->count++] = (BrokenLink){page->number, link, kind};
    broken->kind_counts[kind]++;
}

static void find_in_page(Finder *finder, const Page *page)
{
    BrokenLinks *broken = finder->broken;
    uint32_t first = broken->count;

    for (uint32_t i = 0; i < page->unit.header->links.count; i++) {
        BrokenKind kind = kind_of(page->links[i].state);

        if (kind != BROKEN_KIND_COUNT) {
            add_link(finder, page, i, kind);
        }
    }
    if (broken->count > first) {
        broken->pages = arena_array_room(finder->arena, broken->pages, broken->page_count,
                                         &finder->page_capacity, sizeof *broken->pages);
        broken->pages[broken->page_count++] =
            (BrokenPage){page->number, first, broken->count - first};
    }
}

static int compare_counts(const void *a, const void *b)
{
    const BrokenPage *left = *(const BrokenPage *const *)a;
    const BrokenPage *right = *(const BrokenPage *const *)b;

    if (left->count != right->count) {
        return left->count > right->count ? -1 : 1;
    }
    return left->first < right->first ? -1 : 1;
}

static void sort_most(BrokenLinks *broken, Arena *arena)
{
    const BrokenPage **sorted =
        arena_new_array(arena, const BrokenPage *, (size_t)broken->page_count + 1);

    for (uint32_t i = 0; i < broken->page_count; i++) {
        sorted[i] = &broken->pages[i];
    }
    if (broken->page_count > 1) {
        qsort(sorted, broken->page_count, sizeof *sorted, compare_counts);
    }
    broken->most = arena_new_array(arena, uint32_t, (size_t)broken->page_count + 1);
    for (uint32_t i = 0; i < broken->page_count; i++) {
        broken->most[i] = (uint32_t)(sorted[i] - broken->pages);
    }
}

void broken_links_find(BrokenLinks *broken, Arena *arena, const Site *site)
{
    Finder finder = {.broken = broken, .arena = arena};

    *broken = (BrokenLinks){.site = site};
    for (uint32_t i = 0; i < site->page_count; i++) {
        if (site->pages[i].published) {
            find_in_page(&finder, &site->pages[i]);
        }
    }
    sort_most(broken, arena);
}

/* ---- JSON ---- */

static void write_link(Buffer *out, const Page *page, const BrokenLink *item)
{
    const UnitLink *link = &unit_links(&page->unit)[item->link];
    const LinkAnswer *answer = &page->links[item->link];
    JsonWriter json;

    json_init(&json, out, 0);
    json_begin_object(&json);
    json_write_integer_field(&json, "line", link->place.line);
    json_write_integer_field(&json, "column", link->place.column);
    json_write_string_field(&json, "href", unit_text(&page->unit, link->href));
    json_write_text_field(&json, "text", unit_text(&page->unit, link->text));
    json_write_string_field(&json, "kind", slice_from_string(broken_kind_name(item->kind)));
    json_write_boolean_field(&json, "image", link->image != 0);
    json_write_boolean_field(&json, "dead", answer->is_dead);
    json_write_text_field(&json, "target", answer->target);
    json_write_text_field(&json, "anchor", answer->anchor);
    if (answer->suggestion.size > 0) {
        json_write_string_field(&json, "suggestion", answer->suggestion);
        json_write_boolean_field(&json, "certain", answer->is_certain);
    }
    json_end_object(&json);
}

static void write_page(Buffer *out, const BrokenLinks *broken, const BrokenPage *item)
{
    const Page *page = &broken->site->pages[item->page];

    buffer_add_string(out, "{\"path\":");
    json_add_string(out, page->path);
    buffer_add_string(out, ",\"title\":");
    json_add_string(out, unit_text(&page->unit, page->unit.header->title));
    buffer_add_string(out, ",\"url\":");
    json_add_string(out, page->url);
    buffer_add_string(out, ",\"links\":[\n");
    for (uint32_t i = 0; i < item->count; i++) {
        buffer_add_string(out, i > 0 ? ",\n" : "");
        write_link(out, page, &broken->items[item->first + i]);
        buffer_spill(out);
    }
    buffer_add_string(out, "\n]}");
}

void broken_links_write_json(Buffer *out, Arena *arena, const Site *site)
{
    BrokenLinks broken;

    broken_links_find(&broken, arena, site);
    buffer_add_format(out, "{\"version\":%d,\"count\":%u,\"documents\":[\n", VERSION, broken.count);
    for (uint32_t i = 0; i < broken.page_count; i++) {
        buffer_add_string(out, i > 0 ? ",\n" : "");
        write_page(out, &broken, &broken.pages[i]);
    }
    buffer_add_string(out, "\n]}\n");
}
