/*
 * check_explain.h - memoc check --explain and --rules: what rules there are, and why.
 *
 * Neither needs a project: severities are those of rules that no memoc.yaml has changed.
 */
#ifndef CLI_CHECK_EXPLAIN_H
#define CLI_CHECK_EXPLAIN_H

#include "base/option.h"
#include "cli/exit_status.h"

/* Is one of the two options given? Then nothing is checked. */
bool check_explain_is_asked(const CommandLine *line);

/* Prints what they ask for. EXIT_STATUS_USAGE, after it was said on stderr, when there is no such rule. */
ExitStatus check_explain(const CommandLine *line);

#endif
