/*
 * schema_format.h - the formats of JSON Schema (validation, 7.3), as assertions about strings.
 *
 * All but idn-hostname; iri and iri-reference are URIs with other letters than ASCII's. Formats that are not known assert nothing.
 */
#ifndef FRONT_MATTER_SCHEMA_FORMAT_H
#define FRONT_MATTER_SCHEMA_FORMAT_H

#include "base/arena.h"
#include "base/slice.h"

typedef struct SchemaFormat {
    const char *name;
    const char *noun; /* "a date such as 2026-03-05" */
    bool (*fits)(Arena *arena, Slice text);
} SchemaFormat;

/* NULL when there is none of this name. */
const SchemaFormat *schema_format_find(Slice name);

/* All of them, for suggestions. */
const SchemaFormat *schema_formats(size_t *count);

#endif
