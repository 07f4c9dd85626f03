#include "document/record_context.h"

RecordContext record_context_of_page(Arena *arena, const Page *page)
{
    const Unit *unit = &page->unit;
    const UnitHeader *header = unit->header;
    RecordContext context = {
        .doc = page->key,
        .path = page->path,
        .url = page->published ? page->url : (Slice){NULL, 0},
        .status = unit_text(unit, header->status_base),
        .tags = arena_new_array(arena, Slice, header->tags.count),
        .tag_count = header->tags.count,
        .has_staleness = page->freshness != FRESHNESS_UNKNOWN,
        .stale = page->freshness >= FRESHNESS_STALE,
    };
    for (size_t i = 0; i < context.tag_count; i++) {
        context.tags[i] = unit_text(unit, unit_texts(unit, header->tags)[i]);
    }
    if (header->updated.has_date) {
        char *text = arena_take(arena, DATE_TEXT_SIZE);
        context.last_updated = slice_from_string(date_to_text(header->updated.date, text));
    }
    return context;
}
