#include "mem0.h"

#include "base/json.h"
#include "base/json_view.h"

/* A member as text: decoded when it is a string, else its JSON; empty when there is none. */
static Slice text_of(Arena *arena, Slice object, const char *name)
{
    Slice value;
    if (!json_view_find(object, name, &value)) {
        return (Slice){NULL, 0};
    }
    return slice_starts_with(value, SLICE("\"")) ? json_view_text(arena, value) : value;
}

static Slice either(Slice first, Slice second)
{
    return first.size > 0 ? first : second;
}

/* What is to be remembered, in words: "Name: statement", and why. What an author wrote as a memory stays as it is. */
static Slice message_of(Arena *arena, Slice members)
{
    Slice content;
    if (!slice_is(text_of(arena, members, "form"), "derived") ||
        !json_view_find(members, "content", &content)) {
        return text_of(arena, members, "content");
    }
    Buffer text;
    buffer_init(&text, arena);
    buffer_add(&text, text_of(arena, content, "name"));
    Slice statement = text_of(arena, content, "statement");
    if (statement.size > 0 && !slice_equals(statement, buffer_slice(&text))) {
        buffer_add_string(&text, text.size > 0 ? ": " : "");
        buffer_add(&text, statement);
    }
    Slice rationale = text_of(arena, content, "rationale");
    if (rationale.size > 0) {
        buffer_add_string(&text, "\nWhy: ");
        buffer_add(&text, rationale);
    }
    return buffer_slice(&text);
}

static void write_message(JsonWriter *out, Slice text)
{
    json_write_key(out, "messages");
    json_begin_array(out);
    json_begin_object(out);
    json_write_string_field(out, "role", SLICE("user"));
    json_write_string_field(out, "content", text);
    json_end_object(out);
    json_end_array(out);
}

static void write_metadata(JsonWriter *out, Arena *arena, const RecordContext *context,
                           const Record *memory, Slice members)
{
    char hash[HASH_TEXT_SIZE];
    Slice content;
    json_write_key(out, "metadata");
    json_begin_object(out);
    json_write_string_field(out, "id", memory->id);
    if (json_view_find(members, "content", &content)) {
        json_write_text_field(out, "type", text_of(arena, content, "type"));
    }
    json_write_string_field(out, "path", context->path);
    record_write_lines(out, memory->first_line, memory->last_line);
    json_write_text_field(out, "url", context->url);
    json_write_text_field(out, "status", context->status);
    json_write_text_field(out, "last_updated", context->last_updated);
    if (context->has_staleness) {
        json_write_boolean_field(out, "stale", context->stale);
    }
    json_write_string_field(out, "hash", slice_from_string(hash_to_text(memory->hash, hash)));
    json_end_object(out);
}

void mem0_write(Buffer *out, Arena *arena, const RecordContext *context, const Record *memory,
                Slice due)
{
    Slice members = arena_format(arena, "{%.*s}", SLICE_PRINT(memory->members));
    JsonWriter json;
    json_init(&json, out, 0);
    json_begin_object(&json);
    write_message(&json, message_of(arena, members));
    json_write_text_field(
        &json, "user_id",
        either(text_of(arena, members, "userId"), text_of(arena, members, "user_id")));
    json_write_text_field(
        &json, "agent_id",
        either(text_of(arena, members, "agentId"), text_of(arena, members, "agent_id")));
    write_metadata(&json, arena, context, memory, members);
    json_write_text_field(&json, "expiration_date", due);
    json_end_object(&json);
}
