/*
 * schema_reference.h - where `$ref` and `$dynamicRef` lead (core, 8.2 and 9).
 */
#ifndef FRONT_MATTER_SCHEMA_REFERENCE_H
#define FRONT_MATTER_SCHEMA_REFERENCE_H

#include "front_matter/schema_compile.h"

/* Files of the project have URIs of this scheme: "memoc-project:/schemas/doc.yaml". */
#define SCHEMA_PROJECT_SCHEME "memoc-project"

/* Nodes by the value that they were made of. */
SchemaNode *schema_reference_find_node(const SchemaCompiler *compiler, const Value *value);
void schema_reference_keep_node(SchemaCompiler *compiler, SchemaNode *node);

/* Follows all references, those of texts that are loaded on the way, too; tells which lead nowhere. */
void schema_reference_resolve_all(SchemaCompiler *compiler);

#endif
