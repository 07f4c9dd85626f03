/*
 * check_baseline.h - `memoc check --baseline`: which file, what is known, and how it is brought up to date.
 */
#ifndef CLI_CHECK_BASELINE_H
#define CLI_CHECK_BASELINE_H

#include "check/baseline.h"
#include "cli/project.h"

typedef struct CheckBaseline {
    Slice file; /* as for open; empty: there is none */
    bool is_new;
    Baseline baseline;
} CheckBaseline;

/* Reads the baseline that the command line or memoc.yaml names. EXIT_STATUS_CLEAN, or how the command ends. */
ExitStatus check_baseline_open(const CommandLine *line, const Project *project,
                               CheckBaseline *known);

/*
 * Moves what is known from the findings, which are those of the documents asked for, to project->known, and with --update-baseline
 * writes the file. Says on stderr what became of it.
 */
ExitStatus check_baseline_apply(const CommandLine *line, Project *project, CheckBaseline *known);

#endif
