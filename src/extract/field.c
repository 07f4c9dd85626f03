#include "extract/field.h"

static void add_field(Extraction *extraction, const Field *field)
{
    Record *record =
        extraction_add_named(extraction, RECORD_FIELD, field->section, field->span, field->name);

    record->title = field->label;
    record->text = extraction_excerpt(field->value);

    JsonWriter *out = extraction_begin_members(extraction);

    json_write_string_field(out, "label", field->label);
    json_write_string_field(out, "key", field->key);
    json_write_string_field(out, "value", field->value);
    json_write_string_field(out, "form", field->is_block ? SLICE("block") : SLICE("inline"));
    json_write_string_field(out, "scope",
                            field->of_document ? SLICE("document") : SLICE("section"));
    extraction_end_members(extraction, record);
}

void field_recognise(Extraction *extraction)
{
    for (const Field *field = extraction->survey.first_field; field; field = field->next) {
        add_field(extraction, field);
    }
}
