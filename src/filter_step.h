/*
 * filter_step.h - the step of the compiler that runs a project's filters.
 *
 * Filters see pandoc's tree of the document, with its front matter as metadata. What they return takes the place of the tree, and of the
 * front matter: records, links and the page are made from that. The checks of the source have been done.
 */
#ifndef FILTER_STEP_H
#define FILTER_STEP_H

#include "document/document.h"
#include "filter/filter_set.h"

typedef struct ProjectFilters {
    FilterSet set;
    const Settings *settings;
} ProjectFilters;

/* False with `*error`: a filter is not there, or does not compile. Then there is nothing to close. `filters` must not move. */
bool project_filters_open(ProjectFilters *filters, Arena *arena, const Settings *settings,
                          Date today, ScriptError *error);
void project_filters_close(ProjectFilters *filters);

/* "a.lua, b.lua": those that are for a document, which needs a path and an arena only. */
Slice filter_step_names(const ProjectFilters *filters, const Document *document);

/* Runs them on a document that was parsed and checked. */
void filter_step(ProjectFilters *filters, Document *document);

#endif
