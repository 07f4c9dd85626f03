/*
 * report_sarif_rules.h - the rules of a SARIF report.
 *
 * First memoc's own, all of them, then those that only results name: what filters report has rules of theirs.
 */
#ifndef CLI_REPORT_SARIF_RULES_H
#define CLI_REPORT_SARIF_RULES_H

#include "base/diagnostic.h"
#include "base/map.h"

typedef struct SarifRules {
    Map ids; /* their order is that of the report; no values */
} SarifRules;

void sarif_rules_init(SarifRules *rules, Arena *arena);

/* A rule that is named in the report. */
void sarif_rules_add(SarifRules *rules, Slice id);

/* The place of a rule that was added. */
size_t sarif_rules_index(const SarifRules *rules, Slice id);

/* A list of reportingDescriptor objects. */
void sarif_rules_write(JsonWriter *json, Arena *arena, const SarifRules *rules);

/* "error", "warning", "note", "none" */
const char *sarif_level(Severity severity);

#endif
