/*
 * knowledge.h - records of what a document teaches: patterns, anti-patterns, practices, decisions, takeaways, lessons, workflows.
 *
 * Sections are judged first (section_rule.h), then items of lists, labels and rows of tables (part_rule.h). What was found becomes
 * records, in the order of the text, with members from labels and subsections (knowledge_member.h).
 */
#ifndef EXTRACT_KNOWLEDGE_H
#define EXTRACT_KNOWLEDGE_H

#include "extract/extraction.h"

void knowledge_recognise(Extraction *extraction);

#endif
