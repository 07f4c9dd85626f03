/*
 * part_rule.h - which parts of sections are records: items of lists, labels, lines in bold, rows of tables.
 */
#ifndef EXTRACT_PART_RULE_H
#define EXTRACT_PART_RULE_H

#include "extract/candidate.h"

/* Adds a candidate for each; section_rules_apply has been called. */
void part_rules_apply(const Extraction *extraction, const TopicList *topics,
                      CandidateList *candidates);

#endif
