#include "document/record_writer.h"

#include "base/path.h"

/* `key` with all that stands before the value: ",\"doc\":". Nothing when the text is empty. */
static void add_text(Buffer *out, Slice key, Slice text)
{
    if (text.size > 0) {
        buffer_add(out, key);
        json_add_string(out, text);
    }
}

static void add_texts(Buffer *out, Slice key, const Slice *texts, size_t count)
{
    if (count == 0) {
        return;
    }
    buffer_add(out, key);
    for (size_t i = 0; i < count; i++) {
        buffer_add_byte(out, i == 0 ? '[' : ',');
        json_add_string(out, texts[i]);
    }
    buffer_add_byte(out, ']');
}

/* JSON already. */
static void add_raw(Buffer *out, Slice key, Slice json)
{
    if (json.size > 0) {
        buffer_add(out, key);
        buffer_add(out, json);
    }
}

void record_writer_init(RecordWriter *writer, Arena *arena, const RecordContext *context)
{
    *writer = (RecordWriter){.url = context->url};
    Buffer *const buffers[] = {&writer->place,      &writer->tags,     &writer->status,
                               &writer->freshness,  &writer->sections, &writer->anchor,
                               &writer->section_url};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) {
        buffer_init(buffers[i], arena);
    }
    add_text(&writer->place, SLICE(",\"doc\":"), context->doc);
    add_text(&writer->place, SLICE(",\"path\":"), context->path);
    add_texts(&writer->tags, SLICE(",\"tags\":"), context->tags, context->tag_count);
    add_text(&writer->status, SLICE(",\"status\":"), context->status);
    add_text(&writer->freshness, SLICE(",\"last_updated\":"), context->last_updated);
    add_raw(&writer->freshness, SLICE(",\"stale\":"),
            !context->has_staleness ? SLICE("")
            : context->stale        ? SLICE("true")
                                    : SLICE("false"));
}

static bool is_same(Slice a, Slice b)
{
    return a.data == b.data && a.size == b.size;
}

/* Told by where the texts are, without a look at them. */
static bool is_in_last_section(const RecordWriter *writer, const Record *record)
{
    if (writer->section_path == NULL || writer->section_count != record->section_count ||
        !is_same(writer->section_anchor, record->anchor)) {
        return false;
    }
    for (size_t i = 0; i < record->section_count; i++) {
        if (!is_same(writer->section_path[i], record->section_path[i])) {
            return false;
        }
    }
    return true;
}

static void write_section_url(RecordWriter *writer, Slice anchor)
{
    Buffer *out = &writer->section_url;
    if (writer->url.size == 0) {
        return;
    }
    add_text(out, SLICE(",\"url\":"), writer->url);
    if (anchor.size > 0) {
        out->size--; /* the quote: what follows needs no escape */
        buffer_add_byte(out, '#');
        buffer_add(out, path_percent_encode(out->arena, anchor));
        buffer_add_byte(out, '"');
    }
}

static void enter_section(RecordWriter *writer, const Record *record)
{
    buffer_clear(&writer->sections);
    buffer_clear(&writer->anchor);
    buffer_clear(&writer->section_url);
    writer->section_path = record->section_path;
    writer->section_count = record->section_count;
    writer->section_anchor = record->anchor;
    add_texts(&writer->sections, SLICE(",\"section_path\":"), record->section_path,
              record->section_count);
    add_text(&writer->anchor, SLICE(",\"anchor\":"), record->anchor);
    write_section_url(writer, record->anchor);
}

static void add_lines(Buffer *out, const Record *record)
{
    buffer_add(out, SLICE(",\"lines\":["));
    buffer_add_integer(out, record->first_line);
    buffer_add_byte(out, ',');
    buffer_add_integer(out, record->last_line);
    buffer_add_byte(out, ']');
}

static void add_hash(Buffer *out, Hash128 hash)
{
    char text[HASH_TEXT_SIZE];

    buffer_add(out, SLICE(",\"hash\":\""));
    buffer_add_string(out, hash_to_text(hash, text));
    buffer_add_byte(out, '"');
}

static void add_place(RecordWriter *writer, Buffer *out, const Record *record)
{
    if (!is_in_last_section(writer, record)) {
        enter_section(writer, record);
    }
    buffer_add(out, buffer_slice(&writer->place));
    add_text(out, SLICE(",\"title\":"), record->title);
    buffer_add(out, buffer_slice(&writer->sections));
    if (record->kind != RECORD_LINK) {
        buffer_add(out, buffer_slice(&writer->anchor));
    }
    buffer_add(out, buffer_slice(&writer->section_url));
    add_lines(out, record);
}

void record_writer_add(RecordWriter *writer, Buffer *out, const Record *record, Slice more)
{
    buffer_add(out, SLICE("{\"id\":"));
    json_add_string(out, record->id);
    buffer_add(out, SLICE(",\"kind\":\""));
    buffer_add_string(out, record_kind_name(record->kind));
    buffer_add_byte(out, '"');
    add_place(writer, out, record);
    add_text(out, SLICE(",\"text\":"), record->text);
    add_raw(out, SLICE(",\"labels\":"), record->labels);
    add_text(out, SLICE(",\"lang\":"), record->lang);
    buffer_add(out, buffer_slice(&writer->tags));
    if (record->kind != RECORD_DOCUMENT && record->kind != RECORD_DECISION) {
        buffer_add(out, buffer_slice(&writer->status));
    }
    buffer_add(out, buffer_slice(&writer->freshness));
    add_hash(out, record->hash);
    add_raw(out, SLICE(","), record->members);
    add_raw(out, SLICE(","), more);
    buffer_add_byte(out, '}');
}

void record_write_lines(JsonWriter *out, uint32_t first, uint32_t last)
{
    json_write_key(out, "lines");
    json_begin_array(out);
    json_write_integer(out, first);
    json_write_integer(out, last);
    json_end_array(out);
}
