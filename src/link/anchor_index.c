#include "link/anchor_index.h"

#include "link/nearest.h"

void anchor_index_init(AnchorIndex *index, Arena *arena, uint32_t page_count)
{
    index->arena = arena;
    index->pages = arena_new_array(arena, Map *, page_count);
    index->is_needed = arena_new_array(arena, bool, page_count);
}

/* The first of a name wins, as in a browser. The value is the row of a name in raw HTML or code, and NULL for a heading. */
static void add_anchor(Map *map, Slice name, const UnitAnchor *row)
{
    size_t count = map->count;

    if (name.size > 0) {
        MapEntry *entry = map_get(map, name);

        entry->value = map->count > count ? (void *)(uintptr_t)row : entry->value;
    }
}

static const Map *get_map(AnchorIndex *index, const Page *page)
{
    const Unit *unit = &page->unit;
    Map **map = &index->pages[page->number];

    if (*map != NULL) {
        return *map;
    }
    *map = arena_new(index->arena, Map);
    map_init(*map, index->arena);
    for (uint32_t i = 0; i < unit->header->outline.count; i++) {
        add_anchor(*map, unit_text(unit, unit_headings(unit)[i].anchor), NULL);
    }
    for (uint32_t i = 0; i < unit->header->anchors.count; i++) {
        const UnitAnchor *row = &unit_anchors(unit)[i];

        add_anchor(*map, unit_text(unit, row->name), row);
    }
    return *map;
}

bool anchor_index_find(AnchorIndex *index, const Page *page, Slice anchor, Slice *identifier)
{
    const MapEntry *entry = map_find_entry(get_map(index, page), anchor);

    if (anchor.size > 0 && page->unit.header->flags & UNIT_STUB) {
        index->is_needed[page->number] = true;
    }
    if (entry == NULL) {
        return false;
    }

    const UnitAnchor *row = entry->value;

    *identifier = row != NULL ? unit_text(&page->unit, row->identifier) : entry->key;
    return true;
}

/* Without the number of its heading: "3-setup" -> "setup". */
static Slice without_number(Slice anchor)
{
    size_t at = 0;

    while (at < anchor.size && (ascii_is_digit(anchor.data[at]) || anchor.data[at] == '-')) {
        at++;
    }
    return at < anchor.size ? slice_from(anchor, at) : anchor;
}

/* The first that is the same by its letters and digits; `core` leaves out numbers in front, too. */
static Slice find_same(const Map *map, Slice anchor, bool core, size_t *budget)
{
    Slice wanted = core ? without_number(anchor) : anchor;

    for (size_t i = 0; i<map->count && * budget> 0; i++, (*budget)--) {
        Slice name = map->entries[i].key;

        if (nearest_is_same(wanted, core ? without_number(name) : name)) {
            return name;
        }
    }
    return (Slice){0};
}

/* The first that goes on where `anchor` ends: "adr-1-cache" for "adr-1". */
static Slice find_longer(const Map *map, Slice anchor, size_t *budget)
{
    for (size_t i = 0; i<map->count && * budget> 0; i++, (*budget)--) {
        Slice name = map->entries[i].key;

        if (name.size > anchor.size && name.data[anchor.size] == '-' &&
            slice_equals_fold(slice_part(name, 0, anchor.size), anchor)) {
            return name;
        }
    }
    return (Slice){0};
}

Slice anchor_index_find_nearest(AnchorIndex *index, const Page *page, Slice anchor, size_t *budget)
{
    const Map *map = get_map(index, page);
    Slice same = find_same(map, anchor, false, budget);
    Nearest nearest;

    if (same.size == 0) {
        same = find_same(map, anchor, true, budget);
    }
    if (same.size == 0) {
        same = find_longer(map, anchor, budget);
    }
    if (same.size > 0) {
        return same;
    }
    nearest_init(&nearest, anchor, budget);
    for (size_t i = 0; i < map->count; i++) {
        nearest_offer(&nearest, map->entries[i].key);
    }
    return nearest.name;
}
