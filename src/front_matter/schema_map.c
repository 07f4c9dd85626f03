#include "front_matter/schema_map.h"

#include "base/edit_distance.h"
#include "front_matter/schema_assertion.h"
#include "front_matter/schema_fault.h"

/* ---- keys that are not there ---- */

/* Where its first key stands: a map as a whole is too much to point at. */
static Span beginning_of(const SchemaPlace *place)
{
    const Value *map = place->value;

    return place->parent && map->count > 0 ? map->pairs[0].key_span
                                           : (Span){map->span.start, map->span.start};
}

static void tell_of_missing(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                            Slice name)
{
    SchemaFault *fault = schema_fault_add(run, node, place, SCHEMA_FAULT_REQUIRED,
                                          "has no \"%.*s\"", SLICE_PRINT(name));

    if (fault) {
        fault->name = name;
        fault->span = beginning_of(place);
        fault->help = arena_format(run->arena, "add %.*s: to it", SLICE_PRINT(name));
    }
}

static bool assert_required(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    bool fits = true;

    for (size_t i = 0; i < node->required.count && !run->gave_up; i++) {
        if (!schema_run_find(run, place->value, node->required.items[i])) {
            tell_of_missing(run, node, place, node->required.items[i]);
            fits = false;
        }
    }
    return fits;
}

static bool assert_needed(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                          const ValuePair *pair, const SliceList *names)
{
    bool fits = true;

    for (size_t i = 0; i < names->count && !run->gave_up; i++) {
        if (schema_run_find(run, place->value, names->items[i])) {
            continue;
        }
        fits = false;

        SchemaFault *fault = schema_fault_add(run, node, place, SCHEMA_FAULT_VALUE,
                                              "has \"%.*s\", and then needs \"%.*s\", too",
                                              SLICE_PRINT(pair->key), SLICE_PRINT(names->items[i]));

        if (fault) {
            fault->span = pair->key_span;
        }
    }
    return fits;
}

static bool assert_dependent(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    const Map *dependent = node->dependent_required;
    bool fits = true;

    for (size_t i = 0; dependent && i < dependent->count && !run->gave_up; i++) {
        const ValuePair *pair = schema_run_find(run, place->value, dependent->entries[i].key);

        if (pair) {
            fits &= assert_needed(run, node, place, pair, dependent->entries[i].value);
        }
    }
    return fits;
}

/* ---- keys that are there ---- */

static Slice nearest_key(SchemaRun *run, const SchemaNode *node, Slice key)
{
    size_t count = node->properties ? node->properties->count : 0;
    Slice *names = arena_new_array(run->arena, Slice, count);

    if (!schema_run_take(run, count)) {
        return (Slice){NULL, 0};
    }
    for (size_t i = 0; i < count; i++) {
        names[i] = node->properties->entries[i].key;
    }
    return edit_distance_nearest(key, names, count);
}

static Slice list_keys(SchemaRun *run, const SchemaNode *node)
{
    enum { SHOWN_MOST = 20 };
    size_t count = node->properties ? node->properties->count : 0;
    Buffer out;

    if (count == 0 || count > SHOWN_MOST) {
        return SLICE("");
    }
    buffer_init(&out, run->arena);
    buffer_add_string(&out, "keys here are: ");
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(&out, i > 0 ? ", " : "");
        buffer_add(&out, node->properties->entries[i].key);
    }
    return buffer_slice(&out);
}

/* A key that `false` forbids. */
static bool tell_of_key(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                        const ValuePair *pair)
{
    if (!run->faults) {
        return false;
    }

    SchemaPlace key = {
        .parent = place, .value = pair->value, .key = pair->key, .span = pair->key_span};
    SchemaFault *fault =
        schema_fault_add(run, node, &key, SCHEMA_FAULT_KEY, "is no key that the schema allows");

    if (fault) {
        Slice nearest = nearest_key(run, node, pair->key);

        fault->is_at_top = place->parent == NULL;
        fault->name = pair->key;
        fault->help = nearest.size > 0
                          ? arena_format(run->arena, "did you mean \"%.*s\"?", SLICE_PRINT(nearest))
                          : list_keys(run, node);
    }
    return false;
}

