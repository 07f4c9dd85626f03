/*
 * unit_edit.h - edits of what a unit remembers the place of, for findings of the site, where no source is left.
 */
#ifndef CHECK_UNIT_EDIT_H
#define CHECK_UNIT_EDIT_H

#include "base/diagnostic.h"
#include "document/unit.h"

/*
 * Adds to a finding the edit that makes `after` of `before` at the place, where just that stands, or the same in quotes. Adds none where
 * something else stands there, as with escapes, on several lines, or beyond what the unit knows of a long line.
 */
void unit_edit_replace(DiagnosticList *findings, Diagnostic *finding, const Unit *unit,
                       const UnitPlace *place, Slice before, Slice after);

#endif
