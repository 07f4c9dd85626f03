/*
 * schema_set.h - the schemas of a project, compiled, and what they say of a document.
 *
 * Made in the parent from the settings (`schema` in memoc.yaml), before workers are forked; then only read.
 */
#ifndef FRONT_MATTER_SCHEMA_SET_H
#define FRONT_MATTER_SCHEMA_SET_H

#include "document/document.h"
#include "front_matter/schema.h"

typedef struct SchemaSet {
    Schema **schemas; /* one for each of the settings' schemas; NULL: it has no effect */
    size_t count;
} SchemaSet;

/*
 * Compiles all schemas, and reads what they require of front matter into the settings, for front-matter/required. False when there are
 * errors among the problems.
 */
bool schema_set_open(SchemaSet *set, Arena *arena, Settings *settings, DiagnosticList *problems);

/*
 * front-matter/schema, front-matter/unknown-key, and, for keys that parts of a schema require, front-matter/required: findings about
 * the front matter of a document, if it has any that can be read.
 */
void schema_set_check(const SchemaSet *set, Document *document);

#endif
