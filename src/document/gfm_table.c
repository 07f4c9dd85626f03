#include "document/gfm_table.h"

#include "base/utf8.h"

enum { LINE_WIDTH = 72, COLUMN_WIDTH = 3 };

typedef struct GfmTable {
    const TableColumns *columns;
    size_t count; /* columns */
    size_t *widths;
    Slice *cells; /* row by row, the head first */
    size_t row_count;
    bool is_padded;
} GfmTable;

static bool is_simple_cell(const ViewNode *cell)
{
    const ViewNode *block = cell->first;

    return cell->number <= 1 && cell->cell.column_span <= 1 &&
           (!block || (!block->next && (block->kind == VIEW_PLAIN || block->kind == VIEW_PARA)));
}

static bool is_simple_part(const ViewNode *part, size_t column_count)
{
    for (const ViewNode *row = part->first; row != NULL; row = row->next) {
        if (row->flags & VIEW_HEAD_ROW || view_count_children(row) > column_count) {
            return false;
        }
        for (const ViewNode *cell = row->first; cell != NULL; cell = cell->next) {
            if (!is_simple_cell(cell)) {
                return false;
            }
        }
    }
    return true;
}

bool gfm_table_is_simple(const ViewNode *table)
{
    size_t body_count = 0;

    for (const ViewNode *part = view_table_head(table); part != NULL; part = part->next) {
        size_t row_count = view_count_children(part);

        body_count += part->kind == VIEW_TABLE_BODY;
        if ((part->kind == VIEW_TABLE_HEAD && row_count > 1) || body_count > 1 ||
            (part->kind == VIEW_TABLE_FOOT && row_count > 0) ||
            !is_simple_part(part, table->columns->count)) {
            return false;
        }
    }
    return table->columns->count > 0;
}

static void read_row(GfmInlines *inlines, GfmTable *table, ViewNode *row)
{
    Slice *cells = table->cells + table->row_count * table->count;
    Arena *arena = inlines->flat.text.arena;
    size_t at = 0;

    for (ViewNode *cell = row->first; cell != NULL; cell = cell->next, at++) {
        Buffer text;

        buffer_init(&text, arena);
        if (cell->first) {
            gfm_inlines_write(inlines, &text, cell->first->first, GFM_CELL);
        }
        cells[at] = buffer_slice(&text);

        size_t width = utf8_width(cells[at]);

        table->widths[at] = width > table->widths[at] ? width : table->widths[at];
    }
    table->row_count++;
}

/* A table without a head has an empty one. */
static void read_table(GfmInlines *inlines, GfmTable *table, const ViewNode *node)
{
    Arena *arena = inlines->flat.text.arena;
    const ViewNode *head = view_table_head(node);
    size_t row_count = 1;

    for (const ViewNode *part = head; part != NULL; part = part->next) {
        row_count += view_count_children(part);
    }
    *table = (GfmTable){.columns = node->columns, .count = node->columns->count};
    table->widths = arena_new_array(arena, size_t, table->count);
    table->cells = arena_new_array(arena, Slice, arena_size(row_count, table->count));
    for (size_t i = 0; i < table->count; i++) {
        table->widths[i] = COLUMN_WIDTH;
    }
    table->row_count = !head || !head->first;
    for (const ViewNode *part = head; part != NULL; part = part->next) {
        for (ViewNode *row = part->first; row != NULL; row = row->next) {
            read_row(inlines, table, row);
        }
    }
}

static bool fits_line(const GfmTable *table)
{
    size_t width = 0;

    for (size_t i = 0; i < table->count; i++) {
        width += table->widths[i];
    }
    return width <= LINE_WIDTH;
}

static void write_cell(Buffer *out, const GfmTable *table, size_t column, Slice text)
{
    Alignment alignment = table->columns->alignments[column];
    size_t used = utf8_width(text);
    size_t free = table->is_padded ? table->widths[column] - used : 0;
    size_t before = alignment == ALIGN_RIGHT ? free : alignment == ALIGN_CENTER ? free / 2 : 0;

    buffer_add_repeated(out, ' ', before + 1);
    buffer_add(out, text);
    buffer_add_repeated(out, ' ', free - before + 1);
    buffer_add_byte(out, '|');
}

static void write_row(Margin *margin, const GfmTable *table, size_t row)
{
    margin_begin_line(margin);
    buffer_add_byte(margin->out, '|');
    for (size_t i = 0; i < table->count; i++) {
        write_cell(margin->out, table, i, table->cells[row * table->count + i]);
    }
    margin_end_line(margin);
}

static void write_rule(Margin *margin, const GfmTable *table)
{
    margin_begin_line(margin);
    buffer_add_byte(margin->out, '|');
    for (size_t i = 0; i < table->count; i++) {
        Alignment alignment = table->columns->alignments[i];
        bool starts = alignment == ALIGN_LEFT || alignment == ALIGN_CENTER;
        bool ends = alignment == ALIGN_RIGHT || alignment == ALIGN_CENTER;
        size_t width = (table->is_padded ? table->widths[i] : 2) + 2;

        buffer_add_string(margin->out, starts ? ":" : "");
        buffer_add_repeated(margin->out, '-', width - starts - ends);
        buffer_add_string(margin->out, ends ? ":|" : "|");
    }
    margin_end_line(margin);
}

void gfm_table_write(GfmInlines *inlines, Margin *margin, ViewNode *node)
{
    GfmTable table;

    read_table(inlines, &table, node);
    table.is_padded = fits_line(&table);
    write_row(margin, &table, 0);
    write_rule(margin, &table);
    for (size_t row = 1; row < table.row_count; row++) {
        write_row(margin, &table, row);
    }
}
