#include "check/dating.h"

#include "base/date_format.h"
#include "document/value_edit.h"

#include <stdlib.h>

/* False when nobody knows one, or clocks were wrong: a day that is still to come is a finding of its own. */
static bool find_day(const Site *site, const Page *page, Date *day)
{
    Date least = page->unit.header->date_slot.least;

    *day = page->change.date > least ? page->change.date : least;
    return page->change.state == CHANGE_FOUND && *day <= site->today;
}

/* The day as YAML, in the format that is wanted. False when the format cannot say it. */
static bool write_day(Arena *arena, const Site *site, const Page *page, Date day, Slice *written)
{
    const SliceList *formats = &site->settings->freshness.formats;
    Slice old = unit_text(&page->unit, page->unit.header->date_slot.written);
    Buffer text;

    buffer_init(&text, arena);
    if (formats->count == 0) {
        date_write(&text, day);
    } else if (!date_write_format(&text, day, formats->items[0])) {
        return false;
    }
    *written = value_edit_new(arena, buffer_slice(&text));
    return old.size == 0 || value_edit_write(arena, old, buffer_slice(&text), written);
}

static void put_edit(DiagnosticList *findings, Diagnostic *finding, const Unit *unit, Slice day)
{
    const UnitDateSlot *slot = &unit->header->date_slot;
    Edit edit = {
        .span = {slot->edit.start, slot->edit.end},
        .start = {slot->edit.line, slot->edit.column},
        .end = {slot->edit.end_line, slot->edit.end_column},
        .text = arena_format(findings->arena, "%.*s%.*s%.*s",
                             SLICE_PRINT(unit_text(unit, slot->edit.text)), SLICE_PRINT(day),
                             SLICE_PRINT(unit_text(unit, slot->after))),
    };

    finding->edit_count = 0; /* the front matter as it is without a date */
    diagnostic_put_edit(findings, finding, &edit);
}

static Slice say_why(Arena *arena, const Page *page, Date day)
{
    const Change *change = &page->change;
    char date[DATE_TEXT_SIZE];

    if (day > change->date) {
        return SLICE("the text says that day");
    }
    return change->is_committed
               ? arena_format(arena, "git says %s, in %.*s", date_to_text(change->date, date),
                              SLICE_PRINT(change->revision))
               : SLICE("it was changed since the last commit");
}

static void date_page(const Site *site, const Page *page, DiagnosticList *findings,
                      Diagnostic *finding)
{
    const Unit *unit = &page->unit;
    Slice written;
    Date day;

    if (!find_day(site, page, &day) || !write_day(findings->arena, site, page, day, &written)) {
        return;
    }
    put_edit(findings, finding, unit, written);
    if (unit->header->date_slot.kind == DATE_SLOT_KEY) {
        finding->help =
            arena_format(findings->arena, "write %.*s: %.*s (%.*s)",
                         SLICE_PRINT(unit_text(unit, unit->header->date_slot.field)),
                         SLICE_PRINT(written), SLICE_PRINT(say_why(findings->arena, page, day)));
    }
}

static int compare_path(const void *key, const void *item)
{
    return slice_compare(*(const Slice *)key, ((const Page *)item)->path);
}

static const Page *find_page(const Site *site, Slice path)
{
    return site->page_count == 0
               ? NULL
               : bsearch(&path, site->pages, site->page_count, sizeof *site->pages, compare_path);
}

/* The kind of slot that mends such a finding. */
static uint32_t slot_of(Slice rule)
{
    if (slice_equals(rule, rule_get(RULE_DATE_MISSING)->id)) {
        return DATE_SLOT_KEY;
    }
    return slice_equals(rule, rule_get(RULE_FRONT_MATTER_MISSING)->id) ? DATE_SLOT_BLOCK
                                                                       : DATE_SLOT_NONE;
}

void check_dating(const Site *site, DiagnosticList *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        Diagnostic *finding = &findings->items[i];
        uint32_t kind = slot_of(finding->rule);
        const Page *page = kind == DATE_SLOT_NONE ? NULL : find_page(site, finding->path);

        if (page != NULL && page->unit.header->date_slot.kind == kind) {
            date_page(site, page, findings, finding);
        }
    }
}
