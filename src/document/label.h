/*
 * label.h - bold labels with a value: "**Rationale:** NULL values are no duplicates".
 *
 * A label is bold text with a colon at its end or right behind it. It stands at the start of a paragraph or of one of its lines,
 * after at most a list marker or an emoji; or anywhere behind another label of the same paragraph, as formatters run labels
 * together. It has at most LABEL_LIMIT characters and no sentence ends in it. Bold without a colon is none, nor is
 * "**Commit 1: Schema**", which takes the place of a heading. Tables and headings have no labels.
 */
#ifndef DOCUMENT_LABEL_H
#define DOCUMENT_LABEL_H

#include "base/buffer.h"
#include "document/node.h"

enum { LABEL_LIMIT = 60 };

typedef struct Label {
    Slice text;         /* plain, without the colon */
    const Node *strong; /* the bold node */
    const Node *value;  /* the first inline behind it; equal to `end` when there is none */
    const Node *end;    /* the inline behind the value; NULL at the end of the paragraph */
    size_t
        skipped; /* bytes of the value's first text that are the label's: the colon of "**Label**:" */
} Label;

/* Finds the labels of a paragraph, one after the other. */
typedef struct LabelReader {
    Arena *arena;
    Label next; /* the label that was found, when there is one: without its end */
    bool has_next;
} LabelReader;

/* `paragraph` is a NODE_PARA; texts live in the tree or in `arena`. */
void label_reader_init(LabelReader *reader, Arena *arena, const Node *paragraph);

/* False when there is no further label. */
bool label_next(LabelReader *reader, Label *label);

/* Does the paragraph have a label? */
bool label_is_in(Arena *arena, const Node *paragraph);

/* Is the paragraph nothing but bold text: a label with a line of its own, or what takes the place of a heading? */
bool label_is_bold_line(const Node *paragraph);

/* The plain text of the value on one line, without what separates it from the next label ("|", "·"). */
Slice label_value(Arena *arena, const Label *label);

/* The end of the value in the file, or of the label when it has none. */
uint32_t label_value_end(const Label *label);

/* The label as a key: lower case, "_" for each run of what is no letter, mark or number ("why_partial_full_unique"). */
Slice label_key(Arena *arena, Slice text);

#endif
