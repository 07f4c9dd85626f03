#include "front_matter/schema.h"

#include "front_matter/schema_assertion.h"
#include "front_matter/schema_branch.h"
#include "front_matter/schema_cycle.h"
#include "front_matter/schema_fault.h"
#include "front_matter/schema_list.h"
#include "front_matter/schema_map.h"

/* A value of a map or list, with a schema of ten keywords, takes about ten: a second is far away. */
enum { STEPS_MOST = 1000 * 1000 };

/* `$dynamicRef`: the outermost resource that has the anchor (core, 8.2.3.2). */
static const SchemaNode *dynamic_target(const SchemaRun *run, const SchemaNode *node)
{
    const SchemaNode *target = node->dynamic_ref;

    if (node->dynamic_anchor.size == 0) {
        return target;
    }
    for (const SchemaScope *scope = run->scope; scope; scope = scope->outer) {
        const SchemaNode *found = map_find(&scope->resource->dynamic, node->dynamic_anchor);

        target = found ? found : target;
    }
    return target;
}

static bool apply_references(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                             SchemaMarks *marks)
{
    bool fits = !node->ref || schema_apply(run, node->ref, place, marks);

    if (node->dynamic_ref) {
        fits &= schema_apply(run, dynamic_target(run, node), place, marks);
    }
    return fits;
}

static bool apply_dependent_schemas(SchemaRun *run, const SchemaNode *node,
                                    const SchemaPlace *place, SchemaMarks *marks)
{
    const Map *dependent = node->dependent_schemas;
    bool fits = true;

    if (!dependent || place->value->kind != VALUE_MAP) {
        return true;
    }
    for (size_t i = 0; i < dependent->count && !run->gave_up; i++) {
        if (schema_run_find(run, place->value, dependent->entries[i].key)) {
            fits &= schema_apply(run, dependent->entries[i].value, place, marks);
        }
    }
    return fits;
}

static bool apply_unevaluated(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                              SchemaMarks *marks)
{
    bool fits = !node->unevaluated_items || schema_apply_unevaluated_items(run, node, place, marks);

    if (node->unevaluated_properties) {
        fits &= schema_apply_unevaluated_properties(run, node, place, marks);
    }
    return fits;
}

static bool apply_keywords(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                           SchemaMarks *marks)
{
    bool fits = apply_references(run, node, place, marks);

    for (size_t i = 0; i < node->all_of.count && !run->gave_up; i++) {
        fits &= schema_apply(run, node->all_of.items[i], place, marks);
    }
    fits &= schema_assert_type(run, node, place);
    fits &= schema_assert_choice(run, node, place);
    fits &= schema_assert_number(run, node, place);
    fits &= schema_assert_string(run, node, place);
    fits &= schema_apply_list(run, node, place, marks);
    fits &= schema_apply_map(run, node, place, marks);
    fits &= schema_apply_branches(run, node, place, marks);
    fits &= apply_dependent_schemas(run, node, place, marks);
    return fits;
}

/* What others marked does not count for the node's own unevaluated…: it has marks of its own. */
static bool apply_marked(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                         SchemaMarks *marks)
{
    if (!node->unevaluated_items && !node->unevaluated_properties) {
        return apply_keywords(run, node, place, marks);
    }

    SchemaMarks own = schema_marks_new(run, place->value);
    bool fits = apply_keywords(run, node, place, &own);

    fits &= apply_unevaluated(run, node, place, &own);
    schema_marks_add(marks, &own);
    return fits;
}

static bool apply_false(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    schema_fault_add(run, node, place, SCHEMA_FAULT_VALUE, "must not be here");
    return false;
}

bool schema_apply(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                  SchemaMarks *marks)
{
    SchemaScope scope = {run->scope, node->resource};

    if (run->gave_up || !schema_run_take(run, 2)) {
        return true;
    }
    if (node->value->kind == VALUE_BOOLEAN) {
        return !node->is_false || apply_false(run, node, place);
    }
    if (run->depth == SCHEMA_DEPTH_LIMIT) {
        schema_run_give_up(run, "schemas that refer to each other without end");
        return true;
    }
    run->depth++;
    if (!scope.outer || scope.outer->resource != node->resource) {
        run->scope = &scope;
    }

    bool fits = apply_marked(run, node, place, marks);

    run->scope = scope.outer;
    run->depth--;
    return fits;
}

static void take_names(SchemaVerdict *verdict, SchemaRun *run)
{
    verdict->names = arena_new_array(run->arena, Slice, run->names.count);
    for (size_t i = 0; i < run->names.count; i++) {
        verdict->names[verdict->name_count++] = run->names.entries[i].key;
    }
}

/* When steps or depth run out, what was found before is as unsure as the rest. */
static void tell_of_cost(SchemaRun *run, SchemaFaultList *faults)
{
    faults->items = arena_new(run->arena, SchemaFault);
    faults->count = 1;
    *faults->items = (SchemaFault){
        .kind = SCHEMA_FAULT_COST,
        .value = run->top,
        .span = {run->top->span.start, run->top->span.start},
        .is_at_top = true,
        .message = arena_format(run->arena, "cannot be judged by its schema: it would take %s",
                                run->gave_up_at),
    };
}

void schema_validate(SchemaVerdict *verdict, Arena *arena, const Schema *schema, const Value *value)
{
    SchemaFaultList faults = {NULL, 0, 0};
    SchemaRun run = {
        .arena = arena,
        .schema = schema,
        .top = value,
        .steps = STEPS_MOST,
        .faults = &faults,
        .searches = arena_new_array(arena, PatternSearch *, schema->pattern_count),
        .known = value->kind == VALUE_MAP ? arena_new_array(arena, bool, value->count) : NULL,
    };
    SchemaPlace top = {.value = value, .span = value->span};

    map_init(&run.names, arena);

    bool fits = schema_apply(&run, schema->root, &top, NULL);

    if (run.gave_up) {
        tell_of_cost(&run, &faults);
        fits = false;
    }
    *verdict = (SchemaVerdict){.is_valid = fits,
                               .faults = faults.items,
                               .count = faults.count,
                               .known = run.known,
                               .is_described = run.is_described};
    take_names(verdict, &run);
}
