/*
 * filter_set.h - the filters of a project or a command line, read and compiled.
 *
 * Opened once, before workers are forked: each inherits the compiled filters.
 */
#ifndef FILTER_FILTER_SET_H
#define FILTER_FILTER_SET_H

#include "filter/filter_runner.h"

typedef struct FilterSetOptions {
    Slice root; /* the folder of the project: paths are relative to it, and scripts read below it */
    bool is_confined; /* a path below the root must not be a symbolic link that leads out of it */
    bool is_trusted;
    Date today; /* for os.date */
    const Slice *
        paths; /* of filters; one that is no file may be one inside the program: "filters/callouts.lua" */
    size_t count;
} FilterSetOptions;

typedef struct FilterSet {
    FilterRunner runner;
    ScriptFiles files; /* what filters have read */
    Filter *filters;   /* in the order of the paths */
    size_t count;
} FilterSet;

/*
 * False with `*error` when a filter is not there or does not compile; then there is nothing to close. `set` must not move.
 */
bool filter_set_open(FilterSet *set, const FilterSetOptions *options, Arena *arena,
                     ScriptError *error);
void filter_set_close(FilterSet *set);

/*
 * Adds the finding "filter.lua:12: what is wrong", at the node that the filter worked on, or for the whole document when that has no
 * place in it.
 */
void filter_report_error(DiagnosticList *findings, Source *source, const Filter *filter,
                         const ScriptError *error, const ViewNode *at);

/*
 * A VIEW_PANDOC of the parts of a view. With `keeps`, the view is not changed by what becomes of it, which costs a copy; else it is given
 * away.
 */
ViewNode *filter_view_of(Arena *arena, const View *view, bool keeps);

/* The other way round. */
View *filter_view_from(Arena *arena, const ViewNode *pandoc);

#endif
