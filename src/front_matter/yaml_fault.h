/*
 * yaml_fault.h - libyaml's errors in words that an author understands.
 *
 * libyaml says what its grammar wanted ("mapping values are not allowed in this context"); what
 * authors did is mostly one of a few things: a value that needs quotes, a tab, a line indented
 * wrongly, a bracket or quote never closed.
 */
#ifndef FRONT_MATTER_YAML_FAULT_H
#define FRONT_MATTER_YAML_FAULT_H

#include "front_matter/problem.h"

/* What libyaml's scanner or parser said, with its marks as offsets into the file. */
typedef struct YamlFault {
    const char *problem;
    const char *context; /* may be NULL */
    uint32_t at;
    uint32_t context_at; /* where the thing being read began; of no meaning without a context */
} YamlFault;

/* Adds the problem that `fault` stands for. `text` is the file up to the end of the YAML. */
void yaml_fault_explain(FrontMatterProblemList *problems, Slice text, const YamlFault *fault);

#endif
