#include "front_matter/schema_assertion.h"

#include "base/edit_distance.h"
#include "base/utf8.h"
#include "front_matter/schema_equal.h"
#include "front_matter/schema_fault.h"

static uint32_t types_of(SchemaRun *run, const Value *value)
{
    switch (value->kind) {
    case VALUE_NULL:
        return SCHEMA_TYPE_NULL;
    case VALUE_BOOLEAN:
        return SCHEMA_TYPE_BOOLEAN;
    case VALUE_INTEGER:
        return SCHEMA_TYPE_INTEGER | SCHEMA_TYPE_NUMBER;
    case VALUE_FLOAT: {
        schema_run_take(run, value->text.size / 16);

        SchemaNumber number = schema_number_read(run->arena, value);

        return SCHEMA_TYPE_NUMBER | (schema_number_is_integer(&number) ? SCHEMA_TYPE_INTEGER : 0);
    }
    case VALUE_STRING:
        return SCHEMA_TYPE_STRING;
    case VALUE_LIST:
        return SCHEMA_TYPE_ARRAY;
    case VALUE_MAP:
        break;
    }
    return SCHEMA_TYPE_OBJECT;
}

bool schema_assert_type(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    if (node->types == SCHEMA_TYPE_ALL || (types_of(run, place->value) & node->types)) {
        return true;
    }
    schema_fault_add_type(run, node, place, node->types);
    return false;
}

/* ---- enum, const ---- */

static Slice list_choices(SchemaRun *run, const Value *choices)
{
    enum { SHOWN_MOST = 12 };
    Buffer out;

    buffer_init(&out, run->arena);
    for (size_t i = 0; i < choices->count && i < SHOWN_MOST; i++) {
        const Value *item = choices->items[i];

        buffer_add_string(&out, i > 0 ? ", " : "");
        buffer_add(&out, item->kind == VALUE_STRING ? item->text : schema_fault_show(run, item));
    }
    buffer_add_string(&out, choices->count > SHOWN_MOST ? ", …" : "");
    return buffer_slice(&out);
}

/* The choice that is this text but for its case; empty when there is none, or several. */
static Slice find_folded(const Value *choices, Slice text)
{
    Slice found = {NULL, 0};

    for (size_t i = 0; i < choices->count; i++) {
        const Value *item = choices->items[i];

        if (item->kind == VALUE_STRING && slice_equals_fold(item->text, text)) {
            if (found.size > 0) {
                return (Slice){NULL, 0};
            }
            found = item->text;
        }
    }
    return found;
}

static Slice find_alias(const SchemaNode *node, Slice text)
{
    for (size_t i = 0; node->aliases && i < node->aliases->count; i++) {
        if (slice_equals_fold(node->aliases->pairs[i].key, text)) {
            return node->aliases->pairs[i].value->text;
        }
    }
    return (Slice){NULL, 0};
}

static Slice find_nearest(SchemaRun *run, const Value *choices, Slice text)
{
    Slice *names = arena_new_array(run->arena, Slice, choices->count);
    size_t count = 0;

    for (size_t i = 0; i < choices->count; i++) {
        if (choices->items[i]->kind == VALUE_STRING) {
            names[count++] = choices->items[i]->text;
        }
    }
    return edit_distance_nearest(text, names, count);
}

static void tell_of_choice(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    const Value *value = place->value;
    Slice shown = schema_fault_show(run, value);
    Slice choices = list_choices(run, node->enumeration);
    bool is_single = node->enumeration->count == 1;
    SchemaFault *fault =
        schema_fault_add(run, node, place, SCHEMA_FAULT_VALUE,
                         is_single ? "is %.*s, not %.*s" : "is %.*s, not one of %.*s",
                         SLICE_PRINT(shown), SLICE_PRINT(choices));

    if (!fault) {
        return;
    }
    fault->choices = node->enumeration;
    if (value->kind != VALUE_STRING || !schema_run_take(run, node->enumeration->count)) {
        return;
    }

    Slice alias = find_alias(node, value->text);

    fault->right = alias.size > 0 ? alias : find_folded(node->enumeration, value->text);

    Slice nearest =
        fault->right.size > 0 ? fault->right : find_nearest(run, node->enumeration, value->text);

    if (nearest.size > 0) {
        fault->help = arena_format(run->arena, "did you mean \"%.*s\"?", SLICE_PRINT(nearest));
    }
}

static bool assert_enumeration(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    for (size_t i = 0; i < node->enumeration->count; i++) {
        if (schema_equals(run->arena, node->enumeration->items[i], place->value, &run->steps)) {
            return true;
        }
    }
    if (run->faults) {
        tell_of_choice(run, node, place);
    }
    return false;
}

static bool assert_constant(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    if (schema_equals(run->arena, node->constant, place->value, &run->steps)) {
        return true;
    }
    if (run->faults) {
        Slice shown = schema_fault_show(run, place->value);
        Slice wanted = schema_fault_show(run, node->constant);

        schema_fault_add(run, node, place, SCHEMA_FAULT_VALUE, "is %.*s, not %.*s",
                         SLICE_PRINT(shown), SLICE_PRINT(wanted));
    }
    return false;
}

