/*
 * convert_filter.h - filters of the command line, run on the document that is converted.
 */
#ifndef CLI_CONVERT_FILTER_H
#define CLI_CONVERT_FILTER_H

#include "base/diagnostic.h"
#include "cli/command.h"
#include "document/value.h"
#include "document/view.h"

typedef struct ConvertFilter {
    const CommandLine *line;
    Arena *arena;
    Slice format; /* FORMAT */
    Source *source;
    const Value *front_matter;    /* may be NULL */
    View *(*view)(void *context); /* the document; see FilterDocument */
    void *context;
    DiagnosticList *findings;
    /* the result */
    View *result; /* NULL: nothing was changed */
} ConvertFilter;

/* Runs what --lua-filter names. An exit status other than EXIT_STATUS_CLEAN, after saying why, when one cannot be run at all. */
int convert_filter_run(ConvertFilter *job);

#endif
