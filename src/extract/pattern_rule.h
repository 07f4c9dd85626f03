/*
 * pattern_rule.h - which sections are patterns and anti-patterns: the rows of section_rule.c for them.
 */
#ifndef EXTRACT_PATTERN_RULE_H
#define EXTRACT_PATTERN_RULE_H

#include "extract/judge.h"

bool anti_pattern_is_labelled(const Judge *judge, const Topic *topic);
bool anti_pattern_is_inner(const Judge *judge, const Topic *topic);
bool anti_pattern_is_failure(const Judge *judge, const Topic *topic);
bool anti_pattern_is_warning(const Judge *judge, const Topic *topic);
bool anti_pattern_is_child(const Judge *judge, const Topic *topic);

bool pattern_is_document(const Judge *judge, const Topic *topic);
bool pattern_is_labelled(const Judge *judge, const Topic *topic);
bool pattern_is_child(const Judge *judge, const Topic *topic);
bool pattern_is_grandchild(const Judge *judge, const Topic *topic);
bool pattern_is_named(const Judge *judge, const Topic *topic);

#endif
