#include "markdown/table_row.h"

static bool is_row_space(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

static size_t skip_row_space(Slice text, size_t at)
{
    while (at < text.size && is_row_space(text.data[at])) {
        at++;
    }
    return at;
}

/*
 * The offset behind the cell's text: the next pipe, or the end. A backslash before a pipe always escapes it, even when the
 * backslash is itself escaped: cmark-gfm's scanner takes the longest match.
 */
static size_t scan_cell(Slice text, size_t at)
{
    size_t pipe = slice_find_byte(text, '|', at);
    while (pipe < text.size && pipe > at && text.data[pipe - 1] == '\\') {
        pipe = slice_find_byte(text, '|', pipe + 1);
    }
    return pipe;
}

static TableCell trimmed_cell(Slice text, size_t start, size_t end)
{
    Slice cell = slice_trim(slice_part(text, start, end));
    size_t from = cell.size > 0 ? (size_t)(cell.data - text.data) : start;
    return (TableCell){.start = (uint32_t)from, .end = (uint32_t)(from + cell.size)};
}

void table_row_split(TableRow *row, Arena *arena, Slice text)
{
    row->count = 0;
    size_t at = 0;
    if (text.size > 0 && text.data[0] == '|') {
        at = skip_row_space(text, 1);
    }
    while (at < text.size) {
        size_t end = scan_cell(text, at);
        bool pipe = end < text.size;
        row->cells =
            arena_array_room(arena, row->cells, row->count, &row->capacity, sizeof *row->cells);
        row->cells[row->count++] = trimmed_cell(text, at, end);
        at = pipe ? skip_row_space(text, end + 1) : end;
    }
}

/* ":---:" with blanks around it: the offset behind it, or `at`. */
static size_t scan_marker(Slice text, size_t at)
{
    size_t i = skip_row_space(text, at);
    i += i < text.size && text.data[i] == ':' ? 1 : 0;
    size_t dashes = i;
    while (i < text.size && text.data[i] == '-') {
        i++;
    }
    if (i == dashes) {
        return at;
    }
    i += i < text.size && text.data[i] == ':' ? 1 : 0;
    return skip_row_space(text, i);
}

size_t table_delimiter_columns(Slice text)
{
    size_t columns = 0;
    size_t at = text.size > 0 && text.data[0] == '|' ? 1 : 0;
    while (at < text.size) {
        size_t end = scan_marker(text, at);
        if (end == at) {
            return 0;
        }
        columns++;
        if (end == text.size) {
            return columns;
        }
        if (text.data[end] != '|') {
            return 0;
        }
        at = end + 1;
        if (skip_row_space(text, at) == text.size) {
            return columns;
        }
    }
    return columns;
}
