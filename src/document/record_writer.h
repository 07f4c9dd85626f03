/*
 * record_writer.h - records of one page as JSON.
 *
 * A record repeats what all of its page say (path, status, dates) and what all of its section say (headings, url), so that it can be
 * read alone; that is more than half of it. The writer makes these members once and copies them.
 */
#ifndef DOCUMENT_RECORD_WRITER_H
#define DOCUMENT_RECORD_WRITER_H

#include "base/json.h"
#include "document/record.h"

/* What the site and today say of a page. */
typedef struct RecordContext {
    Slice doc;  /* path without extension, NFC */
    Slice path; /* of the file, relative to the project */
    Slice url;  /* of the page, relative to the site's root; the anchor is added; may be empty */
    Slice status;
    Slice *tags;
    size_t tag_count;
    Slice last_updated; /* ISO; may be empty */
    bool has_staleness;
    bool stale;
} RecordContext;

/* Members as JSON, each with a comma before it; its own but for init and add. */
typedef struct RecordWriter {
    Slice url;    /* of the page */
    Buffer place; /* doc, path */
    Buffer tags;
    Buffer status;
    Buffer freshness; /* last_updated, stale */
    /* Of the section that the last record stood in. */
    const Slice *section_path; /* NULL: of none yet */
    size_t section_count;
    Slice section_anchor;
    Buffer sections;
    Buffer anchor;
    Buffer section_url;
} RecordWriter;

/* What the context points at must outlive the writer. */
void record_writer_init(RecordWriter *writer, Arena *arena, const RecordContext *context);

/*
 * Adds one JSON object with the common fields in EXTRACTION.md's order, then the kind's, then `more`: JSON members that only the whole
 * site or today tells (a link's "ok" and "suggestion", a document's "staleness" and "links_in"), or nothing. What is empty is left
 * out. The anchor is percent-encoded in the url. Records of one section are best written one after the other; the section_path of the
 * last must not change before the next.
 *
 * Where a kind has a member of the same name, it has that one: a link's "anchor" is that of its target (its own section's is in
 * "url"), a document's "status" is an object, a decision's is its own.
 */
void record_writer_add(RecordWriter *writer, Buffer *out, const Record *record, Slice more);

/* The member "lines": [first, last] of an object that is being written, for what stands inside of a record. */
void record_write_lines(JsonWriter *out, uint32_t first, uint32_t last);

#endif
