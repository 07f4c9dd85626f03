#include "base/diagnostic.h"

#include "base/harmless.h"
#include "base/hash.h"
#include "base/utf8.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>

enum { EXCERPT_SIZE_MOST = 400 };

static const char *const severity_names[] = {
    [SEVERITY_OFF] = "off",
    [SEVERITY_INFO] = "info",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

const char *severity_name(Severity severity)
{
    return severity_names[severity];
}

bool severity_parse(Slice name, Severity *severity)
{
    for (int i = SEVERITY_OFF; i <= SEVERITY_ERROR; i++) {
        if (slice_is(name, severity_names[i])) {
            *severity = (Severity)i;
            return true;
        }
    }
    return false;
}

void diagnostic_list_init(DiagnosticList *list, Arena *arena)
{
    *list = (DiagnosticList){.arena = arena};
}

/* Messages about one file come one after the other, so that its path is copied once. */
static Slice copy_unless_same(Arena *arena, Slice text, Slice last)
{
    return slice_equals(text, last) ? last : arena_copy(arena, text);
}

static Diagnostic *add_item(DiagnosticList *list, Slice rule, Severity severity, Slice path)
{
    Diagnostic last = list->count > 0 ? list->items[list->count - 1] : (Diagnostic){0};
    Diagnostic item = {
        .rule = copy_unless_same(list->arena, rule, last.rule),
        .severity = severity,
        .path = copy_unless_same(list->arena, path, last.path),
    };

    list->items = arena_array_room(list->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);
    list->items[list->count] = item;
    return &list->items[list->count++];
}

/* Where the excerpt of a line begins that shows what is at `offset`, and somewhat more behind it than before. */
static size_t find_excerpt_start(Slice line, size_t offset)
{
    size_t before = EXCERPT_SIZE_MOST / 3;
    size_t start = offset > before ? offset - before : 0;

    if (line.size <= EXCERPT_SIZE_MOST) {
        return 0;
    }
    if (start > line.size - EXCERPT_SIZE_MOST) {
        start = line.size - EXCERPT_SIZE_MOST;
    }
    /* Not inside a code point, of which at most three bytes continue it. */
    for (int i = 0; i < 3 && (line.data[start] & 0xC0) == 0x80; i++) {
        start++;
    }
    return start;
}

Slice diagnostic_excerpt(Source *source, uint32_t offset, Position at, uint32_t *column)
{
    Slice line = source_line(source, at.line);
    uint32_t line_start = source_line_start(source, at.line);
    size_t start = find_excerpt_start(line, offset - line_start);
    Slice between = slice_part(source->bytes, line_start + start, offset);

    *column = at.column - (uint32_t)utf8_count(between);
    return utf8_prefix_bytes(slice_from(line, start), EXCERPT_SIZE_MOST);
}

uint64_t diagnostic_hash_text(Source *source, Span span)
{
    Slice text = slice_trim(source_text(source, span));

    if (text.size == 0) {
        text = slice_trim(source_line(source, source_line_number(source, span.start)));
    }
    return text.size > 0 ? hash_64(text) : 0;
}

void diagnostic_put_edit(DiagnosticList *list, Diagnostic *diagnostic, const Edit *edit)
{
    size_t count = diagnostic->edit_count;

    assert(edit->span.start <= edit->span.end);
    assert(count == 0 || diagnostic->edits[count - 1].span.end <= edit->span.start);
    diagnostic->edits = arena_array_room(list->arena, diagnostic->edits, diagnostic->edit_count,
                                         &diagnostic->edit_capacity, sizeof *diagnostic->edits);
    diagnostic->edits[count] = *edit;
    diagnostic->edits[count].text = arena_copy(list->arena, edit->text);
    diagnostic->edit_count++;
}

void diagnostic_add_edit(DiagnosticList *list, Diagnostic *diagnostic, Source *source, Span span,
                         Slice text)
{
    Edit edit = {
        .span = span,
        .start = source_position(source, span.start),
        .end = source_position(source, span.end),
        .text = text,
    };

    diagnostic_put_edit(list, diagnostic, &edit);
}

Diagnostic *diagnostic_add(DiagnosticList *list, Slice rule, Severity severity, Source *source,
                           Span span, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    Diagnostic *added = diagnostic_add_list(list, rule, severity, source, span, format, arguments);
    va_end(arguments);
    return added;
}

Diagnostic *diagnostic_add_list(DiagnosticList *list, Slice rule, Severity severity, Source *source,
                                Span span, const char *format, va_list arguments)
{
    Position start = source_position(source, span.start);
    Position end = source_position(source, span.end > span.start ? span.end : span.start);
    Diagnostic *added = add_item(list, rule, severity, source->path);

    added->line = start.line;
    added->column = start.column;
    added->end_line = end.line;
    added->end_column = end.column;
    added->span = span;
    added->text_hash = diagnostic_hash_text(source, span);
    added->message = arena_format_list(list->arena, format, arguments);
    added->excerpt = arena_copy(
        list->arena, diagnostic_excerpt(source, span.start, start, &added->excerpt_column));
    return added;
}

Diagnostic *diagnostic_add_file(DiagnosticList *list, Slice rule, Severity severity, Slice path,
                                const char *format, ...)
{
    Diagnostic *added = add_item(list, rule, severity, path);
    va_list arguments;

    va_start(arguments, format);
    added->message = arena_format_list(list->arena, format, arguments);
    va_end(arguments);
    return added;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int compare(const void *first, const void *second)
{
    const Diagnostic *a = first;
    const Diagnostic *b = second;
    int order = slice_compare(a->path, b->path);

    order = order != 0 ? order : compare_numbers(a->line, b->line);
    order = order != 0 ? order : compare_numbers(a->column, b->column);
    order = order != 0 ? order : slice_compare(a->rule, b->rule);
    order = order != 0 ? order : slice_compare(a->message, b->message);
    order = order != 0 ? order : compare_numbers(a->end_line, b->end_line);
    order = order != 0 ? order : compare_numbers(a->end_column, b->end_column);
    order = order != 0 ? order : compare_numbers(a->severity, b->severity);
    return order != 0 ? order : slice_compare(a->help, b->help);
}

void diagnostic_list_sort(DiagnosticList *list)
{
    size_t kept = 0;

    if (list->count == 0) {
        return;
    }
    qsort(list->items, list->count, sizeof *list->items, compare);
    for (size_t i = 1; i < list->count; i++) {
        if (compare(&list->items[kept], &list->items[i]) != 0) {
            list->items[++kept] = list->items[i];
        }
    }
    list->count = kept + 1;
}

size_t diagnostic_list_count(const DiagnosticList *list, Severity at_least)
{
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++) {
        count += list->items[i].severity >= at_least;
    }
    return count;
}

static const char *const style_bold = "\033[1m";
static const char *const style_off = "\033[0m";

static const char *const severity_styles[] = {
    [SEVERITY_OFF] = "",
    [SEVERITY_INFO] = "\033[36m",    /* cyan */
    [SEVERITY_WARNING] = "\033[33m", /* yellow */
    [SEVERITY_ERROR] = "\033[31m",   /* red */
};

static void add_style(Buffer *out, bool color, const char *style)
{
    if (color) {
        buffer_add_string(out, style);
    }
}

/* The columns that the code point at `*offset` takes when shown; moves behind it. */
static size_t shown_width(Slice text, size_t *offset)
{
    size_t start = *offset;
    uint32_t code_point = utf8_decode(text, offset);

    if (code_point < 0x80 || harmless_code_point(code_point) != code_point) {
        return 1;
    }
    return utf8_width(slice_part(text, start, *offset));
}

static void write_heading(Buffer *out, const Diagnostic *diagnostic, bool color)
{
    if (diagnostic->path.size > 0) {
        add_style(out, color, style_bold);
        harmless_add(out, diagnostic->path);
        if (diagnostic->line > 0) {
            buffer_add_byte(out, ':');
            buffer_add_integer(out, diagnostic->line);
        }
        if (diagnostic->line > 0 && diagnostic->column > 0) {
            buffer_add_byte(out, ':');
            buffer_add_integer(out, diagnostic->column);
        }
        buffer_add_byte(out, ':');
        add_style(out, color, style_off);
        buffer_add_byte(out, ' ');
    }
    add_style(out, color, severity_styles[diagnostic->severity]);
    buffer_add_string(out, severity_name(diagnostic->severity));
    buffer_add_byte(out, ':');
    add_style(out, color, style_off);
    buffer_add_byte(out, ' ');
    harmless_add(out, diagnostic->message);
    buffer_add_string(out, " [");
    harmless_add(out, diagnostic->rule);
    buffer_add_string(out, "]\n");
}

/* `^~~~` under the span, to the end of the excerpt at most; one `^` at least. */
static void write_marks(Buffer *out, const Diagnostic *diagnostic)
{
    Slice excerpt = diagnostic->excerpt;
    bool is_open = diagnostic->end_line > diagnostic->line;
    size_t before = 0;
    size_t marked = 0;
    uint32_t column = diagnostic->excerpt_column;

    for (size_t at = 0; at < excerpt.size; column++) {
        size_t width = shown_width(excerpt, &at);

        if (column < diagnostic->column) {
            before += width;
        } else if (is_open || column < diagnostic->end_column) {
            marked += width;
        }
    }
    buffer_add_repeated(out, ' ', before);
    buffer_add_byte(out, '^');
    buffer_add_repeated(out, '~', marked > 0 ? marked - 1 : 0);
}

static void write_excerpt(Buffer *out, const Diagnostic *diagnostic, bool color)
{
    size_t start = out->size;

    buffer_add_format(out, "%5" PRIu32, diagnostic->line);

    size_t number_width = out->size - start;

    buffer_add_string(out, " | ");
    harmless_add(out, diagnostic->excerpt);
    buffer_add_byte(out, '\n');
    buffer_add_repeated(out, ' ', number_width);
    buffer_add_string(out, " | ");
    add_style(out, color, severity_styles[diagnostic->severity]);
    write_marks(out, diagnostic);
    add_style(out, color, style_off);
    buffer_add_byte(out, '\n');
}

void diagnostic_write_text(Buffer *out, const Diagnostic *diagnostic, bool color)
{
    write_heading(out, diagnostic, color);
    if (diagnostic->excerpt.size > 0) {
        write_excerpt(out, diagnostic, color);
    }
    if (diagnostic->help.size > 0) {
        buffer_add_string(out, "      = help: ");
        harmless_add(out, diagnostic->help);
        buffer_add_byte(out, '\n');
    }
}

static void write_fix(JsonWriter *out, const Diagnostic *diagnostic)
{
    json_write_key(out, "fix");
    json_begin_array(out);
    for (size_t i = 0; i < diagnostic->edit_count; i++) {
        const Edit *edit = &diagnostic->edits[i];

        json_begin_object(out);
        json_write_integer_field(out, "start", edit->span.start);
        json_write_integer_field(out, "end", edit->span.end);
        json_write_integer_field(out, "line", edit->start.line);
        json_write_integer_field(out, "column", edit->start.column);
        json_write_integer_field(out, "end_line", edit->end.line);
        json_write_integer_field(out, "end_column", edit->end.column);
        json_write_string_field(out, "text", edit->text);
        json_end_object(out);
    }
    json_end_array(out);
}

void diagnostic_write_json(JsonWriter *out, const Diagnostic *diagnostic)
{
    json_begin_object(out);
    json_write_string_field(out, "rule", diagnostic->rule);
    json_write_string_field(out, "severity",
                            slice_from_string(severity_name(diagnostic->severity)));
    json_write_text_field(out, "path", diagnostic->path);
    if (diagnostic->line > 0) {
        json_write_integer_field(out, "line", diagnostic->line);
    }
    if (diagnostic->line > 0 && diagnostic->column > 0) {
        json_write_integer_field(out, "column", diagnostic->column);
        json_write_integer_field(out, "end_line", diagnostic->end_line);
        json_write_integer_field(out, "end_column", diagnostic->end_column);
    }
    json_write_text_field(out, "owner", diagnostic->owner);
    json_write_string_field(out, "message", diagnostic->message);
    json_write_text_field(out, "help", diagnostic->help);
    if (diagnostic->edit_count > 0) {
        write_fix(out, diagnostic);
    }
    json_end_object(out);
}
