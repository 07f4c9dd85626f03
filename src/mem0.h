/*
 * mem0.h - memories in the form in which mem0 takes them (its method add, POST /v1/memories/).
 *
 *     {"messages": [{"role": "user", "content": "…"}], "user_id", "agent_id", "metadata": {…}, "expiration_date": "2026-07-18"}
 */
#ifndef MEM0_H
#define MEM0_H

#include "document/record_writer.h"

/*
 * Adds the object for a record of the kind memory. `due` is the day on which the document must be reviewed, ISO, and its memories end;
 * it may be empty. `arena` is used on the way.
 */
void mem0_write(Buffer *out, Arena *arena, const RecordContext *context, const Record *memory,
                Slice due);

#endif
