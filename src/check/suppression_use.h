/*
 * suppression_use.h - takes away the findings that directives of their documents suppress, and tells of directives that suppress none.
 *
 * Of the directives that mean a finding the nearest counts as used: one for its line, else the last one before it, else one for the
 * file; and of those the one that names it most exactly. Findings about directives themselves are suppressed only by their names, by a
 * star never.
 */
#ifndef CHECK_SUPPRESSION_USE_H
#define CHECK_SUPPRESSION_USE_H

#include "document/rule_run.h"
#include "document/unit.h"

/*
 * `findings` are sorted, and have their severities; they are sorted again afterwards. `units` are by path. What is taken away is
 * added to `suppressed`. suppression/unused is not told where a rule was not judged (rule_run.h), nor in a document that could not be read as a whole.
 */
void suppression_use(DiagnosticList *findings, DiagnosticList *suppressed, const Unit *units,
                     size_t count, const RuleRun *run);

#endif
