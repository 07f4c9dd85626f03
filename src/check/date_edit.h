/*
 * date_edit.h - a document's date with another day, written as the old one was: for findings of the site, where no source is left.
 */
#ifndef CHECK_DATE_EDIT_H
#define CHECK_DATE_EDIT_H

#include "document/settings.h"
#include "document/unit.h"

/*
 * Adds to a finding of `unit` the edit that makes `day` of the date at `written`. Adds none where it is not certain how the day would be
 * written there: with a time, in a form that the settings do not allow, in a value with escapes.
 */
void date_edit_add(DiagnosticList *findings, Diagnostic *finding, const Unit *unit,
                   const UnitDate *written, const Settings *settings, Date day);

#endif
