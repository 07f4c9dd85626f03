#include "check/unit_edit.h"

#include "base/utf8.h"

/* The bytes at the place, from its line; empty when the line does not show all of them. */
static Slice find_text(const Unit *unit, const UnitPlace *place)
{
    Slice excerpt = unit_text(unit, place->excerpt);
    size_t at = 0;

    if (place->line == 0 || place->line != place->end_line ||
        place->column < place->excerpt_column) {
        return (Slice){NULL, 0};
    }
    for (uint32_t column = place->excerpt_column; column < place->column; column++) {
        if (at >= excerpt.size) {
            return (Slice){NULL, 0};
        }
        utf8_decode(excerpt, &at);
    }

    size_t size = place->end - place->start;

    return at + size <= excerpt.size ? slice_part(excerpt, at, at + size) : (Slice){NULL, 0};
}

/* Is `text` what is wanted, or that in quotes? `*quote` is how many bytes stand before it. */
static bool is_wanted(Slice text, Slice wanted, uint32_t *quote)
{
    bool is_quoted = text.size == wanted.size + 2 && text.size > 2 &&
                     (text.data[0] == '"' || text.data[0] == '\'') &&
                     text.data[text.size - 1] == text.data[0];

    *quote = is_quoted ? 1 : 0;
    return wanted.size > 0 &&
           slice_equals(is_quoted ? slice_part(text, 1, text.size - 1) : text, wanted);
}

void unit_edit_replace(DiagnosticList *findings, Diagnostic *finding, const Unit *unit,
                       const UnitPlace *place, Slice before, Slice after)
{
    uint32_t quote;

    if (!is_wanted(find_text(unit, place), before, &quote) || slice_equals(before, after)) {
        return;
    }

    uint32_t start = place->start + quote;
    uint32_t column = place->column + quote;
    Edit edit = {
        .span = {start, start + (uint32_t)before.size},
        .start = {place->line, column},
        .end = {place->line, column + (uint32_t)utf8_count(before)},
        .text = after,
    };

    diagnostic_put_edit(findings, finding, &edit);
}
