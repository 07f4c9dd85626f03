/*
 * workflow_rule.h - which sections are workflows: the rows of section_rule.c for them.
 */
#ifndef EXTRACT_WORKFLOW_RULE_H
#define EXTRACT_WORKFLOW_RULE_H

#include "extract/judge.h"

/* Does the heading end in "workflow", "procedure", "checklist" or another word for one? */
bool workflow_cue_ends(const HeadingCore *core);

bool workflow_is_cued(const Judge *judge, const Topic *topic);
bool workflow_is_child(const Judge *judge, const Topic *topic);
bool workflow_is_runbook(const Judge *judge, const Topic *topic);
bool workflow_is_named(const Judge *judge, const Topic *topic);
bool workflow_is_instructed(const Judge *judge, const Topic *topic);

#endif
