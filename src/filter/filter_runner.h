/*
 * filter_runner.h - runs filters over documents.
 *
 * A filter is a Lua file that returns a filter, or a list of filters, or nothing: then its global functions are the filter
 * (element_walk.h). A runner has one Lua state for all documents, and each filter is compiled once. But every run begins as if it were
 * the first: what a filter leaves in globals, in library tables or in modules that it loaded is gone with the document
 * (isolation.h), if need be with the state itself. So the order of documents does not matter, nor which worker has which.
 *
 * A filter that fails changes nothing: the document goes on as it was before, and what it reported and recorded is forgotten.
 */
#ifndef FILTER_FILTER_RUNNER_H
#define FILTER_FILTER_RUNNER_H

#include "filter/filter_library.h"

/* A filter file, compiled. */
typedef struct Filter {
    Slice path; /* as messages call it, and PANDOC_SCRIPT_FILE */
    Slice source;
    ScriptFiles beside; /* its folder */
    bool has_folder;    /* false: one inside the program may have none */
    int function;       /* in Lua's registry */
} Filter;

/* What filters are run on, and what they are told of it. All functions get `context`. */
typedef struct FilterDocument {
    Arena *arena;
    Slice format; /* FORMAT: "html" */
    const FilterSubject *subject;
    /*
     * The document as a VIEW_PANDOC that nobody else holds, made when the first filter asks for something that may be in it, and then
     * once more for each filter that failed.
     */
    ViewNode *(*view)(void *context);
    /* Makes the inlines of a node of the view that is VIEW_LAZY; NULL when there are none. */
    void (*expand)(void *context, ViewNode *node);
    /* A filter failed. `at` is what its function was called with, or NULL. */
    void (*fail)(void *context, const Filter *filter, const ScriptError *error, const ViewNode *at);
    void *context;
} FilterDocument;

typedef struct FilterRunner {
    Sandbox sandbox;
    FilterLibrary library;
    Arena *arena; /* as long as the runner */
    Filter **filters;
    size_t filter_count;
    size_t filter_capacity;
    /* of the run that is going on */
    const FilterDocument *document;
    const Filter *filter;
    ViewNode *root;
    bool is_changed;
} FilterRunner;

/*
 * `today` is what os.date knows. `files` is what scripts may read; it may be NULL when options->is_trusted. `memory_most` is for what
 * filters make of one document in its arena, bytes; 0 is no limit. `runner` must not move. False with runner->sandbox.error; then there
 * is nothing to close.
 */
bool filter_runner_open(FilterRunner *runner, const SandboxOptions *options, ScriptFiles *files,
                        Date today, size_t memory_most, Arena *arena);
void filter_runner_close(FilterRunner *runner);

/* Compiles a filter, which must not move; `folder` is where what it requires is. False with runner->sandbox.error. */
bool filter_runner_add(FilterRunner *runner, Filter *filter, Slice path, Slice folder,
                       Slice source);

/*
 * Runs filters one after the other. Returns the document as they left it, a tree of its own; NULL when they changed nothing.
 */
ViewNode *filter_runner_run(FilterRunner *runner, const Filter *const *filters, size_t count,
                            const FilterDocument *document);

#endif
