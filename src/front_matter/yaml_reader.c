#include "front_matter/yaml_reader.h"

#include "base/map.h"
#include "base/utf8.h"
#include "front_matter/break_mask.h"
#include "front_matter/core_schema.h"
#include "front_matter/mark_cursor.h"
#include "front_matter/yaml_fault.h"

#include <assert.h>
#include <yaml.h>

enum {
    DEPTH_LIMIT = 64,
    SIZE_LIMIT = 1 << 20,        /* bytes of text, and of text that aliases stand for */
    EXPANSION_LIMIT = 10 * 1000, /* values that aliases stand for */
    PROBLEM_LIMIT = 10,
    QUOTED_LIMIT = 80, /* code points of a name that a message quotes */
};

/* A list or map that is being read. */
typedef struct Frame {
    Value *value;
    size_t capacity; /* of its items or pairs */
    Value *key;      /* in a map: the key whose value comes next */
    Map keys;        /* in a map: key -> its Value */
    bool flow;       /* in brackets */
} Frame;

typedef struct Reader {
    yaml_parser_t parser;
    Arena *arena;
    Source *source;
    Span span;
    Slice text;        /* of `span` */
    Slice masked;      /* the same for libyaml: break_mask.h */
    MarkCursor cursor; /* in `text` */
    FrontMatterProblemList *problems;
    bool only_syntax;
    Frame frames[DEPTH_LIMIT];
    size_t depth;
    Map anchors; /* name -> Value */
    size_t expanded_values;
    size_t expanded_bytes;
    Value *root;
} Reader;

static uint32_t offset_from_mark(Reader *reader, yaml_mark_t mark)
{
    return reader->span.start + (uint32_t)mark_cursor_offset(&reader->cursor, mark.index);
}

static Span span_from_marks(Reader *reader, yaml_mark_t start, yaml_mark_t end)
{
    uint32_t first = offset_from_mark(reader, start);
    return (Span){first, offset_from_mark(reader, end)};
}

static Slice copy_string(Reader *reader, const yaml_char_t *string)
{
    return arena_copy(reader->arena, slice_from_string((const char *)string));
}

static Value *new_value(Reader *reader, ValueKind kind, Span span)
{
    Value *value = arena_new(reader->arena, Value);
    value->kind = kind;
    value->span = span;
    return value;
}

static Frame *top_frame(Reader *reader)
{
    return reader->depth > 0 ? &reader->frames[reader->depth - 1] : NULL;
}

/* Does `{{`, a template's placeholder, begin at `start`? To YAML it is a map whose key is a map. */
static bool is_placeholder(const Reader *reader, uint32_t start)
{
    return slice_starts_with(slice_from(reader->source->bytes, start), SLICE("{{"));
}

static bool refuse_key(Reader *reader, const Value *key)
{
    Span span = {key->span.start, key->span.start + 1};
    if (span.start > reader->span.start && is_placeholder(reader, span.start - 1)) {
        span.start--;
    }
    if (is_placeholder(reader, span.start)) {
        front_matter_problem_add(reader->problems, FRONT_MATTER_YAML, span, "put it in quotes",
                                 "\"{{\" begins a map whose key is a map");
        return false;
    }
    front_matter_problem_add(reader->problems, FRONT_MATTER_YAML, span,
                             "put the key in quotes if it is meant as text", "%s cannot be a key",
                             value_kind_name(key->kind));
    return false;
}

/* Remembers `key` of the innermost map; tells when the map has it already. */
static bool take_key(Reader *reader, Frame *frame, Value *key)
{
    if (key->kind == VALUE_LIST || key->kind == VALUE_MAP) {
        return refuse_key(reader, key);
    }
    frame->key = key;
    MapEntry *entry = map_get(&frame->keys, key->text);
    if (entry->value == NULL) {
        entry->value = key;
        return true;
    }
    const Value *first = entry->value;
    Slice quoted = utf8_prefix(key->text, QUOTED_LIMIT);
    front_matter_problem_add(reader->problems, FRONT_MATTER_DUPLICATE_KEY, key->span,
                             "keep one of them", "duplicate key \"%.*s\", first defined on line %u",
                             SLICE_PRINT(quoted),
                             source_line_number(reader->source, first->span.start));
    return reader->problems->count < PROBLEM_LIMIT;
}

