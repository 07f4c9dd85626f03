#include "check/date_edit.h"

#include "base/date_format.h"
#include "check/unit_edit.h"

/* Writes the day in the format that the date has now. */
static bool write_day(Buffer *out, const FreshnessSettings *settings, Slice raw, Date day)
{
    static const Slice iso = SLICE_INIT("YYYY-MM-DD");
    const Slice *formats = settings->formats.count > 0 ? settings->formats.items : &iso;
    size_t count = settings->formats.count > 0 ? settings->formats.count : 1;
    Date now;

    for (size_t i = 0; i < count; i++) {
        if (date_parse_format(raw, formats[i], &now)) {
            return date_write_format(out, day, formats[i]);
        }
    }
    return false;
}

void date_edit_add(DiagnosticList *findings, Diagnostic *finding, const Unit *unit,
                   const UnitDate *written, const Settings *settings, Date day)
{
    Slice raw = unit_text(unit, written->raw);
    Buffer text;

    buffer_init(&text, findings->arena);
    if (write_day(&text, &settings->freshness, raw, day)) {
        unit_edit_replace(findings, finding, unit, &written->place, raw, buffer_slice(&text));
    }
}
