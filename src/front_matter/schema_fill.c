#include "front_matter/schema_fill.h"

#include "front_matter/schema_node.h"

enum {
    PARTS_MOST = 32,  /* of a schema: what it refers to, and all of what it consists */
    VALUES_MOST = 32, /* each is tried with all schemas */
};

/* ---- trying ---- */

static size_t count_findings(const SchemaSet *set, const Document *document, Value *values)
{
    Document trial = *document;

    diagnostic_list_init(&trial.findings, document->scratch);
    trial.front_matter = values;
    schema_set_check(set, &trial);
    return trial.findings.count;
}

Value *schema_fill_with(Arena *arena, const Value *values, Slice key, Value *value)
{
    Value *with = arena_new(arena, Value);
    size_t at = 0;

    *with = *values;
    with->pairs = arena_new_array(arena, ValuePair, values->count + 1);
    if (values->count > 0) {
        memcpy(with->pairs, values->pairs, values->count * sizeof *values->pairs);
    }
    while (at < values->count && !slice_equals(values->pairs[at].key, key)) {
        at++;
    }
    with->count = at < values->count ? values->count : values->count + 1;
    with->pairs[at].key = key;
    with->pairs[at].value = value;
    return with;
}

bool schema_fill_takes(const SchemaSet *set, const Document *document, const Value *values,
                       Slice key, Value *value)
{
    Value before = *values;
    Value *after = schema_fill_with(document->scratch, values, key, value);

    return count_findings(set, document, after) <= count_findings(set, document, &before);
}

/* ---- what is fixed ---- */

/* The parts of a schema that all must fit. */
typedef struct SchemaParts {
    const SchemaNode *items[PARTS_MOST];
    size_t count;
} SchemaParts;

static void add_part(SchemaParts *parts, const SchemaNode *node)
{
    if (node == NULL || parts->count == PARTS_MOST) {
        return;
    }
    for (size_t i = 0; i < parts->count; i++) {
        if (parts->items[i] == node) {
            return;
        }
    }
    parts->items[parts->count++] = node;
}

static void find_parts(SchemaParts *parts, const SchemaNode *node)
{
    parts->count = 0;
    add_part(parts, node);
    for (size_t i = 0; i < parts->count; i++) {
        const SchemaNode *part = parts->items[i];

        add_part(parts, part->ref);
        for (size_t j = 0; j < part->all_of.count; j++) {
            add_part(parts, part->all_of.items[j]);
        }
    }
}

static Value *find_in_part(const SchemaNode *part)
{
    if (part->constant != NULL) {
        return (Value *)part->constant;
    }
    if (part->enumeration != NULL && part->enumeration->count == 1) {
        return part->enumeration->items[0];
    }
    return value_find(part->value, "default");
}

static Value *find_fixed(const SchemaNode *node)
{
    SchemaParts parts;
    Value *found = NULL;

    find_parts(&parts, node);
    for (size_t i = 0; found == NULL && i < parts.count; i++) {
        found = find_in_part(parts.items[i]);
    }
    return found;
}

static Value *find_value_of(const SchemaParts *parts, Slice key)
{
    Value *found = NULL;

    for (size_t i = 0; found == NULL && i < parts->count; i++) {
        const Map *properties = parts->items[i]->properties;
        const SchemaNode *node = properties == NULL ? NULL : map_find(properties, key);

        found = node == NULL ? NULL : find_fixed(node);
    }
    return found;
}

static Value *add_required(const SchemaSet *set, const Document *document, const Schema *schema,
                           Value *values)
{
    SchemaParts parts;

    find_parts(&parts, schema->root);
    for (size_t i = 0; i < parts.count; i++) {
        const SliceList *required = &parts.items[i]->required;

        for (size_t j = 0; j < required->count && values->count < VALUES_MOST; j++) {
            Slice key = required->items[j];
            Value *value = find_value_of(&parts, key);

            if (value != NULL && value_find_path(values, key) == NULL &&
                schema_fill_takes(set, document, values, key, value)) {
                values = schema_fill_with(document->arena, values, key, value);
            }
        }
    }
    return values;
}

Value *schema_fill_fixed(const SchemaSet *set, const Document *document, Value *values)
{
    const Settings *settings = document->settings;

    for (size_t i = 0; i < set->count; i++) {
        const SchemaSettings *own = &settings->schemas[i];

        if (set->schemas[i] != NULL && own->severity != SEVERITY_OFF &&
            settings_path_matches(&own->paths, &own->exclude, document->path)) {
            values = add_required(set, document, set->schemas[i], values);
        }
    }
    return values;
}