/* Puts a value where it belongs: key, value of a key, item, or root. */
static bool take_value(Reader *reader, Value *value)
{
    Frame *frame = top_frame(reader);
    if (frame == NULL) {
        reader->root = value;
        return true;
    }
    Value *parent = frame->value;
    if (parent->kind == VALUE_LIST) {
        parent->items = arena_array_room(reader->arena, parent->items, parent->count,
                                         &frame->capacity, sizeof(Value *));
        parent->items[parent->count++] = value;
        return true;
    }
    if (frame->key == NULL) {
        return take_key(reader, frame, value);
    }
    parent->pairs = arena_array_room(reader->arena, parent->pairs, parent->count, &frame->capacity,
                                     sizeof(ValuePair));
    parent->pairs[parent->count++] = (ValuePair){frame->key->text, frame->key->span, value};
    frame->key = NULL;
    return true;
}

/* Counts a value and all below it against the limits of expansion; `depth` is its own. */
static bool count_expansion(Reader *reader, const Value *value, size_t depth)
{
    reader->expanded_values++;
    reader->expanded_bytes += value->text.size;
    if (depth > DEPTH_LIMIT || reader->expanded_values > EXPANSION_LIMIT ||
        reader->expanded_bytes > SIZE_LIMIT) {
        return false;
    }
    for (size_t i = 0; i < value->count; i++) {
        bool is_list = value->kind == VALUE_LIST;
        reader->expanded_bytes += is_list ? 0 : value->pairs[i].key.size;
        const Value *child = is_list ? value->items[i] : value->pairs[i].value;
        if (!count_expansion(reader, child, depth + 1)) {
            return false;
        }
    }
    return true;
}

static bool is_being_read(const Reader *reader, const Value *value)
{
    for (size_t i = 0; i < reader->depth; i++) {
        if (reader->frames[i].value == value) {
            return true;
        }
    }
    return false;
}

static bool take_alias(Reader *reader, const yaml_event_t *event)
{
    Span span = span_from_marks(reader, event->start_mark, event->end_mark);
    Slice name = slice_from_string((const char *)event->data.alias.anchor);
    const Value *anchored = map_find(&reader->anchors, name);
    const char *wrong = NULL;
    const char *help = NULL;
    if (anchored == NULL) {
        wrong = "has no anchor before it";
        help = "put the value in quotes if it is meant as text";
    } else if (is_being_read(reader, anchored)) {
        wrong = "stands inside its own anchor";
    } else if (!count_expansion(reader, anchored, reader->depth + 1)) {
        wrong = "makes the text too large or too deep";
    }
    if (wrong != NULL) {
        Slice quoted = utf8_prefix(name, QUOTED_LIMIT);
        front_matter_problem_add(reader->problems, FRONT_MATTER_YAML, span, help,
                                 "the alias \"*%.*s\" %s", SLICE_PRINT(quoted), wrong);
        return false;
    }
    Value *value = new_value(reader, anchored->kind, span);
    *value = *anchored;
    value->span = span;
    return take_value(reader, value);
}

static void remember_anchor(Reader *reader, const yaml_char_t *name, Value *value)
{
    if (name != NULL) {
        map_set(&reader->anchors, copy_string(reader, name), value);
    }
}

/* libyaml ends a block scalar where the next text begins: back to the end of its own. */
static void trim_span(const Reader *reader, Span *span)
{
    size_t size = slice_trim_end(source_text(reader->source, *span)).size;
    span->end = span->start + (uint32_t)size;
}

/* The type of a scalar; false, with a problem, when its tag asks for one that it cannot have. */
static bool resolve_kind(Reader *reader, const yaml_event_t *event, Value *value)
{
    bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    Slice tag = slice_from_string((const char *)event->data.scalar.tag);
    if (!core_schema_tag_kind(tag, &value->kind)) {
        value->kind = plain ? core_schema_kind(value->text) : VALUE_STRING;
        return true;
    }
    if (core_schema_allows(value->kind, value->text)) {
        return true;
    }
    front_matter_problem_add(reader->problems, FRONT_MATTER_YAML, value->span, NULL,
                             "the value is not %s, as its tag says", value_kind_name(value->kind));
    return false;
}

