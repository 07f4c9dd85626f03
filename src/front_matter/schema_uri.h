/*
 * schema_uri.h - URI references as schemas use them (RFC 3986).
 */
#ifndef FRONT_MATTER_SCHEMA_URI_H
#define FRONT_MATTER_SCHEMA_URI_H

#include "base/arena.h"
#include "base/slice.h"

/* "s://host/a/b?q#f" in its parts, which are parts of the text. */
typedef struct SchemaUri {
    Slice scheme;    /* without ":" */
    Slice authority; /* without "//" */
    Slice path;
    Slice query;    /* without "?" */
    Slice fragment; /* without "#" */
    bool has_authority;
    bool has_query;
    bool has_fragment;
} SchemaUri;

/* By appendix B of RFC 3986: every text has parts. */
SchemaUri schema_uri_split(Slice text);

/* `reference` as seen from `base` (section 5.2), without its fragment. In `arena`, or a part of an argument. */
Slice schema_uri_resolve(Arena *arena, Slice base, Slice reference);

#endif
