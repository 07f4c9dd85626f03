/*
 * comparison.h - what is not as it was where this branch began.
 *
 * The base of a comparison is the last commit that HEAD has in common with a revision. Held against it are the files as they are in the
 * working tree, staged or not, committed or not. Renames that git can see (committed or staged) are followed; others where the content
 * stayed the same.
 */
#ifndef HISTORY_COMPARISON_H
#define HISTORY_COMPARISON_H

#include "base/arena.h"
#include "base/slice.h"

typedef enum ComparedState {
    COMPARED_SAME,
    COMPARED_CHANGED, /* or only renamed; `before` says */
    COMPARED_NEW,
} ComparedState;

typedef struct ComparedFile {
    Slice path; /* below the project */
    ComparedState state;
    bool has_before; /* COMPARED_CHANGED, and its content could be read */
    Slice before;    /* what it was */
} ComparedFile;

typedef enum ComparisonState {
    COMPARISON_DONE,
    COMPARISON_NO_REPOSITORY,
    COMPARISON_UNKNOWN_BASE, /* no such revision; `suggestion` may be one */
    COMPARISON_NO_DEFAULT,   /* no base was named, and there is no branch that could be meant */
    COMPARISON_UNRELATED, /* the base and HEAD have no commit in common, as far as this clone knows */
    COMPARISON_TROUBLE,   /* git failed: `trouble` */
} ComparisonState;

typedef struct Comparison {
    Slice root; /* of the project: absolute, without symbolic links */
    Slice
        base; /* a revision; empty: the upstream branch, else that of origin, else main or master */
    ComparedFile *files;
    size_t file_count;
    Slice suggestion;
    Slice trouble; /* one line */
} Comparison;

/* Finds out the states of the files, whose paths the caller has set. Contents live in `arena`. */
ComparisonState comparison_make(Comparison *comparison, Arena *arena);

#endif
