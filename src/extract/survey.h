/*
 * survey.h - what a document consists of, before anything is recognised in it.
 *
 * One walk over the blocks of a tree finds its sections, its labelled values, and the blocks that records are made of. Every
 * recogniser reads this instead of walking again. Everything lives in the document's arena.
 */
#ifndef EXTRACT_SURVEY_H
#define EXTRACT_SURVEY_H

#include "base/map.h"
#include "document/document.h"

typedef struct Field Field;

/* A heading with its own lines: up to the next heading of any level, without blank lines at the end. */
typedef struct Section {
    const Node *header; /* NULL: the preamble, what stands before the first heading */
    Slice title;
    Slice anchor; /* empty: the preamble, a heading without letters */
    Slice key;    /* what stands for it in ids */
    Slice *path;  /* plain texts of the headings above it, the first one's first, and its own */
    size_t path_count;
    Span span; /* its own lines */
    Field *first_field;
    Field *last_field;
    Map names; /* of its fields: how many have the same key; unset when it has none */
    uint32_t counts[RECORD_KIND_COUNT]; /* records that have a number in it */
} Section;

/* A label and its value. */
struct Field {
    Section *section;
    Slice label;
    Slice key;
    Slice name;    /* the key, with "-2", "-3" … when the section has it again */
    Slice value;   /* plain text, at most FIELD_VALUE_LIMIT characters */
    Span span;     /* from the label to the end of the value */
    bool is_block; /* the value is the blocks behind the label's paragraph: */
    const Node *first_block;
    const Node *last_block;
    bool of_document; /* it tells of the whole document, not only of its section */
    Field *next;      /* in the document */
    Field *next_in_section;
};

enum { FIELD_VALUE_LIMIT = 10000 };

/* A block, and where it is. */
typedef struct Place {
    const Node *node;
    Section *section;
    Slice lead_in; /* what leads to it: lead_in.h; tasks have none */
} Place;

typedef struct PlaceList {
    Place *items;
    size_t count;
    size_t capacity;
} PlaceList;

typedef struct Survey {
    Section *sections; /* the preamble first, though it may be empty */
    size_t section_count;
    bool has_preamble; /* something stands before the first heading that is not HTML */
    Field *first_field;
    Field *last_field;
    size_t field_count;
    PlaceList code;
    PlaceList tables;
    PlaceList tasks; /* list items with a box */
} Survey;

/* `document` has its outline (document_collect). Headings in footnotes are part of the section that the footnote is in. */
void survey_make(Survey *survey, Document *document);

/* The section in whose lines a place of the file is. */
Section *survey_section_at(const Survey *survey, uint32_t offset);

#endif
