/*
 * schema_suite.c - what memoc's validator says of a file of JSON Schema's test suite.
 *
 *     schema_suite FILE [REMOTES]
 *
 * FILE is a list of {"description", "schema", "tests": [{"description", "data", "valid"}]}. Prints a line of JSON for each test:
 * {"group", "test", "valid", "got"}, where "got" is true, false, or what is wrong with the schema. REMOTES is the folder of what the
 * suite has at http://localhost:1234/.
 */
#include "base/file.h"
#include "base/path.h"
#include "front_matter/json_file.h"
#include "front_matter/schema.h"
#include "front_matter/schema_files.h"

#include <stdio.h>

static SchemaLoad load(void *context, Arena *arena, Slice uri, SchemaText *text,
                       const char **reason, DiagnosticList *problems)
{
    Slice *remotes = context;
    Slice host = SLICE("http://localhost:1234/");
    Slice bytes;

    if (!slice_starts_with(uri, host)) {
        Slice root = SLICE("/nowhere");

        return schema_files_load(&root, arena, uri, text, reason, problems);
    }

    Slice path = path_join(arena, *remotes, slice_from(uri, host.size));

    if (!file_read(arena, path, 0, &bytes)) {
        *reason = "there is no such file";
        return SCHEMA_NOT_FOUND;
    }
    text->source = arena_new(arena, Source);
    source_init(text->source, arena, path, bytes);
    text->value = json_file_read(arena, text->source, problems);
    return text->value ? SCHEMA_LOADED : SCHEMA_MALFORMED;
}

typedef struct Group {
    Slice description;
    const Schema *schema;
    DiagnosticList problems;
} Group;

static void run_test(Arena *arena, const Group *group, const Value *test)
{
    Buffer out;
    JsonWriter json;
    SchemaVerdict verdict = {.is_valid = false};

    if (group->schema) {
        schema_validate(&verdict, arena, group->schema, value_find(test, "data"));
    }
    buffer_init(&out, arena);
    json_init(&json, &out, 0);
    json_begin_object(&json);
    json_write_string_field(&json, "group", group->description);
    json_write_string_field(&json, "test", value_text(value_find(test, "description")));
    json_write_boolean_field(&json, "valid", value_find(test, "valid")->boolean);
    if (group->schema) {
        json_write_boolean_field(&json, "got", verdict.is_valid);
        json_write_key(&json, "faults");
        json_begin_array(&json);
        for (size_t i = 0; i < verdict.count; i++) {
            json_write_string(&json, verdict.faults[i].message);
        }
        json_end_array(&json);
    } else {
        json_write_string_field(&json, "got", group->problems.items[0].message);
    }
    json_end_object(&json);
    buffer_add_byte(&out, '\n');
    fwrite(out.data, 1, out.size, stdout);
}

static void run_group(Arena *arena, Source *source, const Value *value, Slice *remotes)
{
    SchemaLoader loader = {load, remotes};
    SchemaText text = {SLICE("memoc-project:/suite.json"), source, value_find(value, "schema")};
    Group group = {.description = value_text(value_find(value, "description"))};
    const Value *tests = value_find(value, "tests");

    diagnostic_list_init(&group.problems, arena);
    group.schema = schema_compile(arena, &text, &loader, &group.problems);
    for (size_t i = 0; i < tests->count; i++) {
        run_test(arena, &group, tests->items[i]);
    }
}

int main(int count, char *arguments[])
{
    Arena arena;
    Source source;
    Slice bytes;
    Slice path = slice_from_string(count > 1 ? arguments[1] : "");
    Slice remotes = slice_from_string(count > 2 ? arguments[2] : "");
    DiagnosticList problems;

    arena_init(&arena, NULL);
    diagnostic_list_init(&problems, &arena);
    if (!file_read(&arena, path, 0, &bytes)) {
        fprintf(stderr, "schema_suite: cannot read \"%s\"\n", count > 1 ? arguments[1] : "");
        return 2;
    }
    source_init(&source, &arena, path, bytes);

    const Value *groups = json_file_read(&arena, &source, &problems);

    for (size_t i = 0; groups && i < groups->count; i++) {
        run_group(&arena, &source, groups->items[i], &remotes);
    }
    arena_free(&arena);
    return groups ? 0 : 2;
}
