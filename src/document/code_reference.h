/*
 * code_reference.h - what code a document says that it describes, and when parts of it were verified.
 *
 * Code is named by a key of the front matter (code.field), by lines of the text (code.sources), by code spans that are paths (code.spans),
 * and by marks:
 *
 *     <!-- freshness: last-verified: 2026-03-05, maps-to: src/a.ts -->
 *
 * A mark stands for the section that it is in: its day goes before the document's for the code that it names. Paths are from the
 * project's folder; "src/a.ts:12" and "src/a.ts#L12-L20" are src/a.ts, and lines of it.
 */
#ifndef DOCUMENT_CODE_REFERENCE_H
#define DOCUMENT_CODE_REFERENCE_H

#include "document/freshness.h"
#include "document/line_range.h"

/* Bits of CodeReference.flags. */
enum {
    CODE_HAS_LINES = 1 << 0,
    CODE_SPAN = 1 << 1,     /* it stands in a code span: the text mentions it */
    CODE_RELATIVE = 1 << 2, /* and is written from the document's folder on, with "./" or "../" */
    CODE_FOLDER = 1 << 3,   /* and with a '/' at its end */
    CODE_ALL_FLAGS = (1 << 4) - 1,
};

typedef struct CodeReference {
    Slice
        path; /* a path or glob, normalised; one that leads out of the project begins with "../" */
    Span span;
    uint32_t mark; /* index of the mark that names it + 1; 0: the document does */
    uint32_t flags;
    LineRange lines; /* with CODE_HAS_LINES */
} CodeReference;

typedef struct CodeMark {
    FoundDate verified; /* its span is that of the date, or of the mark when it has none */
} CodeMark;

typedef struct CodeReferenceList {
    CodeReference *items;
    size_t count;
    size_t capacity;
    CodeMark *marks;
    size_t mark_count;
    size_t mark_capacity;
    size_t span_count; /* of items, those in code spans */
    Arena *arena;      /* texts, too */
} CodeReferenceList;

void code_reference_list_init(CodeReferenceList *list, Arena *arena);

/* Adds those of the front matter, which may be NULL. */
void code_references_read_front_matter(CodeReferenceList *list, const Settings *settings,
                                       const Value *front_matter);

/* Adds those of the body's lines. */
void code_references_read_body(CodeReferenceList *list, Arena *scratch, const Settings *settings,
                               Slice body, uint32_t body_offset);

/* Adds the marks in raw HTML that stands at `offset` in the file. */
void code_references_read_html(CodeReferenceList *list, const Settings *settings, Slice html,
                               uint32_t offset);

/* Adds what stands in a code span at `span` of the file, when it is a path; `document` is that of the document. */
void code_references_read_span(CodeReferenceList *list, const Settings *settings, Slice document,
                               Slice text, Span span);

#endif
