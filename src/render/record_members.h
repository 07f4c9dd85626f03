/*
 * record_members.h - what a record's own members say, in the order in which a page shows them.
 *
 * Members are JSON text ("name":"…","rationale":"…"), without the braces of an object: document/record.h.
 */
#ifndef RENDER_RECORD_MEMBERS_H
#define RENDER_RECORD_MEMBERS_H

#include "base/arena.h"

/* Members as a JSON object, in `arena`. */
Slice record_members_object(Arena *arena, Slice members);

/* A member that is a text, or a list of texts. */
typedef struct RecordText {
    Slice name;  /* "when_to_use" */
    Slice label; /* "When to use" */
    Slice value; /* JSON */
} RecordText;

typedef struct RecordTexts {
    RecordText *items;
    size_t count;
} RecordTexts;

/*
 * Those of `object` that are texts, without the ones that only name the record or stand elsewhere (name, status, statement …): first
 * what the record is about, then what follows from it, then those that filters have added.
 */
RecordTexts record_members_texts(Arena *arena, Slice object);

/*
 * What the record says in a sentence, where a member says it; else empty. A memory of the record takes other members for that, too
 * (document/derived_memory.h), which are shown by themselves otherwise.
 */
Slice record_members_statement(Arena *arena, Slice object, bool is_memory);

#endif
