/*
 * schema_cycle.h - schemas that ask of a value what they ask of it: without end.
 */
#ifndef FRONT_MATTER_SCHEMA_CYCLE_H
#define FRONT_MATTER_SCHEMA_CYCLE_H

#include "front_matter/schema_compile.h"

/* As deep as schemas may apply schemas to the same value, and values in it. */
enum { SCHEMA_DEPTH_LIMIT = 400 };

/*
 * Tells of the first cycle of `$ref`, allOf, anyOf, oneOf, not and if, all of which look at the same value; and of what is as deep as
 * one. What `$dynamicRef`, then, else and dependentSchemas may add is known when a value is validated.
 */
void schema_cycle_check(SchemaCompiler *compiler);

#endif
