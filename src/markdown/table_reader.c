#define CMARK_NO_SHORT_NAMES 1
#include "markdown/table_reader.h"

#include "markdown/inline_reader.h"
#include "markdown/leaf_reader.h"

#include <cmark-gfm.h>

#include <cmark-gfm-core-extensions.h>

/* The text of a line behind its containers' markers, from the first byte that is no blank. */
static Slice line_text(const Reader *reader, uint32_t line)
{
    LineCursor cursor;
    container_enter_line(&reader->containers, &reader->lines, line, &cursor);
    line_cursor_skip_blanks(&reader->lines, &cursor);
    return slice_part(reader->clean.text, cursor.offset, cursor.end);
}

/* How many columns the delimiter row on `line` has; 0 when it is none. */
static size_t delimiter_columns(const Reader *reader, uint32_t line)
{
    LineCursor cursor;
    bool inside = container_enter_line(&reader->containers, &reader->lines, line, &cursor);
    if (!inside || line_cursor_skip_blanks(&reader->lines, &cursor) > 3) {
        return 0;
    }
    return table_delimiter_columns(slice_part(reader->clean.text, cursor.offset, cursor.end));
}

static size_t columns_of(Reader *reader, uint32_t line)
{
    table_row_split(&reader->row, reader->scratch, line_text(reader, line));
    return reader->row.count;
}

/* The header row: the first line, from `line` on, that a delimiter row of as many columns follows. */
static uint32_t find_header_line(Reader *reader, uint32_t line)
{
    for (uint32_t at = line; at + 1 < reader->lines.count; at++) {
        size_t columns = delimiter_columns(reader, at + 1);
        if (columns > 0 && columns == columns_of(reader, at)) {
            return at;
        }
    }
    return line;
}

void table_reader_paragraph(Reader *reader, cmark_node *node, Node *parent)
{
    cmark_node *table = cmark_node_next(node);
    int start = table == NULL ? 0 : cmark_node_get_start_line(table);
    uint32_t line = start > 0 ? (uint32_t)start - 1 : reader->next_line;
    leaf_reader_definitions(reader, line);
    uint32_t header = find_header_line(reader, line);
    leaf_reader_paragraph(reader, node, parent, line, header > line ? header - 1 : line);
}

static Alignment alignment_from_cmark(uint8_t alignment)
{
    switch (alignment) {
    case 'l':
        return ALIGN_LEFT;
    case 'c':
        return ALIGN_CENTER;
    case 'r':
        return ALIGN_RIGHT;
    default:
        return ALIGN_DEFAULT;
    }
}

static TableColumns *read_columns(Reader *reader, cmark_node *table)
{
    TableColumns *columns = arena_new(reader->arena, TableColumns);
    columns->count = cmark_gfm_extensions_get_table_columns(table);
    columns->alignments = arena_new_array(reader->arena, Alignment, columns->count);
    const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(table);
    for (size_t i = 0; i < columns->count; i++) {
        columns->alignments[i] = alignment_from_cmark(alignments[i]);
    }
    return columns;
}

static void read_cell(Reader *reader, cmark_node *node, Node *row, uint32_t start, uint32_t end)
{
    Node *cell = node_new(reader->arena, NODE_TABLE_CELL, reader_span(reader, start, end));
    node_append(row, cell);
    if (cmark_node_first_child(node) == NULL) {
        return;
    }
    Content content;
    content_init(&content, reader->scratch, reader->clean.text, start);
    content_add_unpiped(&content, start, end);
    content_finish(&content);
    inline_reader_read(reader, node, cell, &content);
}

static void read_row(Reader *reader, cmark_node *node, Node *table, uint32_t line)
{
    Slice text = line_text(reader, line);
    uint32_t start = (uint32_t)(text.data - reader->clean.text.data);
    table_row_split(&reader->row, reader->scratch, text);
    Node *row = node_new(reader->arena, NODE_TABLE_ROW,
                         reader_span(reader, start, start + (uint32_t)slice_trim_end(text).size));
    row->number = (uint32_t)reader->row.count;
    row->flags |= cmark_gfm_extensions_get_table_row_is_header(node) ? NODE_HEADER_ROW : 0;
    node_append(table, row);
    /* cmark-gfm has filled short rows and cut long ones; the stored tree has what is written. */
    cmark_node *cell = cmark_node_first_child(node);
    for (size_t i = 0; i < reader->row.count && cell != NULL; i++, cell = cmark_node_next(cell)) {
        read_cell(reader, cell, row, start + reader->row.cells[i].start,
                  start + reader->row.cells[i].end);
    }
    reader->next_line = line + 1;
}

void table_reader_read(Reader *reader, cmark_node *node, Node *parent, uint32_t line)
{
    line = reader->next_line > line ? reader->next_line : line;
    uint32_t header = find_header_line(reader, line);
    Node *table = node_new(reader->arena, NODE_TABLE, (Span){0, 0});
    table->columns = read_columns(reader, node);
    node_append(parent, table);
    for (cmark_node *row = cmark_node_first_child(node); row != NULL; row = cmark_node_next(row)) {
        bool first = row == cmark_node_first_child(node);
        uint32_t row_line = first ? header : (uint32_t)cmark_node_get_start_line(row) - 1;
        read_row(reader, row, table, row_line);
    }
    if (table->first != NULL) {
        table->span = (Span){table->first->span.start, table->last->span.end};
    }
    /* The delimiter row belongs to the table even when no row follows it. */
    if (reader->next_line == header + 1) {
        Slice delimiter = slice_trim_end(line_text(reader, header + 1));
        uint32_t end = (uint32_t)(delimiter.data + delimiter.size - reader->clean.text.data);
        table->span.end = clean_text_to_file(&reader->clean, end);
        reader->next_line = header + 2;
    }
}
