/*
 * sample_records.h - records of documents made from text.
 */
#ifndef UNIT_EXTRACT_SAMPLE_RECORDS_H
#define UNIT_EXTRACT_SAMPLE_RECORDS_H

#include "document/record_writer.h"
#include "extract/extract.h"

#include "unit/sample_document.h"

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>

static inline Document *sample_extract_text(Sample *sample, const char *path, Slice text)
{
    Document *document = sample_read(sample, path, text);

    extract_records(document);
    return document;
}

static inline Document *sample_extract(Sample *sample, const char *text)
{
    return sample_extract_text(sample, "docs/a.md", slice_from_string(text));
}

static inline size_t sample_count(const Document *document, RecordKind kind)
{
    size_t count = 0;

    for (size_t i = 0; i < document->records.count; i++) {
        count += document->records.items[i].kind == kind;
    }
    return count;
}

/* The record of that kind with this number, counted from 0; fails when there is none. */
static inline const Record *sample_record(const Document *document, RecordKind kind, size_t number)
{
    for (size_t i = 0; i < document->records.count; i++) {
        if (document->records.items[i].kind == kind && number-- == 0) {
            return &document->records.items[i];
        }
    }
    fail_msg("no such %s", record_kind_name(kind));
    return NULL;
}

/* As it is written out, with the document's key and path. */
static inline const char *sample_json(Document *document, const Record *record)
{
    Buffer out;
    RecordWriter writer;
    RecordContext context = {.doc = document_key(document->arena, document->path),
                             .path = document->path};

    buffer_init(&out, document->arena);
    record_writer_init(&writer, document->arena, &context);
    record_writer_add(&writer, &out, record, (Slice){NULL, 0});
    return arena_string(document->arena, buffer_slice(&out));
}

/* All records, one a line. */
static inline const char *sample_lines(Document *document)
{
    Buffer out;

    buffer_init(&out, document->arena);
    for (size_t i = 0; i < document->records.count; i++) {
        buffer_add_string(&out, sample_json(document, &document->records.items[i]));
        buffer_add_byte(&out, '\n');
    }
    return arena_string(document->arena, buffer_slice(&out));
}

static inline void assert_slice(Slice actual, const char *expected)
{
    if (!slice_is(actual, expected)) {
        fail_msg("\"%.*s\" is not \"%s\"", SLICE_PRINT(actual), expected);
    }
}

static inline void assert_lines(const Record *record, uint32_t first, uint32_t last)
{
    if (record->first_line != first || record->last_line != last) {
        fail_msg("%.*s is at %u-%u, not %u-%u", SLICE_PRINT(record->id), record->first_line,
                 record->last_line, first, last);
    }
}

static inline bool members_hold(const Record *record, const char *json)
{
    Slice text = slice_from_string(json);

    return slice_find(record->members, text, 0) < record->members.size;
}

static inline void assert_member(const Record *record, const char *json)
{
    if (!members_hold(record, json)) {
        fail_msg("%.*s has no %s: %.*s", SLICE_PRINT(record->id), json,
                 SLICE_PRINT(record->members));
    }
}

static inline void assert_no_member(const Record *record, const char *json)
{
    if (members_hold(record, json)) {
        fail_msg("%.*s has %s: %.*s", SLICE_PRINT(record->id), json, SLICE_PRINT(record->members));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_begin, sample_end)

#endif
