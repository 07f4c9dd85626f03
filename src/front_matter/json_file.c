#include "front_matter/json_file.h"

#include "base/json_view.h"
#include "base/map.h"

#include <assert.h>

enum { DEPTH_LIMIT = 64 };

typedef struct Frame {
    Value *value;
    size_t capacity;
    Map keys; /* of an object */
    Slice key;
    Span key_span;
    bool has_key;
} Frame;

typedef struct Reader {
    Arena *arena;
    Source *source;
    DiagnosticList *problems;
    Frame frames[DEPTH_LIMIT];
    size_t depth;
    Value *root;
} Reader;

static bool complain(Reader *reader, Span span, const char *message)
{
    diagnostic_add(reader->problems, SLICE("config/json"), SEVERITY_ERROR, reader->source, span,
                   "%s", message);
    return false;
}

static ValueKind number_kind(Slice token)
{
    for (size_t i = 0; i < token.size; i++) {
        if (strchr(".eE", token.data[i])) {
            return VALUE_FLOAT;
        }
    }
    return VALUE_INTEGER;
}

static ValueKind kind_of(Slice token)
{
    switch (token.data[0]) {
    case '{':
        return VALUE_MAP;
    case '[':
        return VALUE_LIST;
    case '"':
        return VALUE_STRING;
    case 't':
    case 'f':
        return VALUE_BOOLEAN;
    case 'n':
        return VALUE_NULL;
    default:
        return number_kind(token);
    }
}

static Frame *top_frame(Reader *reader)
{
    return reader->depth > 0 ? &reader->frames[reader->depth - 1] : NULL;
}

static void put_value(Reader *reader, Value *value)
{
    Frame *frame = top_frame(reader);

    if (!frame) {
        reader->root = value;
        return;
    }

    Value *parent = frame->value;

    if (parent->kind == VALUE_LIST) {
        parent->items = arena_array_room(reader->arena, parent->items, parent->count,
                                         &frame->capacity, sizeof *parent->items);
        parent->items[parent->count++] = value;
        return;
    }
    parent->pairs = arena_array_room(reader->arena, parent->pairs, parent->count, &frame->capacity,
                                     sizeof *parent->pairs);
    parent->pairs[parent->count++] = (ValuePair){frame->key, frame->key_span, value};
    frame->has_key = false;
}

static bool take_value(Reader *reader, Slice token, Span span)
{
    Value *value = arena_new(reader->arena, Value);

    value->kind = kind_of(token);
    value->span = span;
    value->boolean = token.data[0] == 't';
    if (value->kind == VALUE_STRING) {
        value->text = json_view_text(reader->arena, token);
    } else if (value->kind != VALUE_MAP && value->kind != VALUE_LIST) {
        value->text = token;
    }
    put_value(reader, value);
    if (value->kind != VALUE_MAP && value->kind != VALUE_LIST) {
        return true;
    }
    if (reader->depth == DEPTH_LIMIT) {
        return complain(reader, span, "nested deeper than 64 levels");
    }
    reader->frames[reader->depth] = (Frame){.value = value};
    map_init(&reader->frames[reader->depth++].keys, reader->arena);
    return true;
}

static bool take_key(Reader *reader, Frame *frame, Slice token, Span span)
{
    frame->key = json_view_text(reader->arena, token);
    frame->key_span = span;
    frame->has_key = true;

    MapEntry *entry = map_get(&frame->keys, frame->key);

    if (entry->value) {
        return complain(reader, span, "the object has this key already");
    }
    entry->value = frame->value;
    return true;
}

static bool take_token(Reader *reader, Slice token, Span span)
{
    Frame *frame = top_frame(reader);

    switch (token.data[0]) {
    case ',':
    case ':':
        return true;
    case ']':
    case '}':
        assert(frame && frame->value); /* the text is valid */
        frame->value->span.end = span.end;
        reader->depth--;
        return true;
    case '"':
        if (frame && frame->value->kind == VALUE_MAP && !frame->has_key) {
            return take_key(reader, frame, token, span);
        }
        return take_value(reader, token, span);
    default:
        return take_value(reader, token, span);
    }
}

Value *json_file_read(Arena *arena, Source *source, DiagnosticList *problems)
{
    Reader *reader = arena_new(arena, Reader);
    Slice text = source->bytes;
    JsonProblem problem;
    size_t offset = 0;
    size_t start;

    *reader = (Reader){.arena = arena, .source = source, .problems = problems};
    if (!json_is_valid(arena, text, &problem)) {
        diagnostic_add(problems, SLICE("config/json"), SEVERITY_ERROR, source,
                       (Span){(uint32_t)problem.offset, (uint32_t)problem.offset}, "%.*s",
                       SLICE_PRINT(problem.message));
        return NULL;
    }
    while (json_next_token(text, &offset, &start)) {
        Span span = {(uint32_t)start, (uint32_t)offset};

        if (!take_token(reader, slice_part(text, start, offset), span)) {
            return NULL;
        }
    }
    return reader->root;
}
