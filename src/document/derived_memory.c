#include "document/derived_memory.h"

#include "base/json.h"
#include "base/json_view.h"
#include "base/path.h"

bool derived_memory_is_wanted(const Settings *settings, RecordKind kind)
{
    for (size_t i = 0; i < settings->memory_kinds.count; i++) {
        if (slice_is(settings->memory_kinds.items[i], record_kind_name(kind))) {
            return true;
        }
    }
    return false;
}

/* A member of the record, as JSON, under the same name. */
static void write_member(JsonWriter *out, Slice members, const char *name)
{
    Slice value;
    if (json_view_find(members, name, &value)) {
        json_write_key(out, name);
        json_write_raw(out, value);
    }
}

/* The member that tells what a record says, or NULL: its text does. */
static const char *statement_name(RecordKind kind)
{
    switch (kind) {
    case RECORD_LESSON:
    case RECORD_PRACTICE:
        return "statement";
    case RECORD_DECISION:
        return "decision";
    case RECORD_PATTERN:
        return "solution";
    case RECORD_ANTI_PATTERN:
        return "problem";
    default:
        return NULL;
    }
}

/* What it says in a sentence. */
static void write_statement(JsonWriter *out, const Record *record, Slice members)
{
    const char *name = statement_name(record->kind);
    Slice value;

    if (name && json_view_find(members, name, &value)) {
        json_write_key(out, "statement");
        json_write_raw(out, value);
        return;
    }
    json_write_text_field(out, "statement", record->text);
}

static void write_source(JsonWriter *out, Arena *arena, const RecordContext *context,
                         const Record *record)
{
    json_write_key(out, "source");
    json_begin_object(out);
    json_write_string_field(out, "path", context->path);
    record_write_lines(out, record->first_line, record->last_line);
    json_write_text_field(out, "anchor", record->anchor);
    if (context->url.size > 0) {
        Slice anchor = path_percent_encode(arena, record->anchor);
        json_write_string_field(
            out, "url",
            anchor.size > 0
                ? arena_format(arena, "%.*s#%.*s", SLICE_PRINT(context->url), SLICE_PRINT(anchor))
                : context->url);
    }
    json_end_object(out);
}

static void write_content(JsonWriter *out, Arena *arena, const RecordContext *context,
                          const Record *record)
{
    static const char *const names[] = {"rationale", "when_to_use", "code"};
    Slice members = arena_format(arena, "{%.*s}", SLICE_PRINT(record->members));
    json_write_key(out, "content");
    json_begin_object(out);
    json_write_string_field(out, "type", slice_from_string(record_kind_name(record->kind)));
    json_write_text_field(out, "name", record->title);
    write_statement(out, record, members);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        write_member(out, members, names[i]);
    }
    write_source(out, arena, context, record);
    if (record->kind == RECORD_DECISION) {
        write_member(out, members, "status");
    } else {
        json_write_text_field(out, "status", context->status);
    }
    json_write_text_field(out, "last_updated", context->last_updated);
    if (context->has_staleness) {
        json_write_boolean_field(out, "stale", context->stale);
    }
    json_end_object(out);
}

Record derived_memory_make(Arena *arena, const Settings *settings, const RecordContext *context,
                           Slice agent, const Record *record)
{
    Record memory = *record;
    Slice place = slice_from(record->id, slice_find_byte(record->id, ':', 0) + 1);
    Buffer object;
    JsonWriter json;
    buffer_init(&object, arena);
    json_init(&json, &object, 0);
    json_begin_object(&json);
    json_write_string_field(&json, "form", SLICE("derived"));
    json_write_string_field(&json, "derived_from", record->id);
    json_write_text_field(&json, "userId", settings->records_user);
    json_write_text_field(&json, "agentId", agent);
    json_write_string_field(&json, "role", SLICE("system"));
    write_content(&json, arena, context, record);
    json_end_object(&json);
    memory.kind = RECORD_MEMORY;
    memory.id =
        arena_format(arena, "memory:%.*s/%s", SLICE_PRINT(place), record_kind_name(record->kind));
    memory.labels = (Slice){NULL, 0};
    memory.members = slice_part(buffer_slice(&object), 1, object.size - 1);
    return memory;
}