bool schema_assert_choice(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    bool fits = !node->enumeration || assert_enumeration(run, node, place);

    fits &= !node->constant || assert_constant(run, node, place);
    /* Comparing ends without steps. */
    return schema_run_take(run, 1) && fits;
}

/* ---- numbers ---- */

static Slice show_number(const SchemaNode *node, const char *keyword)
{
    return value_text(value_find(node->value, keyword));
}

/* A bound that the number does not keep, when the comparison's sign is `sign`, or 0 and it is exclusive. */
static bool assert_bound(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                         const SchemaNumber *number, const SchemaNumber *bound, bool is_upper,
                         bool is_exclusive)
{
    if (!bound || number->kind == SCHEMA_NUMBER_NONE) {
        return true;
    }

    int order = schema_number_compare(number, bound) * (is_upper ? 1 : -1);

    if (order < 0 || (order == 0 && !is_exclusive)) {
        return true;
    }

    const char *keyword = is_upper       ? is_exclusive ? "exclusiveMaximum" : "maximum"
                          : is_exclusive ? "exclusiveMinimum"
                                         : "minimum";
    const char *words = is_exclusive ? is_upper ? "not less than" : "not greater than"
                        : is_upper   ? "more than"
                                     : "less than";
    Slice wanted = show_number(node, keyword);

    schema_fault_add(run, node, place, SCHEMA_FAULT_VALUE, "is %.*s, %s %.*s",
                     SLICE_PRINT(place->value->text), words, SLICE_PRINT(wanted));
    return false;
}

static bool assert_multiple(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                            const SchemaNumber *number)
{
    if (!node->multiple_of || schema_number_is_multiple(number, node->multiple_of)) {
        return true;
    }

    Slice wanted = show_number(node, "multipleOf");

    schema_fault_add(run, node, place, SCHEMA_FAULT_VALUE, "is %.*s, not a multiple of %.*s",
                     SLICE_PRINT(place->value->text), SLICE_PRINT(wanted));
    return false;
}

bool schema_assert_number(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    const Value *value = place->value;
    bool asks = node->multiple_of || node->minimum || node->exclusive_minimum || node->maximum ||
                node->exclusive_maximum;

    if (!asks || (value->kind != VALUE_INTEGER && value->kind != VALUE_FLOAT) ||
        !schema_run_take(run, 1 + value->text.size / 16)) {
        return true;
    }

    SchemaNumber number = schema_number_read(run->arena, value);
    bool fits = assert_multiple(run, node, place, &number);

    fits &= assert_bound(run, node, place, &number, node->minimum, false, false);
    fits &= assert_bound(run, node, place, &number, node->exclusive_minimum, false, true);
    fits &= assert_bound(run, node, place, &number, node->maximum, true, false);
    fits &= assert_bound(run, node, place, &number, node->exclusive_maximum, true, true);
    return fits;
}

/* ---- strings ---- */

Slice schema_count_text(SchemaRun *run, uint64_t count, const char *noun)
{
    return arena_format(run->arena, "%llu %s%s", (unsigned long long)count, noun,
                        count == 1 ? "" : "s");
}

bool schema_assert_count(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                         const SchemaBounds *bounds, uint64_t count, const char *noun)
{
    bool is_few = count < bounds->least;

    if (!is_few && count <= bounds->most) {
        return true;
    }
    if (run->faults) {
        Slice text = schema_count_text(run, count, noun);
        uint64_t bound = is_few ? bounds->least : bounds->most;

        schema_fault_add(run, node, place, SCHEMA_FAULT_VALUE, "has %.*s, %s than %llu",
                         SLICE_PRINT(text), is_few ? "fewer" : "more", (unsigned long long)bound);
    }
    return false;
}

static bool assert_length(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    Slice text = place->value->text;

    if (node->length.least == 0 && node->length.most == UINT64_MAX) {
        return true;
    }
    return schema_run_take(run, text.size / 64) &&
           schema_assert_count(run, node, place, &node->length, utf8_count(text), "character");
}

static bool assert_pattern(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    if (!node->pattern || schema_run_matches(run, node->pattern, place->value->text)) {
        return true;
    }
    if (run->faults && !run->gave_up) {
        Slice shown = schema_fault_show(run, place->value);
        Slice wanted = utf8_prefix(pattern_text(node->pattern->pattern), 100);

        schema_fault_add(run, node, place, SCHEMA_FAULT_VALUE, "is %.*s, which does not match %.*s",
                         SLICE_PRINT(shown), SLICE_PRINT(wanted));
    }
    return false;
}

static bool assert_format(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    Slice text = place->value->text;

    if (!node->format || !schema_run_take(run, 1 + text.size / 16) ||
        node->format->fits(run->arena, text)) {
        return true;
    }
    if (run->faults) {
        Slice shown = schema_fault_show(run, place->value);

        schema_fault_add(run, node, place, SCHEMA_FAULT_VALUE, "is %.*s, not %s",
                         SLICE_PRINT(shown), node->format->noun);
    }
    return false;
}

bool schema_assert_string(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place)
{
    if (place->value->kind != VALUE_STRING) {
        return true;
    }

    bool fits = assert_length(run, node, place);

    fits &= assert_pattern(run, node, place);
    fits &= assert_format(run, node, place);
    return fits;
}
