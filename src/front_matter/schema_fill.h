/*
 * schema_fill.h - what schemas leave no choice about: for front matter that is written by a program.
 */
#ifndef FRONT_MATTER_SCHEMA_FILL_H
#define FRONT_MATTER_SCHEMA_FILL_H

#include "front_matter/schema_set.h"

/*
 * Do the schemas find no more wrong with the document when its front matter is `values` and also has `value` under `key`, in the place of
 * what it has there? Findings that are off count as well, but for front-matter/unknown-key. Uses the document's scratch memory.
 */
bool schema_fill_takes(const SchemaSet *set, const Document *document, const Value *values,
                       Slice key, Value *value);

/* `values` with one more pair, or with another value for that key; in `arena`. */
Value *schema_fill_with(Arena *arena, const Value *values, Slice key, Value *value);

/*
 * Adds to `values`, a map, the keys that schemas of the document require and of which they fix the value: by `const`, an `enum` of one, or
 * `default`; not where it would be wrong for another one. In the document's arena.
 */
Value *schema_fill_fixed(const SchemaSet *set, const Document *document, Value *values);

#endif
