/*
 * walker.h - where a walk is, and what it knows.
 *
 * Paths of steps begin at the base: .gitignore files above the project count, too.
 */
#ifndef PROJECT_WALKER_H
#define PROJECT_WALKER_H

#include "base/map.h"
#include "base/ignore_file.h"
#include "project/walk_list.h"

#include <sys/stat.h>

/* A place that the walk has still to look at: a folder, or a link or content path that may be anything. */
typedef struct Step {
    Slice path; /* from the base */
    const ContentRoot *content;
    size_t content_size;      /* bytes of the content's path from the base, with its '/' */
    const IgnoreFile *ignore; /* of the folders above it */
    size_t depth;
    bool hidden;
    bool linked; /* a link is on the way to it */
    bool named;  /* a content path */
} Step;

typedef struct StepList {
    Step *items;
    size_t count;
    size_t capacity;
} StepList;

typedef struct Walker {
    Arena *arena;
    Arena *scratch; /* for one step */
    const Settings *settings;
    Slice base;    /* absolute: the repository that holds the project, else the project */
    Slice root;    /* absolute: the project, without links */
    Slice project; /* the project's path from the base */
    WalkList found;
    StepList folders[2]; /* what is not hidden, and what is */
    StepList links[2];
    Map visited; /* folders */
} Walker;

/* Adds a step to be taken later; its path is copied. */
void walker_push(Walker *walker, StepList *list, const Step *step);

/* Where the step is on this machine, and in the project; in scratch. */
Slice walker_absolute(Walker *walker, const Step *step);
Slice walker_project_path(const Walker *walker, const Step *step);

/* Is it a document, by its path? Is all that is in the folder excluded? Is the folder (a project's path) the output? */
bool walker_includes(const Step *step);
bool walker_excludes_folder(const Step *step);
bool walker_is_output(const Walker *walker, Slice path);

/* Would git ignore it? What it ignores is counted. */
bool walker_ignores(Walker *walker, const Step *step, bool is_folder);

/*
 * The rules in force in a folder: those of its own .gitignore before `outer`. When it cannot be read, `outer` and an errno, ENOENT
 * included.
 */
const IgnoreFile *walker_read_ignore_file(Walker *walker, Slice folder, const IgnoreFile *outer,
                                          int *error);

/* Takes the step's file for a document, unless it is blank and such ones do not count. */
void walker_add_file(Walker *walker, const Step *step, const struct stat *status);

/* Nothing is told of what is hidden. */
void walker_add_problem(Walker *walker, const Step *step, WalkProblemKind kind, int error);

#endif
