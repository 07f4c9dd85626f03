/*
 * sample_schema.h - a schema and a value as YAML, and what the one says of the other, as lines that a test can write down.
 */
#ifndef UNIT_SAMPLE_SCHEMA_H
#define UNIT_SAMPLE_SCHEMA_H

#include "front_matter/schema.h"
#include "front_matter/schema_files.h"
#include "front_matter/yaml_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static inline void sample_assert_lines(Slice found, const char *wanted)
{
    if (!slice_is(found, wanted)) {
        fail_msg("found:\n%.*s\nwanted:\n%s\n", SLICE_PRINT(found), wanted);
    }
}

/* "1:3 message (help)", a line each. */
static inline void sample_add_line(Buffer *out, Source *source, Span span, Slice message,
                                   Slice help)
{
    Position at = source_position(source, span.start);

    buffer_add_format(out, "%u:%u %.*s", at.line, at.column, SLICE_PRINT(message));
    if (help.size > 0) {
        buffer_add_format(out, " (%.*s)", SLICE_PRINT(help));
    }
    buffer_add_byte(out, '\n');
}

static inline const Value *sample_yaml(Arena *arena, Source *source, const char *text)
{
    DiagnosticList problems;

    diagnostic_list_init(&problems, arena);
    source_init(source, arena, SLICE("sample.yaml"), slice_from_string(text));

    const Value *value = yaml_file_read(arena, source, &problems);

    if (!value) {
        fail_msg("%.*s", SLICE_PRINT(problems.items[0].message));
    }
    return value;
}

/* Compiles, as it stands in /schemas/sample.yaml of a project at `root`. */
static inline Schema *sample_schema(Arena *arena, const char *root, const char *text,
                                    DiagnosticList *problems)
{
    static Slice folder;
    Source *source = arena_new(arena, Source);
    SchemaLoader loader = {schema_files_load, &folder};
    SchemaText schema = {SLICE("memoc-project:/schemas/sample.yaml"), source, NULL};

    folder = slice_from_string(root);
    schema.value = sample_yaml(arena, source, text);
    diagnostic_list_init(problems, arena);
    return schema_compile(arena, &schema, &loader, problems);
}

/* What is wrong with a schema; "" for nothing. */
static inline void sample_assert_problems(const char *root, const char *text, const char *wanted)
{
    Arena arena;
    Buffer out;
    DiagnosticList problems;

    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    sample_schema(&arena, root, text, &problems);
    for (size_t i = 0; i < problems.count; i++) {
        const Diagnostic *problem = &problems.items[i];

        buffer_add_format(&out, "%u:%u %.*s", problem->line, problem->column,
                          SLICE_PRINT(problem->message));
        buffer_add_format(&out, problem->help.size > 0 ? " (%.*s)\n" : "%.*s\n",
                          SLICE_PRINT(problem->help));
    }
    sample_assert_lines(buffer_slice(&out), wanted);
    arena_free(&arena);
}

/* What a schema says of a value; "" for nothing. */
static inline void sample_assert_faults(const char *schema_text, const char *text,
                                        const char *wanted)
{
    Arena arena;
    Source source;
    Buffer out;
    DiagnosticList problems;
    SchemaVerdict verdict;

    arena_init(&arena, NULL);
    buffer_init(&out, &arena);

    const Schema *schema = sample_schema(&arena, "/nowhere", schema_text, &problems);

    if (!schema) {
        fail_msg("%.*s", SLICE_PRINT(problems.items[0].message));
    }
    schema_validate(&verdict, &arena, schema, sample_yaml(&arena, &source, text));
    for (size_t i = 0; i < verdict.count; i++) {
        const SchemaFault *fault = &verdict.faults[i];

        sample_add_line(&out, &source, fault->span, fault->message, fault->help);
    }
    sample_assert_lines(buffer_slice(&out), wanted);
    assert_int_equal(verdict.is_valid, verdict.count == 0);
    arena_free(&arena);
}

#endif
