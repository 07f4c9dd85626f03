#include "front_matter/schema_keyword_value.h"

#include "base/edit_distance.h"

/* `"type" must be …, not a list`; false, so that a reader can end with it. */
static bool complain_type(SchemaCompiler *compiler, const SchemaNode *node, Slice name,
                          const Value *value, const char *wanted)
{
    schema_complain(compiler, node->resource, value->span, "\"%.*s\" must be %s, not %s",
                    SLICE_PRINT(name), wanted, value_kind_name(value->kind));
    return false;
}

static bool has_kind(SchemaCompiler *compiler, const SchemaNode *node, const ValuePair *pair,
                     ValueKind kind, const char *wanted)
{
    return pair->value->kind == kind ||
           complain_type(compiler, node, pair->key, pair->value, wanted);
}

void schema_read_schema(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                        void *target)
{
    *(SchemaNode **)target = schema_compile_node(compiler, node->resource, pair->value);
}

void schema_read_schemas(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                         void *target)
{
    SchemaNodeList *list = target;
    const Value *value = pair->value;

    if (!has_kind(compiler, node, pair, VALUE_LIST, "a list of schemas")) {
        return;
    }
    if (value->count == 0) {
        schema_complain(compiler, node->resource, value->span, "\"%.*s\" needs at least one schema",
                        SLICE_PRINT(pair->key));
    }
    list->items = arena_new_array(compiler->arena, SchemaNode *, value->count);
    for (list->count = 0; list->count < value->count; list->count++) {
        list->items[list->count] =
            schema_compile_node(compiler, node->resource, value->items[list->count]);
    }
}

static Map *new_map(SchemaCompiler *compiler)
{
    Map *map = arena_new(compiler->arena, Map);

    map_init(map, compiler->arena);
    return map;
}

static void add_schema(SchemaCompiler *compiler, SchemaNode *node, Map **map, const ValuePair *pair)
{
    *map = *map ? *map : new_map(compiler);
    map_set(*map, pair->key, schema_compile_node(compiler, node->resource, pair->value));
}

void schema_read_schema_map(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                            void *target)
{
    if (!has_kind(compiler, node, pair, VALUE_MAP, "a map of schemas")) {
        return;
    }
    for (size_t i = 0; i < pair->value->count; i++) {
        add_schema(compiler, node, target, &pair->value->pairs[i]);
    }
}

void schema_read_definitions(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                             void *target)
{
    Map *forgotten = NULL;

    (void)target;
    schema_read_schema_map(compiler, node, pair, &forgotten);
}

/* False, after it was told, when it is no pattern. */
static bool compile_pattern(SchemaCompiler *compiler, const SchemaNode *node, Slice text, Span span,
                            SchemaPattern *pattern)
{
    PatternProblem problem;

    *pattern = (SchemaPattern){
        .pattern = pattern_compile(compiler->arena, text, PATTERN_ECMA, &problem),
        .number = compiler->pattern_count,
    };
    if (!pattern->pattern) {
        schema_complain(compiler, node->resource, span, "a pattern that cannot be read: %.*s",
                        SLICE_PRINT(problem.message));
        return false;
    }
    compiler->pattern_count++;
    return true;
}

void schema_read_pattern_schemas(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                                 void *target)
{
    SchemaPatternList *list = target;
    const Value *map = pair->value;

    if (!has_kind(compiler, node, pair, VALUE_MAP, "a map from patterns to schemas")) {
        return;
    }
    list->items = arena_new_array(compiler->arena, SchemaPattern, map->count);
    for (size_t i = 0; i < map->count; i++) {
        const ValuePair *member = &map->pairs[i];
        SchemaPattern *pattern = &list->items[list->count];

        if (compile_pattern(compiler, node, member->key, member->key_span, pattern)) {
            pattern->node = schema_compile_node(compiler, node->resource, member->value);
            list->count++;
        }
    }
}

void schema_read_pattern(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                         void *target)
{
    SchemaPattern *pattern = arena_new(compiler->arena, SchemaPattern);

    if (has_kind(compiler, node, pair, VALUE_STRING, "a pattern") &&
        compile_pattern(compiler, node, pair->value->text, pair->value->span, pattern)) {
        *(const SchemaPattern **)target = pattern;
    }
}

