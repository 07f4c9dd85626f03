#include "extract/table.h"

#include "document/text.h"

static Slice cell_text(Extraction *extraction, const Node *cell)
{
    Buffer text;

    if (!cell || !cell->first || node_is_inline(cell->first)) {
        return cell ? slice_trim(text_from_inlines(extraction->arena, cell)) : (Slice){0};
    }
    buffer_init(&text, extraction->arena); /* a filter may put blocks in it */
    for (const Node *block = cell->first; block != NULL; block = block->next) {
        buffer_add_string(&text, block->previous ? "\n" : "");
        text_add_blocks(&text, block);
    }
    return slice_trim(buffer_slice(&text));
}

/* Does the next cell of a row stand in this column? In Markdown, always; in others, cells may span several. */
static bool stands_in(const Node *cell, size_t column)
{
    return cell && (cell->cell.column_span == 0 || cell->cell.column == column);
}

/* What a cell means as JSON: a number as it is spelled, true, false; empty when it is only text. */
static Slice cell_value(Slice text)
{
    if (json_text_is_number(text)) {
        return text;
    }
    if (slice_equals_fold(text, SLICE("true"))) {
        return SLICE("true");
    }
    return slice_equals_fold(text, SLICE("false")) ? SLICE("false") : (Slice){0};
}

/* A row with as many cells as the table has columns: GFM leaves out those beyond. */
static bool write_row(Extraction *extraction, const Node *table, const Node *row)
{
    JsonWriter *out = &extraction->json;
    const Node *cell = row->first;
    bool has_values = false;

    json_begin_array(out);
    for (size_t i = 0; i < table->columns->count; i++) {
        bool is_here = stands_in(cell, i);
        Slice text = cell_text(extraction, is_here ? cell : NULL);

        has_values = has_values || cell_value(text).size > 0;
        json_write_string(out, text);
        cell = is_here ? cell->next : cell;
    }
    json_end_array(out);
    return has_values;
}

static void write_value_row(Extraction *extraction, const Node *table, const Node *row)
{
    const Node *cell = row->first;

    json_begin_array(&extraction->json);
    for (size_t i = 0; i < table->columns->count; i++) {
        bool is_here = stands_in(cell, i);
        Slice value = cell_value(cell_text(extraction, is_here ? cell : NULL));

        json_write_raw(&extraction->json, value.size > 0 ? value : SLICE("null"));
        cell = is_here ? cell->next : cell;
    }
    json_end_array(&extraction->json);
}

static void write_alignment(JsonWriter *out, const TableColumns *columns)
{
    static const char *const names[] = {"default", "left", "center", "right"};

    json_write_key(out, "align");
    json_begin_array(out);
    for (size_t i = 0; i < columns->count; i++) {
        json_write_string(out, slice_from_string(names[columns->alignments[i]]));
    }
    json_end_array(out);
}

/* The first row below the headers. What a filter made may have more rows of heads: they come with the others. */
static const Node *first_body_row(const Node *table)
{
    const Node *row = table_first_row(table);

    return row && row->flags & NODE_HEADER_ROW ? table_next_row(row) : row;
}

static void write_headers(Extraction *extraction, const Node *table)
{
    const Node *head = table_first_row(table);

    json_write_key(&extraction->json, "headers");
    if (head && head->flags & NODE_HEADER_ROW) {
        write_row(extraction, table, head);
    } else {
        json_begin_array(&extraction->json);
        json_end_array(&extraction->json);
    }
}

static void write_rows(Extraction *extraction, const Node *table)
{
    JsonWriter *out = &extraction->json;
    const Node *first = first_body_row(table);
    bool has_values = false;

    json_write_key(out, "rows");
    json_begin_array(out);
    for (const Node *row = first; row != NULL; row = table_next_row(row)) {
        has_values = write_row(extraction, table, row) || has_values;
    }
    json_end_array(out);
    if (!has_values) {
        return;
    }
    json_write_key(out, "values");
    json_begin_array(out);
    for (const Node *row = first; row != NULL; row = table_next_row(row)) {
        write_value_row(extraction, table, row);
    }
    json_end_array(out);
}

void table_write_rows(Extraction *extraction, const Node *table)
{
    json_begin_array(&extraction->json);
    for (const Node *row = table_first_row(table); row != NULL; row = table_next_row(row)) {
        write_row(extraction, table, row);
    }
    json_end_array(&extraction->json);
}

static void add_table(Extraction *extraction, const Place *place)
{
    const Node *table = place->node;
    Slice text = extraction_excerpt_range(extraction, table, node_skip(table, NULL));
    Record *record = extraction_add_numbered(extraction, RECORD_TABLE, place->section, table->span);

    record->title = place->lead_in;
    record->text = text;

    JsonWriter *out = extraction_begin_members(extraction);

    json_write_text_field(out, "caption", place->lead_in);
    write_headers(extraction, table);
    write_alignment(out, table->columns);
    write_rows(extraction, table);
    extraction_end_members(extraction, record);
}

void table_recognise(Extraction *extraction)
{
    const PlaceList *tables = &extraction->survey.tables;

    for (size_t i = 0; i < tables->count; i++) {
        add_table(extraction, &tables->items[i]);
    }
}
