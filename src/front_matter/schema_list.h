/*
 * schema_list.h - the keywords that look into lists: JSON Schema's arrays.
 */
#ifndef FRONT_MATTER_SCHEMA_LIST_H
#define FRONT_MATTER_SCHEMA_LIST_H

#include "front_matter/schema_run.h"

/* All but unevaluatedItems; true of what is no list. */
bool schema_apply_list(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                       SchemaMarks *marks);

/* unevaluatedItems: of those that `marks` does not have. */
bool schema_apply_unevaluated_items(SchemaRun *run, const SchemaNode *node,
                                    const SchemaPlace *place, SchemaMarks *marks);

#endif
