/*
 * route_query.h - where words lead, by a router (router.h).
 *
 * A word of the query leads to the documents of a keyword that it is, or of one that it and the words beside it are; of several the
 * one with the best score counts. A document's score is the mean over all words that lead anywhere. A word that no keyword has is taken for one
 * that is a typing error away.
 */
#ifndef ROUTE_QUERY_H
#define ROUTE_QUERY_H

#include "base/arena.h"
#include "base/slice.h"

/* A keyword that leads to a document. */
typedef struct RouteReason {
    Slice keyword;
    uint32_t score;
    Slice sources; /* JSON array of strings: why */
} RouteReason;

typedef struct RouteResult {
    Slice path; /* as it stands in the router, with the escapes of JSON: a key of `documents` */
    uint32_t score;
    RouteReason *reasons; /* best first */
    size_t reason_count;
    Slice *records; /* each once, likewise: keys of `records` */
    size_t record_count;
} RouteResult;

/* A word of the query that no keyword has, and that is no stop word. */
typedef struct RouteUnknown {
    Slice word;  /* folded */
    Slice taken; /* the word that it was taken for, or empty */
} RouteUnknown;

typedef struct RouteAnswer {
    Slice documents; /* JSON objects, of the router */
    Slice records;
    RouteResult *results; /* best first, then by path */
    size_t count;
    RouteUnknown *unknown;
    size_t unknown_count;
} RouteAnswer;

/* False when `router` is none of this version. Everything lives in `arena` and in `router`. */
bool route_query(RouteAnswer *answer, Arena *arena, Slice router, Slice query);

#endif
