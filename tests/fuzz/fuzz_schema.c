/*
 * fuzz_schema.c - a schema, a line "%%", and a value, both of YAML or JSON: whatever they say, the value is judged or the schema has a
 * problem, faults lie in the value, and judging again says the same.
 */
#include "front_matter/json_file.h"
#include "front_matter/schema.h"
#include "front_matter/schema_files.h"
#include "front_matter/yaml_file.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const Value *read_value(Arena *arena, Source *source, const char *name, Slice text)
{
    DiagnosticList problems;

    diagnostic_list_init(&problems, arena);
    source_init(source, arena, slice_from_string(name), text);
    return slice_starts_with(text, SLICE("{")) ? json_file_read(arena, source, &problems)
                                               : yaml_file_read(arena, source, &problems);
}

static void check_faults(const SchemaVerdict *verdict, size_t size)
{
    assert(verdict->is_valid == (verdict->count == 0));
    for (size_t i = 0; i < verdict->count; i++) {
        const SchemaFault *fault = &verdict->faults[i];

        assert(fault->span.start <= fault->span.end && fault->span.end <= size);
        assert(fault->message.size > 0);
    }
}

static void judge(Arena *arena, const Schema *schema, Slice text)
{
    Source source;
    SchemaVerdict first;
    SchemaVerdict second;
    const Value *value = read_value(arena, &source, "value", text);

    if (!value) {
        return;
    }
    schema_validate(&first, arena, schema, value);
    schema_validate(&second, arena, schema, value);
    check_faults(&first, text.size);
    assert(first.count == second.count);
    for (size_t i = 0; i < first.count; i++) {
        assert(slice_equals(first.faults[i].message, second.faults[i].message));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Slice text = {(const char *)data, size};
    Slice separator = SLICE("\n%%\n");
    size_t cut = slice_find(text, separator, 0);
    Slice root = SLICE("/nowhere");
    SchemaLoader loader = {schema_files_load, &root};
    SchemaText schema_text = {.uri = SLICE("memoc-project:/schema")};
    DiagnosticList problems;
    Source source;
    Arena arena;

    arena_init(&arena, NULL);
    diagnostic_list_init(&problems, &arena);
    schema_text.source = &source;
    schema_text.value = read_value(&arena, &source, "schema", slice_part(text, 0, cut));
    if (schema_text.value) {
        const Schema *schema = schema_compile(&arena, &schema_text, &loader, &problems);

        assert((schema == NULL) == (diagnostic_list_count(&problems, SEVERITY_ERROR) > 0));
        if (schema) {
            judge(&arena, schema, slice_from(text, cut + separator.size));
        }
    }
    arena_free(&arena);
    return 0;
}
