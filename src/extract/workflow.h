/*
 * workflow.h - workflows and their steps.
 */
#ifndef EXTRACT_WORKFLOW_H
#define EXTRACT_WORKFLOW_H

#include "extract/candidate.h"
#include "extract/step.h"

/* Writes the member "steps": number, name and lines of each. */
void workflow_write_steps(Extraction *extraction, JsonWriter *out, const Topic *workflow);

/* Adds a candidate for each step of the topic, which is a workflow. */
void workflow_add_steps(const Extraction *extraction, Topic *workflow, CandidateList *candidates);

#endif
