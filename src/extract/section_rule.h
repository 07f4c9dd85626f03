/*
 * section_rule.h - which sections are records: patterns, decisions, lessons, workflows and their like.
 *
 * One table, a row for each way in which a heading and what stands below it tell of a record. A section is at most one record: that of
 * the first row that fits.
 */
#ifndef EXTRACT_SECTION_RULE_H
#define EXTRACT_SECTION_RULE_H

#include "extract/document_form.h"

/* Sets rule and kind of every topic that is a record. */
void section_rules_apply(const Extraction *extraction, const DocumentForm *form, TopicList *topics);

#endif
