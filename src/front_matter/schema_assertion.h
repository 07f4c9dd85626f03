/*
 * schema_assertion.h - the keywords that look at one value, not into it (validation, 6.1 to 6.3, and 7).
 */
#ifndef FRONT_MATTER_SCHEMA_ASSERTION_H
#define FRONT_MATTER_SCHEMA_ASSERTION_H

#include "front_matter/schema_run.h"

bool schema_assert_type(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place);

/* enum and const. */
bool schema_assert_choice(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place);

/* Of numbers and strings; true of all else. */
bool schema_assert_number(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place);
bool schema_assert_string(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place);

/* "1 item", "2 items": the noun's plural with an s. */
Slice schema_count_text(SchemaRun *run, uint64_t count, const char *noun);

/* Is the count within the bounds? Else: "has 1 item, fewer than 2". */
bool schema_assert_count(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                         const SchemaBounds *bounds, uint64_t count, const char *noun);

#endif
