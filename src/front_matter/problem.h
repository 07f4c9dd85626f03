/*
 * problem.h - what is wrong with a document's front matter, as data.
 *
 * The stage that finds a problem does not judge it: rules, severities and findings are the check
 * stage's. Texts live in the list's arena, or are static.
 */
#ifndef FRONT_MATTER_PROBLEM_H
#define FRONT_MATTER_PROBLEM_H

#include "base/arena.h"
#include "base/source.h"

typedef enum FrontMatterProblemKind {
    FRONT_MATTER_TOML,
    FRONT_MATTER_UNTERMINATED,
    FRONT_MATTER_YAML, /* syntax, and the limits of depth, size and aliases */
    FRONT_MATTER_NOT_MAPPING,
    FRONT_MATTER_DUPLICATE_KEY,
    FRONT_MATTER_SECOND_BLOCK,
} FrontMatterProblemKind;

typedef struct FrontMatterProblem {
    FrontMatterProblemKind kind;
    Span span;     /* in the file */
    Slice message; /* lower case, no full stop */
    Slice help;    /* how to put it right; may be empty */
} FrontMatterProblem;

typedef struct FrontMatterProblemList {
    Arena *arena;
    FrontMatterProblem *items; /* in the order found, which is that of the file */
    size_t count;
    size_t capacity;
} FrontMatterProblemList;

void front_matter_problem_list_init(FrontMatterProblemList *list, Arena *arena);

/* Adds a problem. `help` is borrowed: static, or in the list's arena; NULL for none. */
void front_matter_problem_add(FrontMatterProblemList *list, FrontMatterProblemKind kind, Span span,
                              const char *help, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
