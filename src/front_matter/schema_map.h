/*
 * schema_map.h - the keywords that look into maps: JSON Schema's objects.
 */
#ifndef FRONT_MATTER_SCHEMA_MAP_H
#define FRONT_MATTER_SCHEMA_MAP_H

#include "front_matter/schema_run.h"

/* All but unevaluatedProperties and dependentSchemas; true of what is no map. */
bool schema_apply_map(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                      SchemaMarks *marks);

/* unevaluatedProperties: of those that `marks` does not have. */
bool schema_apply_unevaluated_properties(SchemaRun *run, const SchemaNode *node,
                                         const SchemaPlace *place, SchemaMarks *marks);

#endif
