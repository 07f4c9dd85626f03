/*
 * unit_edit.h - edits of what a unit remembers the place of, for findings of the site, where no source is left.
 */
#ifndef CHECK_UNIT_EDIT_H
#define CHECK_UNIT_EDIT_H

#include "base/diagnostic.h"
#include "document/unit.h"

/* A place on one line of the file, with what the unit knows of the line. */
typedef struct UnitPlace {
    Slice excerpt;
    uint32_t excerpt_column;
    uint32_t line;
    uint32_t column;
    uint32_t end_line;
    Span span;
} UnitPlace;

UnitPlace unit_place_of_date(const Unit *unit, const UnitDate *date);
UnitPlace unit_place_of_code(const Unit *unit, const UnitCode *code);

/*
 * Adds to a finding the edit that makes `after` of `before` at the place, where just that stands, or the same in quotes. Adds none where
 * something else stands there, as with escapes, on several lines, or beyond what the unit knows of a long line.
 */
void unit_edit_replace(DiagnosticList *findings, Diagnostic *finding, UnitPlace place, Slice before,
                       Slice after);

#endif
