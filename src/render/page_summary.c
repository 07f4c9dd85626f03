#include "render/page_summary.h"

#include "render/record_summary.h"

static bool is_line(Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (ascii_is_space(text.data[i]) && text.data[i] != ' ') {
            return false;
        }
    }
    return true;
}

static Slice make_line(Arena *scratch, Slice text)
{
    char *line = arena_take(scratch, text.size);

    for (size_t i = 0; i < text.size; i++) {
        line[i] = ascii_is_space(text.data[i]) ? ' ' : text.data[i];
    }
    return (Slice){line, text.size};
}

/* The headings below the title, as far as they are shown: "Why · How". */
static Slice join_headings(Arena *scratch, const Unit *unit)
{
    const UnitHeading *headings = unit_headings(unit);
    enum { ENOUGH = 4 * PAGE_SUMMARY_MOST }; /* bytes: what follows is cut away */
    Buffer text;

    buffer_init(&text, scratch);
    for (uint32_t i = 0; i < unit->header->outline.count && text.size < ENOUGH; i++) {
        Slice heading = slice_trim(unit_text(unit, headings[i].text));

        if (headings[i].level > 1 && heading.size > 0) {
            buffer_add_string(&text, text.size > 0 ? " · " : "");
            buffer_add(&text, heading);
        }
    }
    return buffer_slice(&text);
}

Slice page_summary(Arena *scratch, const Page *page)
{
    const UnitHeader *header = page->unit.header;
    Slice text = slice_trim(unit_text(&page->unit, header->description));

    if (text.size == 0) {
        text = unit_text(&page->unit, header->opening);
    }
    if (text.size == 0) {
        text = join_headings(scratch, &page->unit);
    }
    text = record_text_cut(scratch, text, PAGE_SUMMARY_MOST);
    return is_line(text) ? text : make_line(scratch, text);
}