/* 0, after it was told, for no name of a type. */
static uint32_t read_type(SchemaCompiler *compiler, const SchemaNode *node, const Value *value)
{
    static const Slice names[] = {
        SLICE_INIT("null"),   SLICE_INIT("boolean"), SLICE_INIT("integer"), SLICE_INIT("number"),
        SLICE_INIT("string"), SLICE_INIT("array"),   SLICE_INIT("object"),
    };
    enum { COUNT = sizeof names / sizeof *names };
    /* What people write for them, and YAML's null. */
    static const Slice others[][2] = {
        {SLICE_INIT("list"), SLICE_INIT("array")},   {SLICE_INIT("map"), SLICE_INIT("object")},
        {SLICE_INIT("bool"), SLICE_INIT("boolean")}, {SLICE_INIT("int"), SLICE_INIT("integer")},
        {SLICE_INIT("float"), SLICE_INIT("number")}, {SLICE_INIT("text"), SLICE_INIT("string")},
        {SLICE_INIT("date"), SLICE_INIT("string")},
    };

    if (value->kind == VALUE_NULL) {
        return SCHEMA_TYPE_NULL;
    }
    if (value->kind != VALUE_STRING) {
        complain_type(compiler, node, SLICE("type"), value, "the name of a type");
        return 0;
    }
    for (uint32_t i = 0; i < COUNT; i++) {
        if (slice_equals(value->text, names[i])) {
            return UINT32_C(1) << i;
        }
    }

    Slice nearest = edit_distance_nearest(value->text, names, COUNT);

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        nearest = slice_equals_fold(value->text, others[i][0]) ? others[i][1] : nearest;
    }

    Diagnostic *added = schema_complain(compiler, node->resource, value->span,
                                        "there is no type \"%.*s\"", SLICE_PRINT(value->text));

    added->help =
        nearest.size > 0
            ? arena_format(compiler->arena, "did you mean \"%.*s\"?", SLICE_PRINT(nearest))
            : SLICE("types are null, boolean, integer, number, string, array, object");
    return 0;
}

void schema_read_types(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                       void *target)
{
    const Value *value = pair->value;
    uint32_t types = 0;

    if (value->kind != VALUE_LIST) {
        *(uint32_t *)target = read_type(compiler, node, value);
        return;
    }
    for (size_t i = 0; i < value->count; i++) {
        uint32_t type = read_type(compiler, node, value->items[i]);

        if (types & type) {
            schema_complain(compiler, node->resource, value->items[i]->span,
                            "the type is here twice");
        }
        types |= type;
    }
    *(uint32_t *)target = types;
}

void schema_read_enumeration(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                             void *target)
{
    if (has_kind(compiler, node, pair, VALUE_LIST, "a list of values")) {
        *(const Value **)target = pair->value;
    }
}

void schema_read_value(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                       void *target)
{
    (void)compiler;
    (void)node;
    *(const Value **)target = pair->value;
}

void schema_read_aliases(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                         void *target)
{
    if (!has_kind(compiler, node, pair, VALUE_MAP, "a map from other spellings to right ones")) {
        return;
    }
    for (size_t i = 0; i < pair->value->count; i++) {
        if (pair->value->pairs[i].value->kind != VALUE_STRING) {
            complain_type(compiler, node, pair->key, pair->value->pairs[i].value, "a text");
        }
    }
    *(const Value **)target = pair->value;
}

static const SchemaNumber *read_number(SchemaCompiler *compiler, const SchemaNode *node,
                                       const ValuePair *pair, const char *wanted)
{
    const Value *value = pair->value;

    if (value->kind != VALUE_INTEGER && value->kind != VALUE_FLOAT) {
        complain_type(compiler, node, pair->key, value, wanted);
        return NULL;
    }

    SchemaNumber *number = arena_new(compiler->arena, SchemaNumber);

    *number = schema_number_read(compiler->arena, value);
    return number;
}

void schema_read_number(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                        void *target)
{
    *(const SchemaNumber **)target = read_number(compiler, node, pair, "a number");
}

void schema_read_divisor(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                         void *target)
{
    const SchemaNumber *number = read_number(compiler, node, pair, "a number greater than 0");

    if (!number) {
        return;
    }
    if (number->kind != SCHEMA_NUMBER_FINITE || number->is_negative || number->digits.size == 0) {
        schema_complain(compiler, node->resource, pair->value->span,
                        "\"%.*s\" must be greater than 0", SLICE_PRINT(pair->key));
        return;
    }
    *(const SchemaNumber **)target = number;
}

