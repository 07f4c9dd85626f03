#include "check/date_slot.h"

#include "check/date.h"
#include "check/line_end.h"
#include "check/required.h"
#include "document/value_edit.h"

Slice date_slot_field(const Document *document)
{
    const SliceList *fields = &document->settings->freshness.fields;

    for (size_t i = 0; i < fields->count; i++) {
        if (required_has(document, fields->items[i])) {
            return fields->items[i];
        }
    }
    return fields->count > 0 ? fields->items[0] : SLICE("");
}

static bool is_blank_byte(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Are all lines in `text` blank, or comments? */
static bool has_no_text(Slice text)
{
    bool is_comment = false;

    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];

        is_comment = !is_line_end(c) && (is_comment || c == '#');
        if (!is_comment && !is_line_end(c) && !is_blank_byte(c)) {
            return false;
        }
    }
    return true;
}

/* ---- a key without value ---- */

/* Where the value of a key would begin: behind its colon. 0 when none follows it on its line. */
static uint32_t find_colon_end(const Document *document, Span key)
{
    Slice bytes = document->source.bytes;
    uint32_t at = key.end;

    while (at < bytes.size && is_blank_byte(bytes.data[at])) {
        at++;
    }
    return at < bytes.size && bytes.data[at] == ':' ? at + 1 : 0;
}

/* Blanks are replaced, but before a comment, or what ends a value in braces. */
static bool find_empty_value(const Document *document, Span key, Span *span)
{
    Slice bytes = document->source.bytes;
    uint32_t start = find_colon_end(document, key);
    uint32_t end = start;

    while (end < bytes.size && is_blank_byte(bytes.data[end])) {
        end++;
    }
    if (start == 0 || end >= bytes.size) {
        return false;
    }

    bool is_comment = bytes.data[end] == '#' && end > start;
    bool is_inside = bytes.data[end] == ',' || bytes.data[end] == '}';

    *span = (Span){start, is_comment || is_inside ? start : end};
    return is_comment || is_inside || is_line_end(bytes.data[end]);
}

static void fill_key(Document *document, const ValuePair *pair)
{
    DateSlot *slot = &document->date_slot;
    Slice written = source_text(&document->source, pair->value->span);
    Slice unused;

    slot->is_inside = value_find_pair(document->front_matter, slot->field) != pair;
    if (written.size == 0) {
        slot->before = SLICE(" ");
        slot->kind =
            find_empty_value(document, pair->key_span, &slot->span) ? DATE_SLOT_KEY : slot->kind;
    } else if (value_edit_write(document->scratch, written, SLICE("x"), &unused)) {
        slot->span = pair->value->span;
        slot->written = written;
        slot->kind = DATE_SLOT_KEY;
    }
}

/* ---- a new line ---- */

/*
 * What stands before the first key of a map, from the start of its line: spaces. False for all else, and where there is more than blank
 * lines and comments between `start` and that line: a brace, a tag, a "?".
 */
static bool find_indent(Document *document, uint32_t start, const Value *map, Span *indent)
{
    uint32_t key = map->pairs[0].key_span.start;
    uint32_t line =
        source_line_start(&document->source, source_line_number(&document->source, key));
    Slice text;

    if (line < start) {
        return false;
    }
    *indent = (Span){line, key};
    text = source_text(&document->source, *indent);
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != ' ') {
            return false;
        }
    }
    return has_no_text(source_text(&document->source, (Span){start, line}));
}

/* The map in `map` that `*key` leads into ("meta.updated"), by the pair that it is the value of; then `*key` is the rest. */
static const ValuePair *find_parent(const Value *map, Slice *key)
{
    Slice prefix = *key;
    size_t dot;

    while ((dot = slice_find_last_byte(prefix, '.')) < prefix.size) {
        prefix = slice_part(prefix, 0, dot);

        const ValuePair *pair = value_find_pair(map, prefix);

        if (pair != NULL && pair->value->kind == VALUE_MAP && pair->value->count > 0) {
            *key = slice_from(*key, dot + 1);
            return pair;
        }
    }
    return NULL;
}

static void add_line(Document *document, Span indent, uint32_t at, Slice key)
{
    document->date_slot.kind = DATE_SLOT_KEY;
    document->date_slot.span = (Span){at, at};
    document->date_slot.before = arena_format(
        document->arena, "%.*s%.*s: ", SLICE_PRINT(source_text(&document->source, indent)),
        SLICE_PRINT(key));
    document->date_slot.after = line_end_of(&document->source);
}

/* As the first key of a map in the front matter: where the last one ends is not as certain. */
static bool add_inside(Document *document, Slice field)
{
    Slice key = field;
    const ValuePair *parent = find_parent(document->front_matter, &key);
    Span indent;
    uint32_t start = parent == NULL ? 0 : find_colon_end(document, parent->key_span);

    if (start == 0 || !find_indent(document, start, parent->value, &indent)) {
        return false;
    }
    document->date_slot.is_inside = true;
    add_line(document, indent, indent.start, value_edit_new(document->arena, key));
    return true;
}

/* Before the fence that closes the front matter. */
static void add_last(Document *document, Slice field)
{
    Source *source = &document->source;
    Span block = document->front_matter_span;
    uint32_t opening = source_line_number(source, block.start);
    uint32_t start = source_line_start(source, opening + 1);
    uint32_t closing = source_line_start(source, source_line_number(source, block.end));
    const Value *map = document->front_matter;
    Span indent = {closing, closing};
    bool is_certain = map->count > 0 ? find_indent(document, start, map, &indent)
                                     : has_no_text(source_text(source, (Span){start, closing}));

    if (is_certain) {
        add_line(document, indent, closing, value_edit_new(document->arena, field));
    }
}

void date_slot_find(Document *document)
{
    const FoundDate *updated = &document->metadata.freshness.updated;
    Slice field = updated->field.size > 0 ? updated->field : date_slot_field(document);

    if (document->front_matter == NULL || updated->raw.size > 0 || field.size == 0) {
        return;
    }
    document->date_slot = (DateSlot){.field = field, .least = date_of_stamps(document)};
    if (updated->field.size > 0) {
        fill_key(document, value_find_path(document->front_matter, field));
    } else if (!add_inside(document, field)) {
        add_last(document, field);
    }
}
