/*
 * fingerprint.h - which finding it is, wherever in its file it stands now.
 *
 * A finding keeps its fingerprint when lines come and go above it, when its message is worded anew, and when rules or documents
 * are looked at that were not before: the fingerprint is of its rule, its path, the text at fault (Diagnostic.text_hash; the message
 * where there is no such text), and of how many findings of the same three stand before it. It is made of text alone, so that it
 * is the same on every machine.
 */
#ifndef BASE_FINGERPRINT_H
#define BASE_FINGERPRINT_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/slice.h"

typedef struct Fingerprint {
    Slice whole;   /* 32 lower-case hex digits; no two in a list are equal */
    Slice content; /* the same of rule and text at fault only: what stays when a file is renamed */
    uint32_t ordinal; /* findings of this rule, path and text before this one in the list */
} Fingerprint;

/*
 * Those of all findings of a list, in its order, which is that of diagnostic_list_sort. A list may hold some of the project's
 * files only, but of a file all findings: what is left out before shifts the ordinals of those that are equal.
 */
Fingerprint *fingerprint_list(Arena *arena, const DiagnosticList *findings);

#endif
