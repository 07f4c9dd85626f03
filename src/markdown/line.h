/*
 * line.h - lines of the clean text, and where their content begins behind the markers of the blocks around it.
 *
 * cmark-gfm tells on which line a block begins, but its columns cannot be trusted (src/markdown/markdown.h). So we walk the line
 * start ourselves, by the rules of CommonMark 0.29 ("block structure", phase 1): a tab reaches to the next column that is a
 * multiple of four, a block quote takes "> ", a list item its indentation, a footnote definition four columns.
 */
#ifndef MARKDOWN_LINE_H
#define MARKDOWN_LINE_H

#include "base/arena.h"
#include "base/slice.h"

typedef struct LineIndex {
    Slice text;
    uint32_t *starts; /* count + 1 of them: the last is the size of the text */
    uint32_t count;
} LineIndex;

void line_index_init(LineIndex *index, Arena *arena, Slice text);

/* Offsets of the first byte of a line (0-based) and of its line end. */
uint32_t line_start(const LineIndex *index, uint32_t line);
uint32_t line_end(const LineIndex *index, uint32_t line);

/* A place in a line while its beginning is walked. */
typedef struct LineCursor {
    uint32_t offset; /* bytes into the text */
    uint32_t column; /* 0-based, tabs expanded */
    uint32_t end;    /* offset of the line end */
    bool inside_tab; /* the tab at `offset` is used up in part */
} LineCursor;

/* Passes spaces and tabs; returns how many columns they took. */
uint32_t line_cursor_skip_blanks(const LineIndex *index, LineCursor *cursor);
bool line_cursor_is_blank(const LineIndex *index, LineCursor cursor);

typedef enum ContainerKind { CONTAINER_QUOTE, CONTAINER_ITEM, CONTAINER_FOOTNOTE } ContainerKind;

typedef struct Container {
    ContainerKind kind;
    uint32_t line;    /* where its marker is */
    uint32_t indent;  /* item: columns of marker and padding */
    LineCursor after; /* on that line, behind the marker */
} Container;

/* The blocks around the current one, outermost first. */
typedef struct ContainerStack {
    Container *items;
    size_t count;
    size_t capacity;
    Arena *arena;
} ContainerStack;

/*
 * Walks the beginning of `line` through all open containers. Returns false when one of them does not continue on this line (a
 * lazy continuation line, or the end of the container); the cursor then stands where the walk stopped.
 */
bool container_enter_line(const ContainerStack *stack, const LineIndex *index, uint32_t line,
                          LineCursor *cursor);

/* Opens a container whose marker stands at the cursor, blanks skipped. Returns the marker's offset. */
uint32_t container_open_quote(ContainerStack *stack, const LineIndex *index, uint32_t line,
                              LineCursor cursor);
uint32_t container_open_item(ContainerStack *stack, const LineIndex *index, uint32_t line,
                             LineCursor cursor);
uint32_t container_open_footnote(ContainerStack *stack, const LineIndex *index, uint32_t line,
                                 LineCursor cursor);
void container_close(ContainerStack *stack);

/* Passes the task marker that cmark-gfm consumes at the newest container: always three bytes. */
void container_pass_task(ContainerStack *stack);

#endif
