/*
 * walk_list.h - what a walk has found so far.
 *
 * Files come in any order, some by several ways: by two content roots, by a link and without one. walk_list_finish decides
 * which of them count.
 */
#ifndef PROJECT_WALK_LIST_H
#define PROJECT_WALK_LIST_H

#include "project/walk.h"

/* What tells two files apart, whatever their names. */
typedef struct FileIdentity {
    uint64_t device;
    uint64_t number;
} FileIdentity;

typedef struct FoundFile {
    SourceFile file;
    FileIdentity identity;
    size_t content_index; /* of its content root */
    bool hidden;          /* only counted */
    bool linked;          /* a link is on the way to it */
} FoundFile;

typedef struct WalkList {
    Arena *arena;
    FoundFile *files;
    size_t count;
    size_t capacity;
    WalkProblem *problems;
    size_t problem_count;
    size_t problem_capacity;
    size_t ignored_count;
} WalkList;

void walk_list_init(WalkList *list, Arena *arena);

/* The path must live as long as the list. */
void walk_list_add(WalkList *list, const FoundFile *found);

/* `path` is copied, and made fit to be shown. */
void walk_list_add_problem(WalkList *list, WalkProblemKind kind, Slice path, int error);

/* Sorts, keeps each path once, and of each file that links lead to one path: its own, else the first. */
void walk_list_finish(WalkList *list, Walk *walk);

#endif
