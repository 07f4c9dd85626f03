#include "check/skeleton.h"

#include "check/date.h"
#include "check/date_slot.h"
#include "check/line_end.h"
#include "check/required.h"
#include "document/value_edit.h"

enum { TITLE_SIZE_MOST = 400 };

static Slice first_line(Slice text)
{
    Slice rest = slice_trim_start(text);
    size_t feed = slice_find_byte(rest, '\n', 0);
    size_t carriage_return = slice_find_byte(rest, '\r', 0);

    return slice_part(rest, 0, feed < carriage_return ? feed : carriage_return);
}

static bool is_key(Slice line)
{
    size_t end = 0;

    while (end < line.size && (ascii_is_alphanumeric(line.data[end]) || line.data[end] == '_' ||
                               line.data[end] == '-' || line.data[end] == '.')) {
        end++;
    }
    return end > 0 && end < line.size && line.data[end] == ':' &&
           (end + 1 == line.size || ascii_is_space(line.data[end + 1]));
}

/* Such a title is a fault of its own. */
static bool has_control(Slice title)
{
    for (size_t i = 0; i < title.size; i++) {
        if ((unsigned char)title.data[i] < ' ' || title.data[i] == 0x7F) {
            return true;
        }
    }
    return false;
}

/* Would the line be taken for the beginning of front matter, by memoc behind a block, or by others? */
static bool is_like_front_matter(Slice line)
{
    return slice_starts_with(line, SLICE("---")) || slice_starts_with(line, SLICE("+++")) ||
           slice_starts_with(line, SLICE(";;;")) ||
           slice_starts_with(line, SLICE("\xEF\xBB\xBF")) || is_key(line);
}

Value *skeleton_title(const Document *document)
{
    const Metadata *metadata = &document->metadata;
    Slice body = slice_from(document->source.bytes, document->body_offset);

    if (document->front_matter != NULL || document->front_matter_is_bad || !metadata->has_title ||
        metadata->title.size > TITLE_SIZE_MOST || has_control(metadata->title) ||
        is_like_front_matter(first_line(body))) {
        return NULL;
    }

    Value *title = arena_new(document->arena, Value);

    *title = (Value){.kind = VALUE_STRING, .text = metadata->title};
    return title;
}

Slice skeleton_date_field(const Document *document)
{
    const Freshness *freshness = &document->metadata.freshness;
    const Rule *rule = rule_get(RULE_DATE_MISSING);
    Slice field = date_slot_field(document);
    bool is_asked_for = settings_severity(document->settings, rule->id, rule->severity,
                                          document->path) != SEVERITY_OFF &&
                        freshness->cadence.kind != CADENCE_NEVER;

    if (freshness->updated.problem != DATE_MISSING || field.size == 0) {
        return SLICE("");
    }
    return is_asked_for || required_has(document, field) ? field : SLICE("");
}

static bool is_scalar(const Value *value)
{
    return value->kind != VALUE_LIST && value->kind != VALUE_MAP;
}

bool skeleton_can_hold(const Value *value)
{
    for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++) {
        if (!is_scalar(value->items[i])) {
            return false;
        }
    }
    return value->kind != VALUE_MAP;
}

static void write_scalar(Buffer *out, const Value *value)
{
    switch (value->kind) {
    case VALUE_BOOLEAN:
        buffer_add_string(out, value->boolean ? "true" : "false");
        break;
    case VALUE_INTEGER:
    case VALUE_FLOAT:
        buffer_add(out, value->text);
        break;
    case VALUE_STRING:
        buffer_add(out, value_edit_new(out->arena, value->text));
        break;
    default:
        buffer_add_string(out, "null");
    }
}

static void write_value(Buffer *out, const Value *value)
{
    if (is_scalar(value)) {
        write_scalar(out, value);
        return;
    }
    buffer_add_byte(out, '[');
    for (size_t i = 0; i < value->count; i++) {
        buffer_add_string(out, i > 0 ? ", " : "");
        write_scalar(out, value->items[i]);
    }
    buffer_add_byte(out, ']');
}

static Slice write_opening(const Document *document, const Value *values, Slice end)
{
    Buffer out;

    buffer_init(&out, document->arena);
    buffer_add_string(&out, "---");
    buffer_add(&out, end);
    for (size_t i = 0; i < values->count; i++) {
        buffer_add(&out, value_edit_new(document->arena, values->pairs[i].key));
        buffer_add_string(&out, ": ");
        write_value(&out, values->pairs[i].value);
        buffer_add(&out, end);
    }
    return buffer_slice(&out);
}

static Diagnostic *find_finding(const Document *document)
{
    Slice id = rule_get(RULE_FRONT_MATTER_MISSING)->id;

    for (size_t i = 0; i < document->findings.count; i++) {
        if (slice_equals(document->findings.items[i].rule, id)) {
            return &document->findings.items[i];
        }
    }
    return NULL;
}

void skeleton_add(Document *document, const Value *values, Slice date_field)
{
    Diagnostic *finding = find_finding(document);
    Span start = {document->body_offset, document->body_offset};
    Slice end = line_end_of(&document->source);
    Slice opening = write_opening(document, values, end);
    Slice closing =
        arena_format(document->arena, "---%.*s%.*s", SLICE_PRINT(end), SLICE_PRINT(end));

    if (finding != NULL && values->count > 0) {
        diagnostic_add_edit(
            &document->findings, finding, &document->source, start,
            arena_format(document->arena, "%.*s%.*s", SLICE_PRINT(opening), SLICE_PRINT(closing)));
    }
    if (date_field.size > 0) {
        Slice key = value_edit_new(document->arena, date_field);

        document->date_slot = (DateSlot){
            .kind = DATE_SLOT_BLOCK,
            .span = start,
            .field = date_field,
            .before =
                arena_format(document->arena, "%.*s%.*s: ", SLICE_PRINT(opening), SLICE_PRINT(key)),
            .after =
                arena_format(document->arena, "%.*s%.*s", SLICE_PRINT(end), SLICE_PRINT(closing)),
            .least = date_of_stamps(document),
        };
    }
}