static Slice copy_text(Reader *reader, const yaml_event_t *event)
{
    Slice text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    char *copy = arena_string(reader->arena, text);
    if (reader->masked.data != reader->text.data) {
        break_mask_undo(copy, text.size);
    }
    return (Slice){copy, text.size};
}

static bool take_scalar(Reader *reader, const yaml_event_t *event)
{
    yaml_scalar_style_t style = event->data.scalar.style;
    Span span = span_from_marks(reader, event->start_mark, event->end_mark);
    Value *value = new_value(reader, VALUE_STRING, span);
    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE) {
        trim_span(reader, &value->span);
    }
    value->plain = style == YAML_PLAIN_SCALAR_STYLE;
    value->text = copy_text(reader, event);
    if (!resolve_kind(reader, event, value)) {
        return false;
    }
    value->boolean = value->kind == VALUE_BOOLEAN && ascii_to_lower(value->text.data[0]) == 't';
    remember_anchor(reader, event->data.scalar.anchor, value);
    return take_value(reader, value);
}

static bool open_frame(Reader *reader, const yaml_event_t *event, ValueKind kind, bool flow)
{
    Value *value =
        new_value(reader, kind, span_from_marks(reader, event->start_mark, event->end_mark));
    if (!take_value(reader, value)) {
        return false;
    }
    if (reader->depth == DEPTH_LIMIT) {
        front_matter_problem_add(reader->problems, FRONT_MATTER_YAML, value->span, NULL,
                                 "nested deeper than %d levels", DEPTH_LIMIT);
        return false;
    }
    Frame *frame = &reader->frames[reader->depth++];
    *frame = (Frame){.value = value, .flow = flow};
    map_init(&frame->keys, reader->arena);
    return true;
}

static bool open_list(Reader *reader, const yaml_event_t *event)
{
    bool flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    if (!open_frame(reader, event, VALUE_LIST, flow)) {
        return false;
    }
    remember_anchor(reader, event->data.sequence_start.anchor, top_frame(reader)->value);
    return true;
}

static bool open_map(Reader *reader, const yaml_event_t *event)
{
    bool flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    if (!open_frame(reader, event, VALUE_MAP, flow)) {
        return false;
    }
    remember_anchor(reader, event->data.mapping_start.anchor, top_frame(reader)->value);
    return true;
}

/* libyaml ends what has no brackets where the next thing begins; here its last child does. */
static void close_frame(Reader *reader, const yaml_event_t *event)
{
    assert(reader->depth > 0);
    Frame *frame = &reader->frames[--reader->depth];
    Value *value = frame->value;
    if (frame->flow) {
        value->span.end = offset_from_mark(reader, event->end_mark);
    } else if (value->count > 0) {
        const Value *last = value->kind == VALUE_LIST ? value->items[value->count - 1]
                                                      : value->pairs[value->count - 1].value;
        value->span.end = last->span.end;
    }
}

static bool open_document(Reader *reader, const yaml_event_t *event)
{
    if (reader->root == NULL) {
        return true;
    }
    Span span = span_from_marks(reader, event->start_mark, event->end_mark);
    front_matter_problem_add(reader->problems, FRONT_MATTER_YAML, span, "remove the line",
                             "a second YAML document begins here");
    return false;
}

