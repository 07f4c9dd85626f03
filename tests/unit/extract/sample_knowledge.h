/*
 * sample_knowledge.h - texts, and the records of knowledge that are told in them.
 */
#ifndef UNIT_EXTRACT_SAMPLE_KNOWLEDGE_H
#define UNIT_EXTRACT_SAMPLE_KNOWLEDGE_H

#include "unit/extract/sample_records.h"

/* Records of knowledge, a line each: "kind line title [rule]". */
static inline const char *list_knowledge(Document *document)
{
    Buffer out;

    buffer_init(&out, document->arena);
    for (size_t i = 0; i < document->records.count; i++) {
        const Record *record = &document->records.items[i];

        if (record->kind < RECORD_PATTERN || record->kind == RECORD_MEMORY) {
            continue;
        }
        Slice rule =
            slice_from(record->members, slice_find(record->members, SLICE("\"rule\":\""), 0) + 8);

        rule = slice_part(rule, 0, slice_find_byte(rule, '"', 0));
        buffer_add_format(&out, "%s %u %.*s [%.*s]\n", record_kind_name(record->kind),
                          record->first_line, SLICE_PRINT(record->title), SLICE_PRINT(rule));
    }
    return arena_string(document->arena, buffer_slice(&out));
}

/* `records` are what list_knowledge says of the text. */
typedef struct Case {
    const char *text;
    const char *records;
} Case;

static inline void check_at(void **state, const char *path, const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Document *document = sample_extract_text(*state, path, slice_from_string(cases[i].text));
        const char *found = list_knowledge(document);

        if (strcmp(found, cases[i].records) != 0) {
            fail_msg("%s\n--- found\n%s--- expected\n%s", cases[i].text, found, cases[i].records);
        }
    }
}

#define CHECK(state, path, cases) check_at(state, path, cases, sizeof(cases) / sizeof *(cases))

#endif
