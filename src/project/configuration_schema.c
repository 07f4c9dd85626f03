#include "project/configuration_schema.h"

#include "project/configuration_reader.h"
#include "project/configuration_value.h"

void configuration_read_schemas(ConfigurationReader *reader, const ConfigurationKey *key,
                                const Value *value, void *target)
{
    Settings *settings = target;

    SchemaSettings initial = {.severity = SEVERITY_ERROR};

    settings->schemas = configuration_read_items(reader, key, value, &initial, sizeof initial,
                                                 &settings->schema_count);
}

/* A list of different texts (JSON Schema, validation, 6.5.3). */
static void read_required(ConfigurationReader *reader, const Value *value, SliceList *names)
{
    static const ConfigurationKey key = {.path = "schema[].schema.required",
                                         .type = "a list of texts"};

    if (value->kind != VALUE_LIST) {
        configuration_complain_type(reader, &key, value);
        return;
    }
    names->items = arena_new_array(reader->arena, Slice, value->count);
    for (size_t i = 0; i < value->count; i++) {
        const Value *item = value->items[i];

        if (item->kind != VALUE_STRING) {
            configuration_complain_type(reader, &key, item);
        } else if (slice_list_has(names, item->text)) {
            configuration_complain(reader, item->span, "\"%.*s\" is here twice",
                                   SLICE_PRINT(item->text));
        } else {
            names->items[names->count++] = item->text;
        }
    }
}

/* Front matter is always an object. */
static bool needs_no_effect(const ValuePair *pair)
{
    static const char *const annotations[] = {"$schema", "$id",         "$comment",
                                              "title",   "description", "examples"};

    for (size_t i = 0; i < sizeof annotations / sizeof *annotations; i++) {
        if (slice_is(pair->key, annotations[i])) {
            return true;
        }
    }
    return slice_is(pair->key, "type") && slice_is(value_text(pair->value), "object");
}

static void read_keyword(ConfigurationReader *reader, const ValuePair *pair, SchemaSettings *schema)
{
    static const Slice known = SLICE_INIT("required");

    if (pair->value->kind == VALUE_NULL || needs_no_effect(pair)) {
        return;
    }
    if (slice_equals(pair->key, known)) {
        read_required(reader, pair->value, &schema->required);
        return;
    }
    diagnostic_add(reader->problems, SLICE("config/no-effect"), SEVERITY_INFO, reader->source,
                   pair->key_span, "\"%.*s\" has no effect yet", SLICE_PRINT(pair->key))
        ->help = configuration_suggest(reader, pair->key, &known, 1);
}

static void read_file(ConfigurationReader *reader, const ConfigurationKey *key, const Value *value,
                      SchemaSettings *schema)
{
    configuration_read_path(reader, key, value, &schema->file);
    if (schema->file.size > 0) {
        diagnostic_add(reader->problems, SLICE("config/no-effect"), SEVERITY_INFO, reader->source,
                       value->span, "a schema in a file has no effect yet");
    }
}

void configuration_read_schema(ConfigurationReader *reader, const ConfigurationKey *key,
                               const Value *value, void *target)
{
    SchemaSettings *schema = target;

    if (value->kind != VALUE_MAP) {
        read_file(reader, key, value, schema);
        return;
    }
    schema->inlined = value;
    for (size_t i = 0; i < value->count; i++) {
        read_keyword(reader, &value->pairs[i], schema);
    }
}
