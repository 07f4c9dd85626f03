/*
 * check_changed.h - memoc check --changed: only documents that a branch has changed.
 */
#ifndef CLI_CHECK_CHANGED_H
#define CLI_CHECK_CHANGED_H

#include "cli/project.h"

/* Says so when the option's value stands behind it as an operand ("--changed main"), where it is taken for a path. */
ExitStatus check_changed_operands(const CommandLine *line);

/* Compares the compiled project with the option's value: sets project->changed, or says why there is nothing to compare with. */
ExitStatus check_changed_take(const CommandLine *line, Project *project);

#endif
