/*
 * schema_compile.h - from values to nodes: what the parts of the compiler share.
 *
 * Objects are compiled where they are schemas, and references are noted; then these are resolved, one after the other, which may load
 * texts and compile more (schema_reference.h).
 */
#ifndef FRONT_MATTER_SCHEMA_COMPILE_H
#define FRONT_MATTER_SCHEMA_COMPILE_H

#include "front_matter/schema.h"
#include "front_matter/schema_node.h"

/* A `$ref` or `$dynamicRef` that was not followed yet. */
typedef struct SchemaReference {
    SchemaNode *node; /* that it is in */
    const Value *value;
    bool is_dynamic;
} SchemaReference;

typedef struct SchemaCompiler {
    Arena *arena;
    const SchemaLoader *loader;
    DiagnosticList *problems;
    Map resources; /* URI -> SchemaResource */
    Map nodes;     /* the address of a Value -> SchemaNode */
    SchemaReference *references;
    size_t reference_count;
    size_t reference_capacity;
    size_t pattern_count;
    size_t text_count;
    size_t unknown_count; /* keywords that were not known */
} SchemaCompiler;

/* The node of a schema that stands in `resource`; of one that is none, after it was told, a node that everything fits. */
SchemaNode *schema_compile_node(SchemaCompiler *compiler, SchemaResource *resource,
                                const Value *value);

/* A text that was read: its resource. */
SchemaResource *schema_compile_text(SchemaCompiler *compiler, const SchemaText *text);

/* What is wrong at `span` of the text that `resource` stands in. The result is for its help, until the next message. */
Diagnostic *schema_complain(SchemaCompiler *compiler, const SchemaResource *resource, Span span,
                            const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
