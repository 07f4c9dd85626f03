/*
 * derived_memory.h - what agents remember of a record: a pattern, a decision, a lesson as a memory (EXTRACTION.md, "memory").
 *
 *     {"userId": "project", "agentId", "role": "system", "content": {"type": "pattern", "name", "statement", "rationale", "when_to_use",
 *      "code", "source": {"path", "lines", "anchor", "url"}, "status", "last_updated", "stale"}}
 *
 * It is made when records are written: all that it says is said by the record it is made of, and by the site.
 */
#ifndef DOCUMENT_DERIVED_MEMORY_H
#define DOCUMENT_DERIVED_MEMORY_H

#include "document/record_writer.h"
#include "document/settings.h"

/* Do records of this kind become memories? */
bool derived_memory_is_wanted(const Settings *settings, RecordKind kind);

/*
 * The memory of a record, as a record of the kind memory: "memory:doc#section/pattern". `agent` may be empty. Its texts live in `arena`.
 */
Record derived_memory_make(Arena *arena, const Settings *settings, const RecordContext *context,
                           Slice agent, const Record *record);

#endif
