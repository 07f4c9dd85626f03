#include "front_matter/schema_keyword.h"

#include "base/edit_distance.h"
#include "front_matter/schema_keyword_value.h"

#include <stddef.h>

typedef struct Keyword {
    Slice name;
    SchemaKeywordRead *read; /* NULL: nothing is asserted by it, or the compiler reads it */
    size_t offset;           /* of the target, in the node */
} Keyword;

#define ROW(name, read, field)                                                                     \
    {                                                                                              \
        SLICE_INIT(name), (read), offsetof(SchemaNode, field)                                      \
    }
#define SILENT(name)                                                                               \
    {                                                                                              \
        SLICE_INIT(name), NULL, 0                                                                  \
    }

static const Keyword keywords[] = {
    SILENT("$schema"),
    SILENT("$id"),
    SILENT("$anchor"),
    SILENT("$dynamicAnchor"),
    SILENT("$ref"),
    SILENT("$dynamicRef"),
    SILENT("$vocabulary"),
    SILENT("$comment"),
    ROW("$defs", schema_read_definitions, value),

    ROW("allOf", schema_read_schemas, all_of),
    ROW("anyOf", schema_read_schemas, any_of),
    ROW("oneOf", schema_read_schemas, one_of),
    ROW("not", schema_read_schema, not_node),
    ROW("if", schema_read_schema, if_node),
    ROW("then", schema_read_schema, then_node),
    ROW("else", schema_read_schema, else_node),
    ROW("dependentSchemas", schema_read_schema_map, dependent_schemas),
    ROW("properties", schema_read_schema_map, properties),
    ROW("patternProperties", schema_read_pattern_schemas, pattern_properties),
    ROW("additionalProperties", schema_read_schema, additional_properties),
    ROW("propertyNames", schema_read_schema, property_names),
    ROW("prefixItems", schema_read_schemas, prefix_items),
    ROW("items", schema_read_schema, items),
    ROW("contains", schema_read_schema, contains),
    ROW("unevaluatedItems", schema_read_schema, unevaluated_items),
    ROW("unevaluatedProperties", schema_read_schema, unevaluated_properties),

    ROW("type", schema_read_types, types),
    ROW("enum", schema_read_enumeration, enumeration),
    ROW("const", schema_read_value, constant),
    ROW("multipleOf", schema_read_divisor, multiple_of),
    ROW("minimum", schema_read_number, minimum),
    ROW("exclusiveMinimum", schema_read_number, exclusive_minimum),
    ROW("maximum", schema_read_number, maximum),
    ROW("exclusiveMaximum", schema_read_number, exclusive_maximum),
    ROW("minLength", schema_read_count, length.least),
    ROW("maxLength", schema_read_count, length.most),
    ROW("pattern", schema_read_pattern, pattern),
    ROW("minItems", schema_read_count, item_count.least),
    ROW("maxItems", schema_read_count, item_count.most),
    ROW("uniqueItems", schema_read_boolean, unique_items),
    ROW("minContains", schema_read_count, contains_count.least),
    ROW("maxContains", schema_read_count, contains_count.most),
    ROW("minProperties", schema_read_count, property_count.least),
    ROW("maxProperties", schema_read_count, property_count.most),
    ROW("required", schema_read_names, required),
    ROW("dependentRequired", schema_read_dependent_names, dependent_required),
    ROW("format", schema_read_format, format),

    ROW("description", schema_read_text, description),
    SILENT("title"),
    SILENT("default"),
    SILENT("deprecated"),
    SILENT("readOnly"),
    SILENT("writeOnly"),
    SILENT("examples"),
    SILENT("contentEncoding"),
    SILENT("contentMediaType"),
    SILENT("contentSchema"),

    /* of earlier drafts */
    SILENT("id"),
    SILENT("definitions"),
    {SLICE_INIT("dependencies"), schema_read_dependencies, 0},

    /* memoc's own */
    ROW("x-aliases", schema_read_aliases, aliases),
};

enum { KEYWORD_COUNT = sizeof keywords / sizeof *keywords };

static const Keyword *find_keyword(Slice name)
{
    for (size_t i = 0; i < KEYWORD_COUNT; i++) {
        if (slice_equals(keywords[i].name, name)) {
            return &keywords[i];
        }
    }
    return NULL;
}

/* Any other keyword is allowed: one that looks like a misspelt one is told of. */
static void tell_of_unknown(SchemaCompiler *compiler, const SchemaNode *node, const ValuePair *pair)
{
    enum { LOOKED_AT_MOST = 100 };
    Slice names[KEYWORD_COUNT];

    if (++compiler->unknown_count > LOOKED_AT_MOST) {
        return;
    }
    for (size_t i = 0; i < KEYWORD_COUNT; i++) {
        names[i] = keywords[i].name;
    }

    Slice nearest = edit_distance_nearest(pair->key, names, KEYWORD_COUNT);

    if (nearest.size > 2 && !slice_starts_with(pair->key, SLICE("x-"))) {
        diagnostic_add(compiler->problems, SLICE("config/no-effect"), SEVERITY_INFO,
                       node->resource->source, pair->key_span, "\"%.*s\" has no effect",
                       SLICE_PRINT(pair->key))
            ->help = arena_format(compiler->arena, "did you mean \"%.*s\"?", SLICE_PRINT(nearest));
    }
}

/* "items: [a, b]" is what earlier drafts had for prefixItems: to read it as anything else would be worse than to refuse it. */
static bool is_earlier_items(SchemaCompiler *compiler, const SchemaNode *node,
                             const ValuePair *pair)
{
    if (!slice_is(pair->key, "items") || pair->value->kind != VALUE_LIST) {
        return false;
    }
    schema_complain(compiler, node->resource, pair->value->span,
                    "\"items\" must be a schema, not a list")
        ->help = SLICE("a schema for each of the first items is \"prefixItems\" since 2020-12");
    return true;
}

void schema_keyword_read(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair)
{
    const Keyword *keyword = find_keyword(pair->key);

    if (!keyword) {
        tell_of_unknown(compiler, node, pair);
        return;
    }
    /* In YAML, a key without a value is one that is not there: all that was below it may be commented out. */
    if (!keyword->read || is_earlier_items(compiler, node, pair) ||
        (pair->value->kind == VALUE_NULL && keyword->read != schema_read_value &&
         keyword->read != schema_read_types)) {
        return;
    }
    keyword->read(compiler, node, pair, (char *)node + keyword->offset);
}
