/*
 * unit_finding.h - findings at places that a unit remembers.
 */
#ifndef CHECK_UNIT_FINDING_H
#define CHECK_UNIT_FINDING_H

#include "document/rule.h"
#include "document/unit.h"

/* A finding at the place of a date, which may be nowhere: then about the file. The result is valid until the next addition. */
Diagnostic *unit_finding_at_date(DiagnosticList *list, RuleId rule, const Unit *unit,
                                 const UnitDate *date, Slice message);

/* A finding at the place where code is named. */
Diagnostic *unit_finding_at_code(DiagnosticList *list, RuleId rule, const Unit *unit,
                                 const UnitCode *code, Slice message);

/* A finding at a link. */
Diagnostic *unit_finding_at_link(DiagnosticList *list, RuleId rule, const Unit *unit,
                                 const UnitLink *link, Slice message);

#endif
