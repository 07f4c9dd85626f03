/*
 * record_member.h - what records of knowledge have from labels: "**Why:** …" is the rationale of a pattern.
 *
 * A subsection that is called like a label ("### Why") gives the member, too. extract/ reads them; a project may name more labels
 * (records.recognise in memoc.yaml).
 */
#ifndef DOCUMENT_RECORD_MEMBER_H
#define DOCUMENT_RECORD_MEMBER_H

#include "document/record.h"

enum { MEMBER_KEYS_MOST = 8 };

typedef enum MemberForm {
    MEMBER_TEXT,
    MEMBER_TEXTS, /* the items of a list */
    MEMBER_OWN    /* a text that is found elsewhere, too, where no label gives it */
} MemberForm;

typedef struct RecordMember {
    const char *name;
    uint32_t kinds; /* that have it: 1 << RecordKind */
    MemberForm form;
    const char *keys[MEMBER_KEYS_MOST]; /* of labels (label_key); ends with NULL */
} RecordMember;

/* All of them, in the order in which they are written. */
const RecordMember *record_members(size_t *count);

/* The member called `name` of a kind, or NULL. */
const RecordMember *record_member_find(RecordKind kind, Slice name);

#endif
