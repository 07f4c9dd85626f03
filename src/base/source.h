/*
 * source.h - one file as it was read, and places in it.
 *
 * Places are byte offsets into the file as read: a BOM, front matter and CR count. Line and column are computed only when
 * they are shown. A line ends with LF, CR LF or a lone CR (CommonMark 0.29, 2.1).
 */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/arena.h"
#include "base/slice.h"

typedef struct Span {
    uint32_t start; /* bytes from the start of the file: [start, end) */
    uint32_t end;
} Span;

typedef struct Position {
    uint32_t line;   /* 1-based */
    uint32_t column; /* 1-based, in code points */
} Position;

typedef struct Source {
    Slice path;            /* relative to the project, for messages */
    Slice bytes;           /* lives in `arena` */
    uint32_t *line_starts; /* made by the first look-up; the last may be the end of the file */
    size_t line_start_count;
    struct SourceMark *marks; /* made by the first look-up far into a long line: see source.c */
    size_t mark_count;
    Arena *arena;
} Source;

/* `bytes` must be smaller than 4 GiB. */
void source_init(Source *source, Arena *arena, Slice path, Slice bytes);

/* Offsets beyond the end count as the end. An invalid byte counts as one code point. */
Position source_position(Source *source, uint32_t offset);

/* The line that holds `offset`, 1-based: cheaper than source_position. */
uint32_t source_line_number(Source *source, uint32_t offset);

/* Offset of the first byte of a line (1-based); the size of the file for lines after the last. */
uint32_t source_line_start(Source *source, uint32_t line);

/* The bytes of a line without its line end. */
Slice source_line(Source *source, uint32_t line);

/*
 * How many lines there are: a final line end begins no further line, though the place after it is at the start of one
 * ("a\n" has one line, its end is at 2:1).
 */
uint32_t source_line_count(Source *source);

/* The bytes of a span; what lies beyond the end of the file is left out. */
Slice source_text(const Source *source, Span span);

#endif
