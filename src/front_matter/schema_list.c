#include "front_matter/schema_list.h"

#include "front_matter/schema_assertion.h"
#include "front_matter/schema_equal.h"
#include "front_matter/schema_fault.h"

static bool apply_items(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                        SchemaMarks *marks)
{
    const SchemaNodeList *first = &node->prefix_items;
    size_t count = node->items ? place->value->count : first->count;
    bool fits = true;

    for (size_t i = 0; i < count && i < place->value->count && !run->gave_up; i++) {
        SchemaPlace item = schema_place_item(place, i);
        const SchemaNode *schema = i < first->count ? first->items[i] : node->items;

        fits &= schema_apply(run, schema, &item, NULL);
        schema_marks_set(marks, i);
    }
    return fits;
}

/* How many items fit; those are marked. */
static uint64_t count_contained(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                                SchemaMarks *marks)
{
    SchemaFaultList *faults = run->faults;
    uint64_t count = 0;

    run->faults = NULL;
    for (size_t i = 0; i < place->value->count && !run->gave_up; i++) {
        SchemaPlace item = schema_place_item(place, i);

        if (schema_apply(run, node->contains, &item, NULL)) {
            schema_marks_set(marks, i);
            count++;
        }
    }
    run->faults = faults;
    return count;
}

static bool apply_contains(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                           SchemaMarks *marks)
{
    if (!node->contains) {
        return true;
    }

    uint64_t count = count_contained(run, node, place, marks);
    const SchemaBounds *bounds = &node->contains_count;
    bool is_few = count < bounds->least;

    if (!is_few && count <= bounds->most) {
        return true;
    }
    if (run->faults && !run->gave_up) {
        Slice text = schema_count_text(run, count, "item");

        schema_fault_add(run, node, place, SCHEMA_FAULT_VALUE,
                         "has %.*s of the kind that is wanted, %s than %llu", SLICE_PRINT(text),
                         is_few ? "fewer" : "more",
                         (unsigned long long)(is_few ? bounds->least : bounds->most));
    }
    return false;
}

static bool assert_unique(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    size_t first = 0;

    if (!node->unique_items || place->value->count < 2 ||
        !schema_run_take(run, place->value->count)) {
        return true;
    }

    const Value *repeated = schema_find_repeated(run->arena, place->value, &first, &run->steps);

    if (!repeated) {
        return true;
    }
    if (run->faults) {
        Slice shown = schema_fault_show(run, repeated);
        SchemaFault *fault = schema_fault_add(run, node, place, SCHEMA_FAULT_VALUE,
                                              "has %.*s twice", SLICE_PRINT(shown));

        if (fault) {
            fault->span = repeated->span;
        }
    }
    return false;
}

bool schema_apply_list(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                       SchemaMarks *marks)
{
    if (place->value->kind != VALUE_LIST) {
        return true;
    }

    bool fits =
        schema_assert_count(run, node, place, &node->item_count, place->value->count, "item");

    fits &= assert_unique(run, node, place);
    fits &= apply_items(run, node, place, marks);
    fits &= apply_contains(run, node, place, marks);
    return fits;
}

bool schema_apply_unevaluated_items(SchemaRun *run, const SchemaNode *node,
                                    const SchemaPlace *place, SchemaMarks *marks)
{
    bool fits = true;

    for (size_t i = 0; place->value->kind == VALUE_LIST && i < place->value->count; i++) {
        SchemaPlace item = schema_place_item(place, i);

        if (run->gave_up || schema_marks_has(marks, i)) {
            continue;
        }
        fits &= schema_apply(run, node->unevaluated_items, &item, NULL);
        schema_marks_set(marks, i);
    }
    return fits;
}
