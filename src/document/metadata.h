/*
 * metadata.h - what a document says of itself: title, status, owner, dates.
 *
 * Read once from front matter and first heading; checks, records and pages all use this.
 */
#ifndef DOCUMENT_METADATA_H
#define DOCUMENT_METADATA_H

#include "document/freshness.h"
#include "document/node.h"
#include "document/settings.h"
#include "document/value.h"

typedef struct Status {
    Slice raw;       /* as written: "DRAFT (hardened 2026-06-21)"; empty when there is none */
    Slice word;      /* the part of it that names the status */
    Slice base;      /* the known status it means, else the raw one without qualifier */
    Slice qualifier; /* "hardened 2026-06-21" */
    bool known;
    bool exact; /* written just as the settings spell it, or one of its aliases */
    Span span;
} Status;

typedef struct Metadata {
    Slice title;    /* front matter title, else first H1, else front matter name, else file name */
    bool has_title; /* it did not come from the file name */
    Slice description; /* front matter; may be empty */
    Slice doc_type;    /* front matter type, else by path, else "doc" */
    Status status;
    Slice owner; /* owner or owners, maintainer: joined by ", " */
    Slice audience;
    Slice agent; /* front matter agent, without "agent:" */
    SliceList tags;
    bool draft; /* front matter draft: true */
    Freshness freshness;
} Metadata;

/*
 * `front_matter` may be NULL; `tree` may have no blocks. Texts are those of front matter and tree, or in `arena`.
 */
void metadata_read(Metadata *metadata, Arena *arena, const Settings *settings,
                   const Value *front_matter, const Tree *tree, Slice path);

/*
 * Reads a status by the settings, without case: "draft (x)" and "✅ DRAFT - x" are DRAFT with qualifier x. A qualifier stands in
 * brackets or behind a dash with spaces around it, a colon, comma or semicolon. `span` is not set.
 */
void status_read(Status *status, const Settings *settings, Slice raw);

#endif
