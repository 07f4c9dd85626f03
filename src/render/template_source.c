#include "render/template_source.h"

typedef enum TagKind { TAG_CODE, TAG_ESCAPED, TAG_RAW, TAG_COMMENT } TagKind;

typedef struct TemplateReader {
    TemplateSource *source;
    Arena *arena;
    Slice text;
    size_t offset; /* of what was not read yet */
    Buffer lua;
    size_t lines_ahead; /* line ends that the Lua has had, and the template has not */
} TemplateReader;

static size_t count_lines(Slice text)
{
    size_t count = 0;

    for (size_t at = slice_find_byte(text, '\n', 0); at < text.size;
         at = slice_find_byte(text, '\n', at + 1)) {
        count++;
    }
    return count;
}

/* As many line ends as the template has in [from, to). */
static void add_lines(TemplateReader *reader, size_t from, size_t to)
{
    size_t count = count_lines(slice_part(reader->text, from, to));
    size_t left_out = count < reader->lines_ahead ? count : reader->lines_ahead;

    reader->lines_ahead -= left_out;
    buffer_add_repeated(&reader->lua, '\n', count - left_out);
}

/* Writes the text [from, to). */
static void add_literal(TemplateReader *reader, size_t from, size_t to)
{
    TemplateSource *source = reader->source;

    if (from >= to) {
        return;
    }
    source->literals = arena_array_room(reader->arena, source->literals, source->literal_count,
                                        &source->literal_capacity, sizeof *source->literals);
    source->literals[source->literal_count++] = slice_part(reader->text, from, to);
    buffer_add_format(&reader->lua, "__t(%zu);", source->literal_count);
}

/*
 * The code of a tag. A Lua comment in its last line would swallow what follows: it gets a line end, and the next one
 * of the template is left out.
 */
static void add_code(TemplateReader *reader, Slice code)
{
    size_t last_line = slice_find_last_byte(code, '\n');

    buffer_add_byte(&reader->lua, ' ');
    buffer_add(&reader->lua, code);
    if (last_line == code.size) {
        last_line = 0;
    }
    if (slice_find(code, SLICE("--"), last_line) < code.size) {
        buffer_add_byte(&reader->lua, '\n');
        reader->lines_ahead++;
    } else {
        buffer_add_byte(&reader->lua, ' ');
    }
}

static TagKind tag_kind(Slice inside)
{
    switch (inside.size > 0 ? inside.data[0] : '\0') {
    case '=':
        return TAG_ESCAPED;
    case '-':
        return TAG_RAW;
    case '#':
        return TAG_COMMENT;
    default:
        return TAG_CODE;
    }
}

static void add_tag(TemplateReader *reader, TagKind kind, Slice inside)
{
    switch (kind) {
    case TAG_CODE:
        add_code(reader, inside);
        break;
    case TAG_ESCAPED:
    case TAG_RAW:
        buffer_add_string(&reader->lua, kind == TAG_RAW ? "__r(" : "__e(");
        add_code(reader, slice_from(inside, 1));
        buffer_add_string(&reader->lua, ");");
        break;
    case TAG_COMMENT:
        break;
    }
}

/* Where the blanks before `at` begin, if they begin a line; else `at`. Nothing before `least` is looked at. */
static size_t blank_start(Slice text, size_t least, size_t at)
{
    size_t start = at;

    while (start > least && (text.data[start - 1] == ' ' || text.data[start - 1] == '\t')) {
        start--;
    }
    return start == 0 || text.data[start - 1] == '\n' ? start : at;
}

/* Where the next line begins, if only blanks are left on this one; else `at`. */
static size_t blank_end(Slice text, size_t at)
{
    size_t end = at;

    while (end < text.size &&
           (text.data[end] == ' ' || text.data[end] == '\t' || text.data[end] == '\r')) {
        end++;
    }
    if (end == text.size) {
        return end;
    }
    return text.data[end] == '\n' ? end + 1 : at;
}

/* Widens [*start, *end) to whole lines when nothing else stands on them. */
static void take_lines(Slice text, size_t least, size_t *start, size_t *end)
{
    size_t line_start = blank_start(text, least, *start);
    size_t next_line = blank_end(text, *end);
    bool begins = line_start == 0 || text.data[line_start - 1] == '\n';

    if (begins && (next_line > *end || next_line == text.size)) {
        *start = line_start;
        *end = next_line;
    }
}

/* Reads the tag at `start`; false when it has no end. */
static bool read_tag(TemplateReader *reader, size_t start)
{
    size_t end = slice_find(reader->text, SLICE("%>"), start + 2);
    size_t text_end = start;
    size_t next = end + 2;
    Slice inside;
    TagKind kind;

    if (end == reader->text.size) {
        return false;
    }
    inside = slice_part(reader->text, start + 2, end);
    kind = tag_kind(inside);
    if (kind == TAG_CODE || kind == TAG_COMMENT) {
        take_lines(reader->text, reader->offset, &text_end, &next);
    }
    add_literal(reader, reader->offset, text_end);
    add_lines(reader, reader->offset, start);
    add_tag(reader, kind, inside);
    if (kind == TAG_COMMENT) {
        add_lines(reader, start, end);
    }
    add_lines(reader, end, next);
    reader->offset = next;
    return true;
}

/* "<%%": writes "<%" and passes over all three. */
static void read_escape(TemplateReader *reader, size_t start)
{
    add_literal(reader, reader->offset, start + 2);
    add_lines(reader, reader->offset, start);
    reader->offset = start + 3;
}

bool template_source_read(TemplateSource *source, Arena *arena, Slice text, uint32_t *line)
{
    TemplateReader reader = {.source = source, .arena = arena, .text = text};

    *source = (TemplateSource){.literals = NULL};
    buffer_init(&reader.lua, arena);
    buffer_add_string(&reader.lua, "local __t,__e,__r,_ENV=...;");
    for (;;) {
        size_t start = slice_find(text, SLICE("<%"), reader.offset);

        if (start == text.size) {
            break;
        }
        if (start + 2 < text.size && text.data[start + 2] == '%') {
            read_escape(&reader, start);
        } else if (!read_tag(&reader, start)) {
            *line = (uint32_t)count_lines(slice_part(text, 0, start)) + 1;
            return false;
        }
    }
    add_literal(&reader, reader.offset, text.size);
    add_lines(&reader, reader.offset, text.size);
    source->lua = buffer_slice(&reader.lua);
    return true;
}
