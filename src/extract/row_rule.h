/*
 * row_rule.h - which rows of tables are records: those of a table that says so in its head.
 */
#ifndef EXTRACT_ROW_RULE_H
#define EXTRACT_ROW_RULE_H

#include "extract/candidate.h"

/* Those of a table in a topic. */
void row_rules_apply(const PartFinder *finder, Topic *topic, const Node *table);

#endif
