#include "check/line_range.h"

#include "check/unit_finding.h"

static Slice tell_of_end(Arena *arena, Slice path, LineRange lines, uint32_t count)
{
    if (count == 0) {
        return arena_format(arena, "\"%.*s\" has no lines: it is empty", SLICE_PRINT(path));
    }
    return arena_format(arena, "there is no line %u in \"%.*s\": it has %u %s",
                        lines.first > count ? lines.first : lines.last, SLICE_PRINT(path), count,
                        count == 1 ? "line" : "lines");
}

Slice line_range_fault(Arena *arena, LineCounter *counter, Slice path, LineRange lines)
{
    uint32_t count;

    if (!line_counter_find(counter, path, &count)) {
        return (Slice){NULL, 0};
    }
    if (lines.first > count || lines.last > count) {
        return tell_of_end(arena, path, lines, count);
    }
    if (lines.first == 0) {
        return arena_format(arena, "lines begin at 1: \"%.*s\" has %u %s", SLICE_PRINT(path), count,
                            count == 1 ? "line" : "lines");
    }
    if (lines.first > lines.last) {
        return arena_format(arena, "lines %u to %u of \"%.*s\" are the wrong way round: it has %u",
                            lines.first, lines.last, SLICE_PRINT(path), count);
    }
    return (Slice){NULL, 0};
}

/* Only with an L: "#12" may be a place of another kind. */
static bool read_lines(const LinkAnswer *answer, LineRange *lines)
{
    return answer->state == LINK_STATE_FILE && slice_starts_with(answer->anchor, SLICE("L")) &&
           line_range_read(answer->anchor, lines);
}

static void check_page(const Page *page, LineCounter *counter, DiagnosticList *findings)
{
    const UnitLink *links = unit_links(&page->unit);

    for (uint32_t i = 0; i < page->unit.header->links.count; i++) {
        const LinkAnswer *answer = &page->links[i];
        LineRange lines;

        if (!read_lines(answer, &lines)) {
            continue;
        }

        Slice fault = line_range_fault(findings->arena, counter, answer->target, lines);

        if (fault.size > 0) {
            unit_finding_at_link(findings, RULE_CODE_REF_LINE_RANGE, &page->unit, &links[i], fault);
        }
    }
}

void check_linked_lines(const Site *site, LineCounter *counter, DiagnosticList *findings)
{
    for (uint32_t i = 0; i < site->page_count; i++) {
        check_page(&site->pages[i], counter, findings);
    }
}
