/*
 * line_rule.h - which lines in bold are records: paragraphs that stand for headings, "**Pattern 1: Retry**".
 *
 * Such a record ends where the next line in bold begins.
 */
#ifndef EXTRACT_LINE_RULE_H
#define EXTRACT_LINE_RULE_H

#include "extract/candidate.h"

/* Is a block a paragraph of nothing but bold text? */
bool line_is_bold(const Node *block);

/* Those of a topic, without the topics below it; but for decisions. */
void line_rules_apply(const PartFinder *finder, Topic *topic);

/* The decisions of a topic, of which lists tell more. False when less than two lines are there: then its items are decisions. */
bool decision_lines_add(const PartFinder *finder, Topic *topic);

/* Does a heading say that what stands below it, without headings of its own, are patterns? */
bool topic_lists_patterns(const Topic *topic);

/* Has it two or more lines "**Pattern 1: …**"? Then these are the patterns. */
bool topic_has_pattern_lines(Arena *arena, const Topic *topic);

#endif
