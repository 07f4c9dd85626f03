/*
 * schema_infer.h - from front matter to a schema that all of it fits.
 *
 * What is seen in every map is required; what is always of one form has a format; texts that repeat are choices. Values are looked at
 * one after the other, and are not needed afterwards, but for their texts. The schema depends on the values and their order alone.
 */
#ifndef FRONT_MATTER_SCHEMA_INFER_H
#define FRONT_MATTER_SCHEMA_INFER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "document/value.h"

/* What was seen at one place of the values. */
typedef struct SchemaShape SchemaShape;

SchemaShape *schema_shape_new(Arena *arena);

/* Looks at one more value. Texts are copied into the shape's arena. */
void schema_shape_add(SchemaShape *shape, const Value *value);

/* A whole schema of JSON Schema 2020-12, indented by two spaces, with a final line end. */
void schema_shape_write(Buffer *out, const SchemaShape *shape);

#endif
