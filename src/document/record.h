/*
 * record.h - what memoc has found in a document, as data (EXTRACTION.md).
 *
 * The members that all records share are fields here; those of the kind are JSON text, written by extract/. What depends on the
 * whole site or on today (url, status, last_updated, stale) is added when a record is written out (record_writer.h).
 */
#ifndef DOCUMENT_RECORD_H
#define DOCUMENT_RECORD_H

#include "base/arena.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/slice.h"
#include "document/node.h"

typedef enum RecordKind {
    RECORD_DOCUMENT,
    RECORD_SECTION,
    RECORD_CODE,
    RECORD_FIELD,
    RECORD_TABLE,
    RECORD_LINK,
    RECORD_TASK,
    RECORD_STAMP,
    /* Recognised in the text, or made by filters: given_record.h. */
    RECORD_PATTERN,
    RECORD_ANTI_PATTERN,
    RECORD_PRACTICE,
    RECORD_DECISION,
    RECORD_TAKEAWAY,
    RECORD_LESSON,
    RECORD_WORKFLOW,
    RECORD_STEP,
    RECORD_MEMORY,
    RECORD_KIND_COUNT,
} RecordKind;

const char *record_kind_name(RecordKind kind); /* "code" */

/* Of those above that filters may make. */
bool record_kind_is_given(RecordKind kind);

/* False when no kind is called that. */
bool record_kind_parse(Slice name, RecordKind *kind);

enum { RECORD_TEXT_LIMIT = 500 };

typedef struct Record {
    RecordKind kind;
    Slice id;
    Slice title;         /* the record's name: heading text, label, …; may be empty */
    Slice *section_path; /* plain heading texts, H1 first */
    size_t section_count;
    Slice anchor;        /* of its section; may be empty */
    uint32_t first_line; /* 1-based, inclusive, in the file */
    uint32_t last_line;
    Slice text;    /* plain, at most RECORD_TEXT_LIMIT characters */
    Slice lang;    /* code: normalised language; may be empty */
    Hash128 hash;  /* of its source bytes */
    Slice labels;  /* JSON object of its fields' values by key, or empty */
    Slice members; /* JSON members of its kind: "\"done\":true,\"x\":1"; may be empty */
    /* What its text is, in the document's tree: from `first` on, up to `end` (NULL: all that follows). In units, both NULL. */
    const Node *first;
    const Node *end;
} Record;

typedef struct RecordList {
    Record *items;
    size_t count;
    size_t capacity;
    Arena *arena;
} RecordList;

void record_list_init(RecordList *list, Arena *arena);

/* A record of that kind at the end of the list, otherwise empty; valid until the next addition. */
Record *record_list_add(RecordList *list, RecordKind kind);

#endif
