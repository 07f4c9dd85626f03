#include "document/succession.h"

#include "base/json_view.h"
#include "base/path.h"
#include "document/link_kind.h"

Slice succession_value(const Page *page)
{
    Slice front_matter = unit_text(&page->unit, page->unit.header->front_matter);
    Slice key;
    Slice value;

    while (json_view_next_member(&front_matter, &key, &value)) {
        if (slice_is(key, "superseded_by") || slice_is(key, "superseded-by") ||
            slice_is(key, "supersededBy")) {
            return value;
        }
    }
    return (Slice){0};
}

Slice succession_name(Slice text)
{
    size_t link = slice_find(text, SLICE("]("), 0);
    Slice rest;

    if (link < text.size) {
        text = slice_cut(slice_from(text, link + 2), ')', &rest);
    }
    return slice_trim(slice_cut(text, '#', &rest));
}

void succession_init(Succession *succession, Arena *arena, const Site *site)
{
    succession->arena = arena;
    map_init(&succession->keys, arena);
    for (uint32_t i = 0; i < site->page_count; i++) {
        Page *page = &site->pages[i];

        map_set(&succession->keys, path_without_extension(page->path), page);
    }
}

static const Page *find_path(const Succession *succession, Slice path)
{
    const Page *page = map_find(&succession->keys, path);

    return page != NULL ? page : map_find(&succession->keys, path_without_extension(path));
}

const Page *succession_find(const Succession *succession, const Page *page, Slice name)
{
    Arena *arena = succession->arena;
    const Page *found = NULL;
    Slice path;

    if (link_kind(name) != LINK_RELATIVE && link_kind(name) != LINK_ROOT) {
        return NULL;
    }
    while (slice_starts_with(name, SLICE("/"))) {
        name = slice_from(name, 1);
    }
    if (path_normalize(arena, path_join(arena, path_folder(page->path), name), &path)) {
        found = find_path(succession, path);
    }
    if (found == NULL && path_normalize(arena, name, &path)) {
        found = find_path(succession, path);
    }
    return found;
}

/* The first of the names in `value` that means a page. */
static uint32_t find_first(const Succession *succession, const Page *page, Slice value)
{
    Slice item = value;

    do {
        Slice name = succession_name(json_view_text(succession->arena, item));
        const Page *found = name.size > 0 ? succession_find(succession, page, name) : NULL;

        if (found != NULL) {
            return found->number;
        }
    } while (json_view_next_item(&value, &item));
    return SITE_NONE;
}

static uint32_t *find_all(Arena *arena, Arena *scratch, const Site *site)
{
    Slice *values = arena_new_array(scratch, Slice, site->page_count);
    bool is_any = false;
    Succession succession;
    uint32_t *pages;

    for (uint32_t i = 0; i < site->page_count; i++) {
        values[i] = succession_value(&site->pages[i]);
        is_any = is_any || values[i].size > 0;
    }
    if (!is_any) {
        return NULL;
    }
    succession_init(&succession, scratch, site);
    pages = arena_new_array(arena, uint32_t, site->page_count);
    for (uint32_t i = 0; i < site->page_count; i++) {
        pages[i] =
            values[i].size > 0 ? find_first(&succession, &site->pages[i], values[i]) : SITE_NONE;
    }
    return pages;
}

uint32_t *succession_pages(Arena *arena, const Site *site)
{
    Arena scratch;
    uint32_t *pages;

    arena_init(&scratch, arena->budget);
    pages = find_all(arena, &scratch, site);
    arena_free(&scratch);
    return pages;
}
