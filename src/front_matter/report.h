/*
 * report.h - problems of front matter as findings.
 */
#ifndef FRONT_MATTER_REPORT_H
#define FRONT_MATTER_REPORT_H

#include "base/diagnostic.h"
#include "front_matter/front_matter.h"

/* Adds a finding for each problem, with its rule. */
void front_matter_report(DiagnosticList *findings, Source *source, const FrontMatter *front_matter);

#endif
