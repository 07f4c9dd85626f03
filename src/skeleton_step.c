#include "skeleton_step.h"

#include "base/date_format.h"
#include "check/skeleton.h"
#include "front_matter/schema_fill.h"

static bool is_taken(const SchemaSet *schemas, const Document *document, const Value *values,
                     Slice key, Value *value)
{
    return schemas == NULL || schema_fill_takes(schemas, document, values, key, value);
}

/* A day in the form in which dates are to be written; which one it will be, is not known here. */
static Value *make_sample_day(const Document *document)
{
    const SliceList *formats = &document->settings->freshness.formats;
    Value *value = arena_new(document->arena, Value);
    Buffer text;
    Date day = DATE_FIRST;

    date_from_civil(2026, 2, 3, &day);
    buffer_init(&text, document->arena);
    if (formats->count == 0) {
        date_write(&text, day);
    } else {
        date_write_format(&text, day, formats->items[0]);
    }
    *value = (Value){.kind = VALUE_STRING, .text = buffer_slice(&text)};
    return value;
}

/* Is the date, where it would be written, none that a schema refuses? In a map inside the front matter nobody looks. */
static void judge_slot(const SchemaSet *schemas, Document *document)
{
    DateSlot *slot = &document->date_slot;

    if (slot->kind == DATE_SLOT_KEY && !slot->is_inside &&
        !is_taken(schemas, document, document->front_matter, slot->field,
                  make_sample_day(document))) {
        slot->kind = DATE_SLOT_NONE;
    }
}

/* Only what can be written: the list of pairs is the map's own. */
static void keep_writable(Value *values)
{
    size_t kept = 0;

    for (size_t i = 0; i < values->count; i++) {
        if (skeleton_can_hold(values->pairs[i].value)) {
            values->pairs[kept++] = values->pairs[i];
        }
    }
    values->count = kept;
}

static void make_skeleton(const SchemaSet *schemas, Document *document, Value *title)
{
    Value *values = arena_new(document->arena, Value);
    Slice date_field = skeleton_date_field(document);

    *values = (Value){.kind = VALUE_MAP};
    if (is_taken(schemas, document, values, SLICE("title"), title)) {
        values = schema_fill_with(document->arena, values, SLICE("title"), title);
    }
    if (schemas != NULL) {
        values = schema_fill_fixed(schemas, document, values);
        keep_writable(values);
    }
    if (value_find_pair(values, date_field) != NULL ||
        !is_taken(schemas, document, values, date_field, make_sample_day(document))) {
        date_field = SLICE("");
    }
    skeleton_add(document, values, date_field);
}

void skeleton_step(const SchemaSet *schemas, Document *document)
{
    Value *title = skeleton_title(document);

    if (title != NULL) {
        make_skeleton(schemas, document, title);
    } else if (document->front_matter != NULL) {
        judge_slot(schemas, document);
    }
}