void schema_read_count(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                       void *target)
{
    const SchemaNumber *number = read_number(compiler, node, pair, "a number, 0 or more");
    uint64_t count;

    if (!number) {
        return;
    }
    if (!schema_number_to_count(number, &count)) {
        schema_complain(compiler, node->resource, pair->value->span,
                        "\"%.*s\" must be a whole number, 0 or more", SLICE_PRINT(pair->key));
        return;
    }
    *(uint64_t *)target = count;
}

void schema_read_boolean(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                         void *target)
{
    if (has_kind(compiler, node, pair, VALUE_BOOLEAN, "true or false")) {
        *(bool *)target = pair->value->boolean;
    }
}

static void read_names(SchemaCompiler *compiler, const SchemaNode *node, const ValuePair *pair,
                       SliceList *names)
{
    const Value *value = pair->value;

    if (!has_kind(compiler, node, pair, VALUE_LIST, "a list of texts")) {
        return;
    }

    Map seen;

    map_init(&seen, compiler->arena);
    names->items = arena_new_array(compiler->arena, Slice, value->count);
    for (size_t i = 0; i < value->count; i++) {
        const Value *item = value->items[i];

        if (item->kind != VALUE_STRING) {
            complain_type(compiler, node, pair->key, item, "a list of texts");
        } else if (map_find_entry(&seen, item->text)) {
            schema_complain(compiler, node->resource, item->span, "\"%.*s\" is here twice",
                            SLICE_PRINT(item->text));
        } else {
            map_get(&seen, item->text);
            names->items[names->count++] = item->text;
        }
    }
}

void schema_read_names(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                       void *target)
{
    read_names(compiler, node, pair, target);
}

static void add_names(SchemaCompiler *compiler, SchemaNode *node, Map **map, const ValuePair *pair)
{
    SliceList *names = arena_new(compiler->arena, SliceList);

    read_names(compiler, node, pair, names);
    *map = *map ? *map : new_map(compiler);
    map_set(*map, pair->key, names);
}

void schema_read_dependent_names(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                                 void *target)
{
    if (!has_kind(compiler, node, pair, VALUE_MAP, "a map from keys to lists of keys")) {
        return;
    }
    for (size_t i = 0; i < pair->value->count; i++) {
        add_names(compiler, node, target, &pair->value->pairs[i]);
    }
}

/* What earlier drafts had for both. */
void schema_read_dependencies(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                              void *target)
{
    SchemaNode *into = target;

    if (!has_kind(compiler, node, pair, VALUE_MAP, "a map from keys to lists of keys or schemas")) {
        return;
    }
    for (size_t i = 0; i < pair->value->count; i++) {
        const ValuePair *member = &pair->value->pairs[i];

        if (member->value->kind == VALUE_LIST) {
            add_names(compiler, node, &into->dependent_required, member);
        } else {
            add_schema(compiler, node, &into->dependent_schemas, member);
        }
    }
}

static Slice nearest_format(Slice name)
{
    Slice names[32];
    size_t count;
    const SchemaFormat *formats = schema_formats(&count);

    for (size_t i = 0; i < count && i < sizeof names / sizeof *names; i++) {
        names[i] = slice_from_string(formats[i].name);
    }
    return edit_distance_nearest(name, names, count);
}

/* Formats that memoc does not know assert nothing. */
void schema_read_format(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                        void *target)
{
    if (!has_kind(compiler, node, pair, VALUE_STRING, "the name of a format")) {
        return;
    }

    Slice name = pair->value->text;
    const SchemaFormat *format = schema_format_find(name);
    Slice nearest = nearest_format(name);

    *(const SchemaFormat **)target = format;
    if (!format && nearest.size > 0 && !slice_is(name, "idn-hostname")) {
        diagnostic_add(compiler->problems, SLICE("config/no-effect"), SEVERITY_INFO,
                       node->resource->source, pair->value->span,
                       "the format \"%.*s\" has no effect", SLICE_PRINT(name))
            ->help = arena_format(compiler->arena, "did you mean \"%.*s\"?", SLICE_PRINT(nearest));
    }
}

void schema_read_text(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                      void *target)
{
    if (has_kind(compiler, node, pair, VALUE_STRING, "a text")) {
        *(Slice *)target = pair->value->text;
    }
}
