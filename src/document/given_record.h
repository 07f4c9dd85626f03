/*
 * given_record.h - what a filter says is a record (memoc.record).
 *
 * A filter names the kind, what it is called, and where it stands; the rest of a record is made by extract/, when the tree is what
 * filters left. All of it lives in the document's arena.
 */
#ifndef DOCUMENT_GIVEN_RECORD_H
#define DOCUMENT_GIVEN_RECORD_H

#include "document/node.h"
#include "document/record.h"

typedef struct GivenRecord {
    RecordKind kind; /* record_kind_is_given */
    Slice title;
    Slice text;         /* empty: what stands in its lines */
    Slice status;       /* of a decision; empty: the document's */
    Slice members;      /* as in Record */
    const Node *source; /* of the tree before filters; NULL: the whole document */
} GivenRecord;

typedef struct GivenRecordList {
    GivenRecord *items;
    size_t count;
    size_t capacity;
    Arena *arena;
} GivenRecordList;

void given_record_add(GivenRecordList *list, const GivenRecord *record);

#endif
