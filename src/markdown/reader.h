/*
 * reader.h - the state of turning one cmark-gfm tree into ours.
 */
#ifndef MARKDOWN_READER_H
#define MARKDOWN_READER_H

#include "document/dialect.h"
#include "document/node.h"
#include "markdown/clean_text.h"
#include "markdown/content.h"
#include "markdown/line.h"
#include "markdown/table_row.h"

typedef struct Reader {
    Tree *tree;
    Arena *arena;   /* the tree's */
    Arena *scratch; /* forgotten after the parse */
    Dialect dialect;
    CleanText clean;
    LineIndex lines;
    ContainerStack containers;
    uint32_t next_line; /* first line that no block has claimed yet: where definitions may stand */
    TableRow row;       /* of the current table row */
    size_t definition_capacity;
    size_t footnote_capacity;
    Node **notes; /* all of them, in the order of cmark-gfm's tree */
    size_t note_count;
    size_t note_capacity;
    bool too_deep; /* inlines are nested beyond the limit */
} Reader;

/* Offsets into the clean text -> a span of the file. */
Span reader_span(const Reader *reader, uint32_t start, uint32_t end);

#endif
