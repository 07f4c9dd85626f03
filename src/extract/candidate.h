/*
 * candidate.h - what is going to be a record of knowledge, and where it stands.
 */
#ifndef EXTRACT_CANDIDATE_H
#define EXTRACT_CANDIDATE_H

#include "extract/topic.h"

typedef struct Candidate {
    RecordKind kind;
    const char *rule;
    Topic *topic; /* in which it stands, or which it is all of */
    bool is_topic;
    Topic *workflow; /* of a step */
    Span span;
    const Node *first; /* its text: up to `end`; NULL: `detail` */
    const Node *end;
    Slice name;
    Slice qualifier;
    Slice detail;    /* what is said of it behind its name, of items, labels and rows */
    Slice statement; /* what it says, of these; empty: its name */
    int ordinal;     /* 0: none */
    const Field
        *first_field; /* the first label that is not before it; of topics, that of their section */
} Candidate;

typedef struct CandidateList {
    Candidate *items;
    size_t count;
    size_t capacity;
    Arena *arena;
} CandidateList;

/* Adds one; it may be changed until the next is added. */
Candidate *candidate_add(CandidateList *list, RecordKind kind, const char *rule, Topic *topic);

/* Some of them, one behind the other: from `first` up to `end`. */
typedef struct CandidateRange {
    size_t first;
    size_t end;
} CandidateRange;

/* What the rules for parts of sections look for them with. */
typedef struct PartFinder {
    const Extraction *extraction;
    Arena *arena; /* of the document */
    CandidateList *candidates;
} PartFinder;

#endif
