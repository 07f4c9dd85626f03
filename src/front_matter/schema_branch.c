#include "front_matter/schema_branch.h"

#include "front_matter/schema_fault.h"

/* What a try of one schema gave. */
typedef struct Try {
    bool fits;
    SchemaFaultList faults;
} Try;

/* Marks are kept only where it fits. */
static bool try_schema(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                       SchemaMarks *marks, SchemaFaultList *faults)
{
    SchemaFaultList *outer = run->faults;
    SchemaMarks own = {NULL, 0};

    if (marks) {
        own = schema_marks_new(run, place->value);
    }
    run->faults = outer ? faults : NULL;

    bool fits = schema_apply(run, node, place, marks ? &own : NULL);

    run->faults = outer;
    if (fits) {
        schema_marks_add(marks, &own);
    }
    return fits;
}

/* Does it fail because of what kind of value it is, not because of what is in it? */
static bool is_other_form(const Try *tried, const SchemaPlace *place)
{
    for (size_t i = 0; i < tried->faults.count; i++) {
        const SchemaFault *fault = &tried->faults.items[i];

        if (fault->kind == SCHEMA_FAULT_TYPE && fault->value == place->value) {
            return true;
        }
    }
    return false;
}

static void copy_faults(SchemaRun *run, const SchemaFaultList *from)
{
    SchemaFaultList *list = run->faults;

    for (size_t i = 0; i < from->count && list->count < SCHEMA_FAULTS_MOST; i++) {
        list->items = arena_array_room(run->arena, list->items, list->count, &list->capacity,
                                       sizeof *list->items);
        list->items[list->count++] = from->items[i];
    }
}

static uint32_t types_wanted(const Try *tries, size_t count, const SchemaPlace *place)
{
    uint32_t types = 0;

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < tries[i].faults.count; j++) {
            const SchemaFault *fault = &tries[i].faults.items[j];

            types |= fault->value == place->value ? fault->types : 0;
        }
    }
    return types;
}

/* The form with the fewest faults, of those that have the right type. */
static const Try *find_nearest(const Try *tries, size_t count, const SchemaPlace *place,
                               size_t *candidates)
{
    const Try *nearest = NULL;

    *candidates = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_other_form(&tries[i], place)) {
            continue;
        }
        ++*candidates;
        if (!nearest || tries[i].faults.count < nearest->faults.count) {
            nearest = &tries[i];
        }
    }
    return nearest;
}

static void tell_of_none(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                         const Try *tries, size_t count)
{
    size_t candidates;
    const Try *nearest = find_nearest(tries, count, place, &candidates);

    if (!nearest) {
        schema_fault_add_type(run, node, place, types_wanted(tries, count, place));
    } else if (candidates == 1 && nearest->faults.count > 0) {
        copy_faults(run, &nearest->faults);
    } else {
        Slice shown = schema_fault_show(run, place->value);
        SchemaFault *fault =
            schema_fault_add(run, node, place, SCHEMA_FAULT_VALUE,
                             "is %.*s, which fits none of the %zu forms that the schema has",
                             SLICE_PRINT(shown), count);

        if (fault && nearest->faults.count > 0 && node->description.size == 0) {
            fault->help = arena_format(run->arena, "by one of them, %.*s",
                                       SLICE_PRINT(nearest->faults.items[0].message));
        }
    }
}

/* How many of the schemas fit; where `is_enough`, the rest is not tried once one does. */
static size_t try_all(SchemaRun *run, const SchemaNodeList *schemas, const SchemaPlace *place,
                      SchemaMarks *marks, Try *tries, bool is_enough)
{
    size_t count = 0;

    for (size_t i = 0; i < schemas->count && !run->gave_up && !(is_enough && count > 0); i++) {
        tries[i].fits = try_schema(run, schemas->items[i], place, marks, &tries[i].faults);
        count += tries[i].fits;
    }
    return count;
}

static bool apply_any(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                      SchemaMarks *marks)
{
    const SchemaNodeList *schemas = &node->any_of;

    if (schemas->count == 0 || !schema_run_take(run, schemas->count)) {
        return true;
    }

    Try *tries = arena_new_array(run->arena, Try, schemas->count);
    /* What is not tried cannot mark, and does not say which keys it knows. */
    bool is_enough = !marks && place->parent;

    if (try_all(run, schemas, place, marks, tries, is_enough) > 0) {
        return true;
    }
    if (run->faults && !run->gave_up) {
        tell_of_none(run, node, place, tries, schemas->count);
    }
    return false;
}

static bool apply_one(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                      SchemaMarks *marks)
{
    const SchemaNodeList *schemas = &node->one_of;

    if (schemas->count == 0 || !schema_run_take(run, schemas->count)) {
        return true;
    }

    Try *tries = arena_new_array(run->arena, Try, schemas->count);
    size_t count = try_all(run, schemas, place, marks, tries, false);

    if (count == 1 || run->gave_up) {
        return true;
    }
    if (count > 1) {
        schema_fault_add(run, node, place, SCHEMA_FAULT_VALUE,
                         "fits %zu of the %zu forms that the schema has, but may fit one only",
                         count, schemas->count);
    } else if (run->faults) {
        tell_of_none(run, node, place, tries, schemas->count);
    }
    return false;
}

static bool apply_not(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    SchemaFaultList *faults = run->faults;

    if (!node->not_node) {
        return true;
    }
    run->faults = NULL;

    bool fits = schema_apply(run, node->not_node, place, NULL);

    run->faults = faults;
    if (fits && faults && !run->gave_up) {
        Slice shown = schema_fault_show(run, place->value);

        schema_fault_add(run, node, place, SCHEMA_FAULT_VALUE, "is %.*s, which the schema forbids",
                         SLICE_PRINT(shown));
    }
    return !fits;
}

static bool apply_if(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                     SchemaMarks *marks)
{
    SchemaFaultList *faults = run->faults;

    if (!node->if_node) {
        return true;
    }
    run->faults = NULL;

    bool fits = try_schema(run, node->if_node, place, marks, NULL);

    run->faults = faults;

    const SchemaNode *next = fits ? node->then_node : node->else_node;

    return !next || schema_apply(run, next, place, marks);
}

bool schema_apply_branches(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                           SchemaMarks *marks)
{
    bool fits = apply_any(run, node, place, marks);

    fits &= apply_one(run, node, place, marks);
    fits &= apply_not(run, node, place);
    fits &= apply_if(run, node, place, marks);
    return fits;
}
