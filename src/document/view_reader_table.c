#include "document/view_reader_table.h"

#include "base/real.h"

bool view_field_caption(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    if (!view_reader_is_array(reader, json, 2, "a short caption and blocks")) {
        return false;
    }

    const JsonNode *brief = json->first;
    const JsonNode *blocks = json->last;

    if (brief->kind == JSON_KIND_NULL && blocks->kind == JSON_KIND_ARRAY && blocks->count == 0) {
        return true;
    }

    ViewNode *caption = view_reader_add(reader, node, VIEW_CAPTION);

    return (brief->kind == JSON_KIND_NULL ||
            view_field_inlines(reader, brief,
                               view_reader_add(reader, caption, VIEW_SHORT_CAPTION))) &&
           view_field_blocks(reader, blocks, caption);
}

static bool read_column(ViewReader *reader, const JsonNode *json, TableColumns *columns, size_t at)
{
    uint8_t alignment = 0;

    if (!view_reader_is_array(reader, json, 2, "an alignment and a width") ||
        !view_reader_alignment(reader, json->first, &alignment)) {
        return false;
    }
    columns->alignments[at] = (Alignment)alignment;

    const JsonNode *tag = json_tree_find(json->last, "t");
    const JsonNode *width = json_tree_find(json->last, "c");

    if (tag && slice_is(tag->text, "ColWidthDefault")) {
        return true;
    }
    return (tag && width && slice_is(tag->text, "ColWidth") &&
            real_parse(width->text, &columns->widths[at])) ||
           view_reader_fail(reader, json->last, "the width of a column");
}

bool view_field_columns(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    TableColumns *columns = arena_new(reader->arena, TableColumns);

    node->columns = columns;
    if (!view_reader_is_array(reader, json, 0, "a list of columns")) {
        return false;
    }
    columns->alignments = arena_new_array(reader->arena, Alignment, json->count);
    columns->widths = arena_new_array(reader->arena, double, json->count);
    for (const JsonNode *column = json->first; column != NULL; column = column->next) {
        if (!read_column(reader, column, columns, columns->count++)) {
            return false;
        }
    }
    return true;
}

static bool read_cell(ViewReader *reader, const JsonNode *json, ViewNode *parent)
{
    ViewNode *cell = view_reader_add(reader, parent, VIEW_TABLE_CELL);

    if (!view_reader_is_array(reader, json, 5,
                              "a cell: attributes, alignment, two spans and blocks")) {
        return false;
    }

    const JsonNode *alignment = json->first->next;

    return view_field_attributes(reader, json->first, cell) &&
           view_reader_alignment(reader, alignment, &cell->cell.alignment) &&
           view_reader_integer(reader, alignment->next, &cell->number) &&
           view_reader_integer(reader, alignment->next->next, &cell->cell.column_span) &&
           view_field_blocks(reader, json->last, cell);
}

static bool read_row_with(ViewReader *reader, const JsonNode *json, ViewNode *parent,
                          uint16_t flags)
{
    ViewNode *row = view_reader_add(reader, parent, VIEW_TABLE_ROW);

    row->flags |= flags;
    return view_reader_is_array(reader, json, 2, "a row: attributes and cells") &&
           view_field_attributes(reader, json->first, row) &&
           view_reader_add_list(reader, json->last, row, read_cell, "a list of cells");
}

static bool read_row(ViewReader *reader, const JsonNode *json, ViewNode *parent)
{
    return read_row_with(reader, json, parent, 0);
}

static bool read_head_row(ViewReader *reader, const JsonNode *json, ViewNode *parent)
{
    return read_row_with(reader, json, parent, VIEW_HEAD_ROW);
}

static bool read_rows_with_attributes(ViewReader *reader, const JsonNode *json, ViewNode *part)
{
    return view_reader_is_array(reader, json, 2, "attributes and rows") &&
           view_field_attributes(reader, json->first, part) &&
           view_reader_add_list(reader, json->last, part, read_row, "a list of rows");
}

bool view_field_head(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    return read_rows_with_attributes(reader, json, view_reader_add(reader, node, VIEW_TABLE_HEAD));
}

bool view_field_foot(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    return read_rows_with_attributes(reader, json, view_reader_add(reader, node, VIEW_TABLE_FOOT));
}

static bool read_body(ViewReader *reader, const JsonNode *json, ViewNode *parent)
{
    ViewNode *body = view_reader_add(reader, parent, VIEW_TABLE_BODY);

    if (!view_reader_is_array(reader, json, 4,
                              "a table's body: attributes, a number, head rows and rows")) {
        return false;
    }

    const JsonNode *number = json->first->next;

    return view_field_attributes(reader, json->first, body) &&
           view_reader_integer(reader, number, &body->number) &&
           view_reader_add_list(reader, number->next, body, read_head_row, "a list of rows") &&
           view_reader_add_list(reader, json->last, body, read_row, "a list of rows");
}

bool view_field_bodies(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    if (!view_reader_is_array(reader, json, 0, "a list of bodies")) {
        return false;
    }
    for (const JsonNode *body = json->first; body != NULL; body = body->next) {
        if (!read_body(reader, body, node)) {
            return false;
        }
    }
    return true;
}
