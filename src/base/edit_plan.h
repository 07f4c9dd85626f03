/*
 * edit_plan.h - which changes of a file can be made at once, and what becomes of its text.
 *
 * Findings are told of one by one, and each is mended as if it were alone: two of them may want to change the same bytes. Of those the
 * first wins; the other must be looked for again in the new text, where it may be gone.
 */
#ifndef BASE_EDIT_PLAN_H
#define BASE_EDIT_PLAN_H

#include "base/diagnostic.h"

typedef struct EditPlan {
    Arena *arena;
    Slice text;
    unsigned char *
        bytes; /* of each byte of the text, and of the place at its end: what is taken (edit_plan.c) */
    const Edit **edits;
    size_t count;
    size_t capacity;
} EditPlan;

/* An empty plan for `text`, which must live as long as the plan. */
void edit_plan_init(EditPlan *plan, Arena *arena, Slice text);

/*
 * Plans all edits of a finding, which must live as long as the plan. False, with none of them planned, when one is beyond the text,
 * touches what is planned already (two edits with something in both of them may stand side by side), or when all of them together
 * change nothing.
 */
bool edit_plan_add(EditPlan *plan, const Diagnostic *diagnostic);

/* The text with all that is planned, in the plan's arena. */
Slice edit_plan_apply(EditPlan *plan);

#endif
