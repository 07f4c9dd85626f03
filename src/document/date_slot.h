/*
 * date_slot.h - where a document that has no date can get one: an edit of which only history knows the day.
 *
 * Found by check/ where the source is, and completed by check/ where git was asked (check/dating.h).
 */
#ifndef DOCUMENT_DATE_SLOT_H
#define DOCUMENT_DATE_SLOT_H

#include "base/date.h"
#include "base/source.h"

typedef enum DateSlotKind {
    DATE_SLOT_NONE,  /* nothing is certain: a person is to write the date */
    DATE_SLOT_KEY,   /* a line of the front matter, or the value of its key: mends date/missing */
    DATE_SLOT_BLOCK, /* with the front matter that is not there: mends front-matter/missing */
} DateSlotKind;

enum { DATE_SLOT_KIND_COUNT = DATE_SLOT_BLOCK + 1 };

typedef struct DateSlot {
    DateSlotKind kind;
    Span span;      /* what the edit replaces */
    Slice field;    /* the key */
    bool is_inside; /* the key is one of a map in the front matter: "ms: {date: …}" for ms.date */
    Slice before;   /* what stands before the day in the new text */
    Slice after;    /* what stands behind it */
    Slice written;  /* the empty value that the day replaces, for its quotes; may be empty */
    Date least; /* the day that the text itself says, when that is a later one; else DATE_FIRST */
} DateSlot;

#endif