/* Additional and unevaluated ones. */
static bool apply_other(SchemaRun *run, const SchemaNode *node, const SchemaNode *schema,
                        const SchemaPlace *place, size_t index)
{
    SchemaPlace member = schema_place_member(place, index);

    return schema->is_false ? tell_of_key(run, node, place, &place->value->pairs[index])
                            : schema_apply(run, schema, &member, NULL);
}

static void note_known(SchemaRun *run, const SchemaPlace *place, size_t index)
{
    if (!place->parent && run->known) {
        run->known[index] = true;
    }
}

static bool apply_member(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                         size_t index, SchemaMarks *marks)
{
    SchemaPlace member = schema_place_member(place, index);
    const SchemaNode *own = node->properties ? map_find(node->properties, member.key) : NULL;
    bool is_known = own != NULL;
    bool fits = !own || schema_apply(run, own, &member, NULL);

    for (size_t i = 0; i < node->pattern_properties.count && !run->gave_up; i++) {
        const SchemaPattern *pattern = &node->pattern_properties.items[i];

        if (schema_run_matches(run, pattern, member.key)) {
            fits &= schema_apply(run, pattern->node, &member, NULL);
            is_known = true;
        }
    }
    if (is_known) {
        note_known(run, place, index);
    }
    if (!is_known && node->additional_properties && !run->gave_up) {
        fits &= apply_other(run, node, node->additional_properties, place, index);
    }
    if (is_known || node->additional_properties) {
        schema_marks_set(marks, index);
    }
    return fits;
}

static bool apply_members(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                          SchemaMarks *marks)
{
    bool fits = true;

    if (!node->properties && node->pattern_properties.count == 0 && !node->additional_properties) {
        return true;
    }
    for (size_t i = 0; i < place->value->count && schema_run_take(run, 1); i++) {
        fits &= apply_member(run, node, place, i, marks);
    }
    return fits;
}

static bool apply_names(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    bool fits = true;

    for (size_t i = 0; node->property_names && i < place->value->count && !run->gave_up; i++) {
        const ValuePair *pair = &place->value->pairs[i];
        Value *name = arena_new(run->arena, Value);
        SchemaPlace key = {.parent = place,
                           .value = name,
                           .key = pair->key,
                           .is_key = true,
                           .span = pair->key_span};

        *name = (Value){.kind = VALUE_STRING, .text = pair->key, .span = pair->key_span};
        fits &= schema_apply(run, node->property_names, &key, NULL);
    }
    return fits;
}

/* Names that a schema asks for or describes, for "did you mean". */
static void note_names(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    if (place->parent || !run->known) {
        return;
    }
    run->is_described |= node->properties || node->pattern_properties.count > 0;
    for (size_t i = 0; node->properties && i < node->properties->count; i++) {
        map_get(&run->names, node->properties->entries[i].key);
    }
    for (size_t i = 0; i < node->required.count; i++) {
        map_get(&run->names, node->required.items[i]);
    }
}

bool schema_apply_map(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                      SchemaMarks *marks)
{
    if (place->value->kind != VALUE_MAP) {
        return true;
    }
    note_names(run, node, place);

    bool fits =
        schema_assert_count(run, node, place, &node->property_count, place->value->count, "key");

    fits &= assert_required(run, node, place);
    fits &= assert_dependent(run, node, place);
    fits &= apply_members(run, node, place, marks);
    fits &= apply_names(run, node, place);
    return fits;
}

bool schema_apply_unevaluated_properties(SchemaRun *run, const SchemaNode *node,
                                         const SchemaPlace *place, SchemaMarks *marks)
{
    bool fits = true;

    for (size_t i = 0; place->value->kind == VALUE_MAP && i < place->value->count; i++) {
        if (run->gave_up || schema_marks_has(marks, i)) {
            continue;
        }
        fits &= apply_other(run, node, node->unevaluated_properties, place, i);
        schema_marks_set(marks, i);
    }
    return fits;
}
