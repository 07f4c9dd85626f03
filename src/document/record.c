#include "document/record.h"

#include "base/path.h"

#include <assert.h>

static const char *const kind_names[RECORD_KIND_COUNT] = {
    [RECORD_DOCUMENT] = "document", [RECORD_SECTION] = "section", [RECORD_CODE] = "code",
    [RECORD_FIELD] = "field",       [RECORD_TABLE] = "table",     [RECORD_LINK] = "link",
    [RECORD_TASK] = "task",         [RECORD_STAMP] = "stamp",
};

const char *record_kind_name(RecordKind kind)
{
    assert((int)kind >= 0 && kind < RECORD_KIND_COUNT);
    return kind_names[kind];
}

bool record_kind_parse(Slice name, RecordKind *kind)
{
    for (int i = 0; i < RECORD_KIND_COUNT; i++) {
        if (slice_is(name, kind_names[i])) {
            *kind = (RecordKind)i;
            return true;
        }
    }
    return false;
}

void record_list_init(RecordList *list, Arena *arena)
{
    *list = (RecordList){.arena = arena};
}

Record *record_list_add(RecordList *list, RecordKind kind)
{
    list->items = arena_array_room(list->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);
    list->items[list->count] = (Record){.kind = kind};
    return &list->items[list->count++];
}

/* Nothing when there are none. */
static void write_texts(JsonWriter *out, const char *key, const Slice *texts, size_t count)
{
    if (count == 0) {
        return;
    }
    json_write_key(out, key);
    json_begin_array(out);
    for (size_t i = 0; i < count; i++) {
        json_write_string(out, texts[i]);
    }
    json_end_array(out);
}

static void write_url(JsonWriter *out, Slice page, Slice anchor)
{
    Buffer url;

    if (page.size == 0) {
        return;
    }
    buffer_init(&url, out->out->arena);
    buffer_add(&url, page);
    if (anchor.size > 0) {
        buffer_add_byte(&url, '#');
        buffer_add(&url, path_percent_encode(out->out->arena, anchor));
    }
    json_write_string_field(out, "url", buffer_slice(&url));
}

static void write_lines(JsonWriter *out, const Record *record)
{
    json_write_key(out, "lines");
    json_begin_array(out);
    json_write_integer(out, record->first_line);
    json_write_integer(out, record->last_line);
    json_end_array(out);
}

static void write_place(JsonWriter *out, const Record *record, const RecordContext *context)
{
    json_write_text_field(out, "doc", context->doc);
    json_write_text_field(out, "path", context->path);
    json_write_text_field(out, "title", record->title);
    write_texts(out, "section_path", record->section_path, record->section_count);
    if (record->kind != RECORD_LINK) {
        json_write_text_field(out, "anchor", record->anchor);
    }
    write_url(out, context->url, record->anchor);
    write_lines(out, record);
}

void record_write_json(JsonWriter *out, const Record *record, const RecordContext *context)
{
    char hash[HASH_TEXT_SIZE];

    json_begin_object(out);
    json_write_string_field(out, "id", record->id);
    json_write_string_field(out, "kind", slice_from_string(record_kind_name(record->kind)));
    write_place(out, record, context);
    json_write_text_field(out, "text", record->text);
    if (record->labels.size > 0) {
        json_write_key(out, "labels");
        json_write_raw(out, record->labels);
    }
    json_write_text_field(out, "lang", record->lang);
    write_texts(out, "tags", context->tags, context->tag_count);
    if (record->kind != RECORD_DOCUMENT) {
        json_write_text_field(out, "status", context->status);
    }
    json_write_text_field(out, "last_updated", context->last_updated);
    if (context->has_staleness) {
        json_write_boolean_field(out, "stale", context->stale);
    }
    json_write_string_field(out, "hash", slice_from_string(hash_to_text(record->hash, hash)));
    json_write_members(out, record->members);
    json_write_members(out, context->more);
    json_end_object(out);
}
