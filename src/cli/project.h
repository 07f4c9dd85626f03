/*
 * project.h - the project that a command works on.
 */
#ifndef CLI_PROJECT_H
#define CLI_PROJECT_H

#include "base/map.h"
#include "base/option.h"
#include "build.h"
#include "check/baseline.h"
#include "cli/exit_status.h"

#include <stdio.h>

typedef struct Project Project;

struct Project {
    Settings settings;
    SchemaSet schemas;
    Build build;
    Slice *paths; /* operands, relative to the project's root; none: all of it */
    size_t path_count;
    const Map *changed;         /* paths of documents; NULL: all of them */
    const OptionValues *owners; /* whose documents are asked for; NULL or none: everybody's */
    DiagnosticList known;       /* findings in the baseline, sorted */
    bool has_baseline;          /* with one: */
    const Fingerprint *known_fingerprints;
    const Fingerprint *new_fingerprints; /* of the build's findings */
    const BaselineEntry *gone;           /* whose findings were looked for, and not found */
    size_t gone_count;
    Slice input_path; /* with has_input: the document that standard input is in the place of … */
    Slice input;      /* … and its bytes */
    bool has_input;
    /* What a command does between the walk and compiling; NULL: nothing. */
    ExitStatus (*prepare)(const CommandLine *line, Project *project);
};

/*
 * Finds and reads the configuration, looking upwards from `folder` ("" is the working folder), and says on stderr what is wrong
 * with it. EXIT_STATUS_CLEAN, or how the command ends.
 */
ExitStatus project_open(const CommandLine *line, Slice folder, Project *project);

/* The folder that the configuration stands in, absolute; without one the working folder. False with errno. */
bool project_find_root(const CommandLine *line, Slice *root);

/* Takes the command's operands as paths of the project. */
ExitStatus project_take_paths(const CommandLine *line, Project *project);

/* Is a document among the operands, and the changed ones, and is one of the owners asked for its own? */
bool project_has_path(const Project *project, Slice path);

/* Walk, compile, link: what every command needs. Says how many documents were left out. */
ExitStatus project_compile(const CommandLine *line, Project *project);

/* Says what is wrong with a filter or a template; EXIT_STATUS_USAGE. */
ExitStatus project_say_script_error(const CommandLine *line, const ScriptError *error);

/* "3 errors, 1 warning"; "" when there are none. */
Slice project_describe_findings(Arena *arena, const DiagnosticList *findings);

/* For people. */
void project_write_findings(Buffer *out, const DiagnosticList *findings, bool color);

#endif
