/*
 * build.h - THE PIPELINE: from a project's settings to units, to a site, to files.
 *
 *     build_init, build_walk, build_compile, build_link, and for a site: build_publish; then build_free
 *
 * The commands stop where they have what they need: check and records after build_link. Findings are collected on the way; what
 * they mean (severity by settings, exit status) is the command's.
 */
#ifndef BUILD_H
#define BUILD_H

#include "base/diagnostic.h"
#include "base/worker.h"
#include "changed_step.h"
#include "check/link_results.h"
#include "document/rule_run.h"
#include "document/settings.h"
#include "document/site.h"
#include "filter_step.h"
#include "front_matter/schema_set.h"
#include "highlight_step.h"
#include "document/unit.h"
#include "project/codeowners.h"
#include "project/walk.h"
#include "script/sandbox.h"
#include "timing.h"

typedef struct Build {
    Arena *arena;
    const Settings *settings;
    Date today;
    bool drafts;                     /* documents with draft: true are published, too */
    bool index;                      /* a search index is wanted */
    bool bodies;                     /* HTML is wanted */
    const LinkResults *link_results; /* what a link checker found; may be NULL */
    size_t worker_count;
    Timing *timing;                                             /* NULL: nobody asks */
    void (*progress)(void *context, size_t done, size_t count); /* may be NULL */
    void *progress_context;

    /* Which documents are compiled; NULL: all. Of the others only those are that links of these lead into. */
    bool (*is_wanted)(const void *context, Slice path);
    const void *wanted_context;

    Walk walk;
    WorkerResults **results; /* where the units' bytes are */
    size_t result_count;
    size_t result_capacity;
    Unit *file_units; /* one a file of the walk */
    Unit *units;      /* readable documents, by path */
    size_t unit_count;
    Site site;
    Codeowners codeowners;
    DiagnosticList findings;   /* after build_report: sorted, with the severities of the settings */
    DiagnosticList suppressed; /* after build_report: what documents themselves suppress */
    RuleRun rules;             /* what was judged */
    size_t written_count;
    size_t unchanged_count;
    size_t removed_count;
    size_t failed_count;
    const SchemaSet *schemas; /* the caller's to set after build_init; NULL: there are none */
    ProjectFilters filters;
    bool has_filters;
    HighlightStep highlight;
    ScriptError error; /* of the theme, or a filter */
    /* Only of those documents is git asked; NULL: of all. */
    bool (*is_asked_for)(void *context, Slice path);
    void *asked_context;
    Comparison comparison;
    bool has_comparison;
    Slice trouble; /* with git: one line */
} Build;

/* `settings` must outlive the build. */
void build_init(Build *build, Arena *arena, const Settings *settings, Date today);

/* Folders -> sources. */
void build_walk(Build *build);

/* Only these of the walk's sources are compiled: paths of files or folders, relative to the project. */
void build_select(Build *build, const Slice *paths, size_t count);

/* Compiles the filters that settings name. False with build->error when one is not there or does not compile. */
bool build_open_filters(Build *build);

/* Sources -> units, in workers. False with errno when no worker can be made; so does build_link. */
bool build_compile(Build *build);

/*
 * The same for some of the sources, by their numbers in the walk, whose text is another one now. Forgets what was found and linked:
 * build_link is to be called again.
 */
bool build_compile_again(Build *build, const size_t *files, size_t count);

/* Units -> site, and the findings that need all of it. Where not all is wanted, compiles what is needed, too. */
bool build_link(Build *build);

/*
 * Which of the walk's documents are not as they were at `base` (as in Comparison). The comparison is build->comparison, whatever came of
 * it; build_ask_history adds the findings that follow.
 */
ComparisonState build_compare(Build *build, Slice base);

/* What git says of documents and code, and the findings that follow. False with build->trouble when git could not say all. */
bool build_ask_history(Build *build);

typedef enum BuildState {
    BUILD_DONE,
    BUILD_FAILED,    /* the output, or a worker, cannot be made: errno */
    BUILD_BAD_THEME, /* build->error */
} BuildState;

/* Site -> files below `output` (a path as for open), in workers. */
BuildState build_publish(Build *build, Slice output);

/* Who answers for the document at `path`, after build_link: front matter says it, else CODEOWNERS. May be empty. */
Slice build_owner(const Build *build, Slice path);

/* Gives findings their owner and their severity, drops those that are off or suppressed, sorts. */
void build_report(Build *build);

void build_free(Build *build);

#endif
