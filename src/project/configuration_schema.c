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

void configuration_read_schema(ConfigurationReader *reader, const ConfigurationKey *key,
                               const Value *value, void *target)
{
    SchemaSettings *schema = target;

    schema->span = value->span;
    if (value->kind == VALUE_MAP) {
        schema->inlined = value;
    } else if (slice_starts_with(value_text(value), SLICE("memoc:"))) {
        schema->file = value->text;
    } else {
        configuration_read_path(reader, key, value, &schema->file);
    }
}
