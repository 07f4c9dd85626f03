/*
 * memory_schema.h - record/memory-schema: memories in the text that no store of memories would take.
 *
 * A memory is what agents write as JSON in the text (memory.h). What it says is its own, but who it is of, and who says it, are texts,
 * and there is something to remember: mem0's add and search know no others.
 */
#ifndef EXTRACT_MEMORY_SCHEMA_H
#define EXTRACT_MEMORY_SCHEMA_H

#include "extract/extraction.h"

/* Adds a finding for each member of the memory in the block `code`, an object in valid JSON, that is none. */
void memory_schema_check(Extraction *extraction, const Node *code);

#endif
