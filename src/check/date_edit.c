#include "check/date_edit.h"

#include "base/date_format.h"
#include "base/utf8.h"

/* The bytes of the value in the file, from its line; empty when the line does not show all of them. */
static Slice find_value(const Unit *unit, const UnitDate *written)
{
    Slice excerpt = unit_text(unit, written->excerpt);
    size_t at = 0;

    if (written->line == 0 || written->line != written->end_line ||
        written->column < written->excerpt_column) {
        return (Slice){NULL, 0};
    }
    for (uint32_t column = written->excerpt_column; column < written->column; column++) {
        if (at >= excerpt.size) {
            return (Slice){NULL, 0};
        }
        utf8_decode(excerpt, &at);
    }

    size_t size = written->end - written->start;

    return at + size <= excerpt.size ? slice_part(excerpt, at, at + size) : (Slice){NULL, 0};
}

/* How many bytes of the value stand before the date: none, or a quote; false when it is something else. */
static bool find_date(Slice value, Slice raw, uint32_t *before)
{
    bool is_quoted = value.size == raw.size + 2 && value.size > 2 &&
                     (value.data[0] == '"' || value.data[0] == '\'') &&
                     value.data[value.size - 1] == value.data[0];

    *before = is_quoted ? 1 : 0;
    return raw.size > 0 &&
           slice_equals(is_quoted ? slice_part(value, 1, value.size - 1) : value, raw);
}

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
    uint32_t before;
    Buffer text;

    buffer_init(&text, findings->arena);
    if (!find_date(find_value(unit, written), raw, &before) ||
        !write_day(&text, &settings->freshness, raw, day)) {
        return;
    }

    uint32_t columns = (uint32_t)utf8_count(raw);
    Edit edit = {
        .span = {written->start + before, written->start + before + (uint32_t)raw.size},
        .start = {written->line, written->column + before},
        .end = {written->line, written->column + before + columns},
        .text = buffer_slice(&text),
    };

    if (!slice_equals(edit.text, raw)) {
        diagnostic_put_edit(findings, finding, &edit);
    }
}