/* False when there is nothing more to read, or no use in it. */
static bool take_event(Reader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return open_document(reader, event);
    case YAML_ALIAS_EVENT:
        return take_alias(reader, event);
    case YAML_SCALAR_EVENT:
        return take_scalar(reader, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_list(reader, event);
    case YAML_MAPPING_START_EVENT:
        return open_map(reader, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_frame(reader, event);
        return true;
    case YAML_STREAM_END_EVENT:
        return false;
    default:
        return true;
    }
}

/* Bytes that are not UTF-8, and control characters: the errors that libyaml places by byte. */
static void report_bytes(Reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    size_t invalid = utf8_find_invalid(reader->text);
    if (parser->problem_offset < invalid) {
        size_t end = parser->problem_offset;
        utf8_decode(reader->text, &end);
        Span span = {reader->span.start + (uint32_t)parser->problem_offset,
                     reader->span.start + (uint32_t)end};
        front_matter_problem_add(reader->problems, FRONT_MATTER_YAML, span,
                                 "remove it, or write it as an escape in double quotes",
                                 "the control character U+%04X", (unsigned)parser->problem_value);
        return;
    }
    assert(invalid < reader->text.size);
    uint32_t start = reader->span.start + (uint32_t)invalid;
    front_matter_problem_add(reader->problems, FRONT_MATTER_YAML, (Span){start, start + 1},
                             "save the file as UTF-8", "the byte 0x%02X is not UTF-8 here",
                             (unsigned char)reader->text.data[invalid]);
}

static void report_fault(Reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_MEMORY_ERROR) {
        arena_exhausted(reader->text.size);
    }
    if (parser->error == YAML_READER_ERROR) {
        report_bytes(reader);
        return;
    }
    YamlFault fault = {.problem = parser->problem, .context = parser->context};
    fault.context_at = offset_from_mark(reader, parser->context_mark);
    fault.at = offset_from_mark(reader, parser->problem_mark);
    Slice text = slice_part(reader->source->bytes, 0, reader->span.end);
    yaml_fault_explain(reader->problems, text, &fault);
}

/* The same, when only syntax matters. */
static bool pass_event(Reader *reader, const yaml_event_t *event)
{
    bool opens =
        event->type == YAML_MAPPING_START_EVENT || event->type == YAML_SEQUENCE_START_EVENT;
    bool closes = event->type == YAML_MAPPING_END_EVENT || event->type == YAML_SEQUENCE_END_EVENT;

    reader->depth += opens ? 1 : 0;
    reader->depth -= closes ? 1 : 0;
    return event->type != YAML_STREAM_END_EVENT && reader->depth <= DEPTH_LIMIT;
}

static void read_events(Reader *reader)
{
    bool more = true;
    while (more) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader->parser, &event)) {
            report_fault(reader);
            return;
        }
        more = reader->only_syntax ? pass_event(reader, &event) : take_event(reader, &event);
        yaml_event_delete(&event);
    }
}

static void run_parser(Reader *reader)
{
    if (!yaml_parser_initialize(&reader->parser)) {
        arena_exhausted(sizeof reader->parser);
    }
    /* Else it would take FF FE at the start for UTF-16. */
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader->parser, (const unsigned char *)reader->masked.data,
                                 reader->masked.size);
    read_events(reader);
    yaml_parser_delete(&reader->parser);
}

Value *yaml_read(Arena *arena, Source *source, Span span, FrontMatterProblemList *problems)
{
    if (slice_starts_with(source_text(source, span), SLICE("\xEF\xBB\xBF"))) {
        span.start += 3; /* to libyaml a BOM is a column, and the keys would not line up */
    }
    Slice text = source_text(source, span);
    if (text.size > SIZE_LIMIT) {
        front_matter_problem_add(problems, FRONT_MATTER_YAML, (Span){span.start, span.start}, NULL,
                                 "more than %d bytes of YAML", SIZE_LIMIT);
        return NULL;
    }
    Reader reader = {
        .arena = arena, .source = source, .span = span, .text = text, .problems = problems};
    reader.masked = break_mask_apply(arena, text);
    mark_cursor_init(&reader.cursor, text);
    map_init(&reader.anchors, arena);
    size_t before = problems->count;
    run_parser(&reader);
    if (problems->count > before) {
        return NULL;
    }
    return reader.root != NULL ? reader.root
                               : new_value(&reader, VALUE_NULL, (Span){span.end, span.end});
}

bool yaml_is_valid(Arena *arena, Source *source, FrontMatterProblemList *problems)
{
    Slice text = source->bytes;
    if (text.size > SIZE_LIMIT) {
        return true;
    }
    Reader reader = {.arena = arena,
                     .source = source,
                     .span = {0, (uint32_t)text.size},
                     .text = text,
                     .problems = problems,
                     .only_syntax = true};
    reader.masked = break_mask_apply(arena, text);
    mark_cursor_init(&reader.cursor, text);
    size_t before = problems->count;
    run_parser(&reader);
    return problems->count == before;
}
