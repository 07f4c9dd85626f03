/*
 * step.h - the steps of a topic: what is to be done one after the other.
 */
#ifndef EXTRACT_STEP_H
#define EXTRACT_STEP_H

#include "extract/topic.h"

typedef struct Step {
    Slice name;
    int ordinal;      /* from 1 on */
    const char *form; /* what it is made of: "step/heading", "step/item", "step/line" */
    Span span;
    const Node *first; /* its text: up to `end` */
    const Node *end;
} Step;

typedef struct StepList {
    Step *items;
    size_t count;
    size_t capacity;
    bool are_named; /* headings "Step 1: name": no cue is needed to know that these are steps */
} StepList;

/*
 * The steps of a topic: child headings, or theirs, that are numbered or say "Step 1: name" (Phase, Stage, Task, Commit); else a list with
 * numbers of its own; else lines in bold. Less than two are none. Texts live in the tree and in `arena`.
 */
StepList steps_find(Arena *arena, const Topic *topic);

/* Are they child headings? */
bool steps_are_headings(const StepList *steps);

#endif
