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

Slice page_summary(Arena *scratch, const Page *page)
{
    const UnitHeader *header = page->unit.header;
    Slice text = slice_trim(unit_text(&page->unit, header->description));

    if (text.size == 0) {
        text = unit_text(&page->unit, header->opening);
    }
    text = record_text_cut(scratch, text, PAGE_SUMMARY_MOST);
    return is_line(text) ? text : make_line(scratch, text);
}
