/*
 * extraction.h - one document while records are made of it.
 *
 * A recogniser adds a record with what all kinds share, then writes its members:
 *
 *     Record *record = extraction_add_numbered(extraction, RECORD_TASK, place->section, span);
 *     JsonWriter *out = extraction_begin_members(extraction);
 *
 *     json_write_boolean_field(out, "done", true);
 *     extraction_end_members(extraction, record);
 *
 * Records and their texts live in the document's arena; what is needed on the way, in its scratch arena.
 */
#ifndef EXTRACT_EXTRACTION_H
#define EXTRACT_EXTRACTION_H

#include "extract/survey.h"

/* Where the document's agent is named (agent.h), in the order in which it was looked for. */
typedef struct AgentName AgentName;
typedef struct AgentNames {
    AgentName *first;
    AgentName *last;
    bool has_own; /* one of them is in front matter or in a label */
} AgentNames;

typedef struct Extraction {
    Document *document;
    Arena *arena;
    Slice key; /* document_key */
    Survey survey;
    AgentNames agents;
    Buffer buffer; /* of what is being written */
    JsonWriter json;
} Extraction;

void extraction_init(Extraction *extraction, Document *document);

/*
 * A record at the end of the document's list, made of the bytes of `span`: with lines, hash, place and the id
 * "kind:doc#section/slug". No two of a kind in a section may have the same slug. Valid until the next one is added.
 */
Record *extraction_add_named(Extraction *extraction, RecordKind kind, const Section *section,
                             Span span, Slice slug);

/* The same, with the number that it has among those of its kind in the section for a slug. */
Record *extraction_add_numbered(Extraction *extraction, RecordKind kind, Section *section,
                                Span span);

/*
 * The same for a kind of which a section should have one: "kind:doc#section". A second one gets "~2" behind its id, and is told of
 * (record/duplicate-id). `section` may be NULL, for what is no part of one: "kind:doc#".
 */
Record *extraction_add(Extraction *extraction, RecordKind kind, Section *section, Span span);

/* Where the members of a record are written. They end before the next record's begin. */
JsonWriter *extraction_begin_members(Extraction *extraction);
void extraction_end_members(Extraction *extraction, Record *record);

/* Of a span, without blank lines at its end; counted from 1, inclusive. */
typedef struct Lines {
    uint32_t first;
    uint32_t last;
} Lines;

Lines extraction_lines(Extraction *extraction, Span span);

/* The first RECORD_TEXT_LIMIT characters of a text; of what stands from `first` to `end` in the tree (text_add_range). */
Slice extraction_excerpt(Slice text);
Slice extraction_excerpt_range(Extraction *extraction, const Node *first, const Node *end);

#endif
