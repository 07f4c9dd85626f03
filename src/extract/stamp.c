#include "extract/stamp.h"

static void add_stamp(Extraction *extraction, const Stamp *stamp)
{
    char iso[DATE_TEXT_SIZE];
    Section *section = &extraction->survey.sections[stamp->section];
    Record *record = extraction_add(extraction, RECORD_STAMP, section, stamp->line);

    record->title = stamp->label;
    record->text = stamp->raw;

    JsonWriter *out = extraction_begin_members(extraction);

    json_write_string_field(out, "date", slice_from_string(date_to_text(stamp->date, iso)));
    json_write_string_field(out, "raw", stamp->raw);
    extraction_end_members(extraction, record);
}

void stamp_recognise(Extraction *extraction)
{
    const Document *document = extraction->document;

    for (size_t i = 0; i < document->stamp_count; i++) {
        add_stamp(extraction, &document->stamps[i]);
    }
}
