#include "extract/labels.h"

static void write_label(JsonWriter *out, Slice name, const Field *field)
{
    json_write_key_slice(out, name);
    json_write_string(out, extraction_excerpt(field->value));
}

static void begin_labels(Extraction *extraction)
{
    buffer_clear(&extraction->buffer);
    json_init(&extraction->json, &extraction->buffer, 0);
    json_begin_object(&extraction->json);
}

static Slice end_labels(Extraction *extraction)
{
    json_end_object(&extraction->json);
    return arena_copy(extraction->arena, buffer_slice(&extraction->buffer));
}

Slice labels_of_section(Extraction *extraction, const Section *section)
{
    if (!section->first_field) {
        return (Slice){0};
    }
    begin_labels(extraction);
    for (const Field *field = section->first_field; field; field = field->next_in_section) {
        write_label(&extraction->json, field->name, field);
    }
    return end_labels(extraction);
}

/* Several sections may have fields of the document under one key: at its start and its end. */
static Slice name_in_document(Extraction *extraction, Map *names, Slice key)
{
    MapEntry *entry = map_get(names, key);
    uintptr_t count = (uintptr_t)entry->value + 1;

    entry->value = (void *)count;
    if (count == 1) {
        return key;
    }
    return arena_format(extraction->document->scratch, "%.*s-%zu", SLICE_PRINT(key), (size_t)count);
}

Slice labels_of_document(Extraction *extraction)
{
    Map names;

    map_init(&names, extraction->document->scratch);
    begin_labels(extraction);
    for (const Field *field = extraction->survey.first_field; field; field = field->next) {
        if (field->of_document) {
            write_label(&extraction->json, name_in_document(extraction, &names, field->key), field);
        }
    }
    return names.count > 0 ? end_labels(extraction) : (Slice){0};
}
