#include "extract/table.h"

#include "document/text.h"

static Slice cell_text(Extraction *extraction, const Node *cell)
{
    return cell ? slice_trim(text_from_inlines(extraction->arena, cell)) : (Slice){0};
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
        Slice text = cell_text(extraction, cell);

        has_values = has_values || cell_value(text).size > 0;
        json_write_string(out, text);
        cell = cell ? cell->next : NULL;
    }
    json_end_array(out);
    return has_values;
}

static void write_value_row(Extraction *extraction, const Node *table, const Node *row)
{
    const Node *cell = row->first;

    json_begin_array(&extraction->json);
    for (size_t i = 0; i < table->columns->count; i++) {
        Slice value = cell_value(cell_text(extraction, cell));

        json_write_raw(&extraction->json, value.size > 0 ? value : SLICE("null"));
        cell = cell ? cell->next : NULL;
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

/* The first row below the head. */
static const Node *first_body_row(const Node *table)
{
    const Node *row = table->first;

    while (row != NULL && row->flags & NODE_HEADER_ROW) {
        row = row->next;
    }
    return row;
}

static void write_headers(Extraction *extraction, const Node *table)
{
    const Node *head = table->first;

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
    for (const Node *row = first; row != NULL; row = row->next) {
        has_values = write_row(extraction, table, row) || has_values;
    }
    json_end_array(out);
    if (!has_values) {
        return;
    }
    json_write_key(out, "values");
    json_begin_array(out);
    for (const Node *row = first; row != NULL; row = row->next) {
        write_value_row(extraction, table, row);
    }
    json_end_array(out);
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
