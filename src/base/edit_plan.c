#include "base/edit_plan.h"

#include <stdlib.h>

/* What is taken of a byte; insertions take the place before it. */
enum {
    TAKEN_BYTE = 1,
    TAKEN_PLACE = 2, /* something is inserted */
    TAKEN_EDGE = 4,  /* a change begins or ends there, or goes over it: nothing can be inserted */
};

void edit_plan_init(EditPlan *plan, Arena *arena, Slice text)
{
    *plan = (EditPlan){.arena = arena, .text = text};
    plan->bytes = arena_take_zeroed(arena, text.size + 1);
}

static bool is_free(const EditPlan *plan, Span span)
{
    if (span.start == span.end) {
        return (plan->bytes[span.start] & (TAKEN_PLACE | TAKEN_EDGE)) == 0;
    }
    for (uint32_t i = span.start; i < span.end; i++) {
        if (plan->bytes[i] & (TAKEN_BYTE | TAKEN_PLACE)) {
            return false;
        }
    }
    return (plan->bytes[span.end] & TAKEN_PLACE) == 0;
}

static void take(EditPlan *plan, const Edit *edit)
{
    Span span = edit->span;

    plan->edits = arena_array_room(plan->arena, (void *)plan->edits, plan->count, &plan->capacity,
                                   sizeof *plan->edits);
    plan->edits[plan->count++] = edit;
    for (uint32_t i = span.start; i < span.end; i++) {
        plan->bytes[i] |= TAKEN_BYTE | TAKEN_EDGE;
    }
    plan->bytes[span.end] |= span.start < span.end ? TAKEN_EDGE : TAKEN_PLACE;
}

bool edit_plan_add(EditPlan *plan, const Diagnostic *diagnostic)
{
    bool changes = false;
    uint32_t end = 0;

    for (size_t i = 0; i < diagnostic->edit_count; i++) {
        const Edit *edit = &diagnostic->edits[i];
        Span span = edit->span;

        if (span.start < end || span.end < span.start || span.end > plan->text.size ||
            !is_free(plan, span)) {
            return false;
        }
        changes |= !slice_equals(slice_part(plan->text, span.start, span.end), edit->text);
        end = span.end;
    }
    for (size_t i = 0; i < diagnostic->edit_count && changes; i++) {
        take(plan, &diagnostic->edits[i]);
    }
    return changes;
}

/* Edits at one place are of one finding, whose array has them in order; what is inserted there comes first. */
static int compare_places(const void *left, const void *right)
{
    const Edit *a = *(const Edit *const *)left;
    const Edit *b = *(const Edit *const *)right;

    if (a->span.start != b->span.start) {
        return a->span.start < b->span.start ? -1 : 1;
    }
    return (a > b) - (a < b);
}

Slice edit_plan_apply(EditPlan *plan)
{
    Buffer out;
    size_t at = 0;

    if (plan->count > 0) {
        qsort((void *)plan->edits, plan->count, sizeof *plan->edits, compare_places);
    }
    buffer_init(&out, plan->arena);
    buffer_reserve(&out, plan->text.size + 1);
    for (size_t i = 0; i < plan->count; i++) {
        const Edit *edit = plan->edits[i];

        buffer_add(&out, slice_part(plan->text, at, edit->span.start));
        buffer_add(&out, edit->text);
        at = edit->span.end;
    }
    buffer_add(&out, slice_from(plan->text, at));
    return buffer_slice(&out);
}
