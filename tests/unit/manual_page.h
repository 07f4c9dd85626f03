/*
 * manual_page.h - tables of a page of the manual (content/), to be compared with those of the program.
 *
 * A row is a line that begins with a cell in backticks: "| `link/broken` | error | … |". Cells are given as they are read: without
 * backticks, and without the backslashes of escapes.
 */
#ifndef UNIT_MANUAL_PAGE_H
#define UNIT_MANUAL_PAGE_H

#include "base/buffer.h"
#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

enum { MANUAL_CELLS = 5 };

typedef struct ManualRow {
    Slice cells[MANUAL_CELLS];
    size_t count;
    size_t offset; /* in the page */
} ManualRow;

typedef struct ManualPage {
    Arena *arena;
    Slice text;
} ManualPage;

/* Reads a page of content/, or fails. */
static inline ManualPage manual_page_read(Arena *arena, const char *name)
{
    ManualPage page = {.arena = arena};
    Slice path = arena_format(arena, "content/%s", name);

    if (!file_read(arena, path, 0, &page.text)) {
        fail_msg("cannot read \"%.*s\"", SLICE_PRINT(path));
    }
    return page;
}

static inline bool manual_is_mark(Slice cell, size_t at)
{
    char next = at + 1 < cell.size ? cell.data[at + 1] : 'x';

    return cell.data[at] == '`' || (cell.data[at] == '\\' && ascii_is_punctuation(next));
}

/* `cell` as it is read; also of texts that a page shows with marks of its own. */
static inline Slice manual_plain(Arena *arena, Slice cell)
{
    Buffer out;

    buffer_init(&out, arena);
    for (size_t i = 0; i < cell.size; i++) {
        if (!manual_is_mark(cell, i)) {
            buffer_add_byte(&out, cell.data[i]);
        } else if (cell.data[i] == '\\') {
            buffer_add_byte(&out, cell.data[++i]);
        }
    }
    return slice_trim(buffer_slice(&out));
}

/* The offset of the `|` that ends the cell at `at`. */
static inline size_t manual_cell_end(Slice line, size_t at)
{
    while (at < line.size && line.data[at] != '|') {
        at += line.data[at] == '\\' ? 2 : 1;
    }
    return at < line.size ? at : line.size;
}

static inline void manual_row_read(ManualRow *row, Arena *arena, Slice line)
{
    size_t at = 1;

    row->count = 0;
    while (at < line.size && row->count < MANUAL_CELLS) {
        size_t end = manual_cell_end(line, at);

        row->cells[row->count++] = manual_plain(arena, slice_part(line, at, end));
        at = end + 1;
    }
}

/* The next row from `*offset` on; moves it behind the row. False at the end. */
static inline bool manual_page_next(const ManualPage *page, size_t *offset, ManualRow *row)
{
    while (*offset < page->text.size) {
        size_t end = slice_find_byte(page->text, '\n', *offset);
        Slice line = slice_part(page->text, *offset, end);

        row->offset = *offset;
        *offset = end + 1;
        if (slice_starts_with(line, SLICE("| `"))) {
            manual_row_read(row, page->arena, line);
            return true;
        }
    }
    return false;
}

/* The only row that begins with `name`, or fails. */
static inline ManualRow manual_page_find(const ManualPage *page, Slice name)
{
    ManualRow found = {.count = 0};
    ManualRow row;
    size_t offset = 0;

    while (manual_page_next(page, &offset, &row)) {
        if (slice_equals(row.cells[0], name)) {
            assert_int_equal(found.count, 0);
            found = row;
        }
    }
    if (found.count == 0) {
        fail_msg("the manual has no row \"%.*s\"", SLICE_PRINT(name));
    }
    return found;
}

static inline void manual_assert_cell(const ManualRow *row, size_t number, Slice expected)
{
    if (number >= row->count || !slice_equals(row->cells[number], expected)) {
        fail_msg("%.*s: the manual says \"%.*s\", the program \"%.*s\"", SLICE_PRINT(row->cells[0]),
                 SLICE_PRINT(number < row->count ? row->cells[number] : SLICE("")),
                 SLICE_PRINT(expected));
    }
}

#endif
