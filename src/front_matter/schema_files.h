/*
 * schema_files.h - where a project's schemas are read from: files below its root, and those inside the program.
 *
 * "memoc-project:/schemas/doc.yaml" is a file from the project's root on, "memoc:skill" a schema that comes with memoc, and the
 * meta-schema has its own name. Nothing else is read, and nothing is fetched.
 */
#ifndef FRONT_MATTER_SCHEMA_FILES_H
#define FRONT_MATTER_SCHEMA_FILES_H

#include "base/embedded.h"
#include "front_matter/schema.h"

/* A SchemaLoader.load: `context` is a Slice, the absolute path of the project's root. */
SchemaLoad schema_files_load(void *context, Arena *arena, Slice uri, SchemaText *text,
                             const char **reason, DiagnosticList *problems);

/* The URI of a file of the project, or of a schema that comes with memoc ("memoc:skill"). */
Slice schema_files_uri(Arena *arena, Slice file);

/* Is it "memoc:…"? */
bool schema_files_is_shipped(Slice file);

/* Those that come with memoc, by name: "memoc:agent". In `arena`. */
size_t schema_files_shipped(Arena *arena, Slice **names);

/* The file of "memoc:skill", or NULL. */
const EmbeddedFile *schema_files_find_shipped(Arena *arena, Slice name);

#endif
