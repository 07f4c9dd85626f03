/*
 * suppression.h - what a document's comments say about its findings.
 *
 * A comment is a directive: <!-- memoc-disable-next-line link/broken -->, in front matter # memoc-disable-line date/format. Each rule
 * that it names is a Suppression. check/suppression.h reads them from the document, check/suppression_use.h applies them when all
 * findings are there.
 */
#ifndef DOCUMENT_SUPPRESSION_H
#define DOCUMENT_SUPPRESSION_H

#include "base/slice.h"
#include "base/source.h"

typedef enum SuppressionKind {
    SUPPRESSION_FROM,  /* findings from `at` on, to the end or where it is lifted */
    SUPPRESSION_UNTIL, /* lifts what stands before `at` */
    SUPPRESSION_LINE,  /* findings that begin on the line of `at` */
    SUPPRESSION_FILE,  /* all of the document's, those without a line too */
    SUPPRESSION_KIND_COUNT,
} SuppressionKind;

/* Where there is no finding. */
#define SUPPRESSION_NONE UINT32_MAX

typedef struct Suppression {
    SuppressionKind kind;
    Slice pattern; /* "link/broken", "link/" with a star, a star */
    Position at;
    uint32_t directive; /* which of the document's comments it stands in */
    /* What to say when it suppresses nothing: indexes into Document.unused. */
    uint32_t alone; /* that it does not */
    uint32_t whole; /* that none of its comment does; or SUPPRESSION_NONE */
} Suppression;

typedef struct SuppressionList {
    Suppression *items; /* in the order of the file */
    size_t count;
    size_t capacity;
} SuppressionList;

#endif
