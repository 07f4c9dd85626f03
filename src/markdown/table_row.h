/*
 * table_row.h - where the cells of a table row stand (GFM 4.10), by the rules of cmark-gfm's table extension.
 */
#ifndef MARKDOWN_TABLE_ROW_H
#define MARKDOWN_TABLE_ROW_H

#include "base/arena.h"
#include "base/slice.h"

typedef struct TableCell {
    uint32_t
        start; /* offsets into the row, white space trimmed; an empty cell is where its text would begin */
    uint32_t end;
} TableCell;

typedef struct TableRow {
    TableCell *cells;
    size_t count;
    size_t capacity;
} TableRow;

/* Splits `row` (one line, without indentation and line end). The array is used again. */
void table_row_split(TableRow *row, Arena *arena, Slice text);

/* How many columns the delimiter row `text` (| --- | :-: |) has; 0 when it is none. */
size_t table_delimiter_columns(Slice text);

#endif
