/*
 * schema_branch.h - the keywords that try several schemas on one value: anyOf, oneOf, not, if (core, 10.2).
 */
#ifndef FRONT_MATTER_SCHEMA_BRANCH_H
#define FRONT_MATTER_SCHEMA_BRANCH_H

#include "front_matter/schema_run.h"

/*
 * Where nothing fits, what is told is what most likely was meant: when all forms ask for other types, these; when one form alone has the
 * right type, what is wrong by it.
 */
bool schema_apply_branches(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                           SchemaMarks *marks);

#endif
