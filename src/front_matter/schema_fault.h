/*
 * schema_fault.h - what does not fit, in words.
 */
#ifndef FRONT_MATTER_SCHEMA_FAULT_H
#define FRONT_MATTER_SCHEMA_FAULT_H

#include "front_matter/schema_run.h"

/*
 * Adds a fault of the value at `place`; NULL when nobody asks, or enough were found. The message begins with the place:
 * `"owner.team" ` and the format.
 */
SchemaFault *schema_fault_add(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                              SchemaFaultKind kind, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* `"owner.team"`, `the key "Team"`, or `the front matter`, in run->arena. */
Slice schema_fault_subject(SchemaRun *run, const SchemaPlace *place);

/* "owner.team": its path, with a key behind it unless that is empty. */
Slice schema_fault_path(SchemaRun *run, const SchemaPlace *place, Slice key);

/* "7", "\"seven\"", "a list": as it was written, cut. */
Slice schema_fault_show(SchemaRun *run, const Value *value);

/* "a string", "a string, a list or null". */
Slice schema_fault_types(SchemaRun *run, uint32_t types);

/* That the value is of none of the types. */
void schema_fault_add_type(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                           uint32_t types);

#endif
