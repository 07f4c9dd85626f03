#include "markdown/reference.h"

#include "base/buffer.h"
#include "markdown/entity.h"

enum {
    LABEL_LIMIT = 1000,     /* bytes; MAX_LINK_LABEL_LENGTH of cmark-gfm */
    PARENTHESIS_LIMIT = 32, /* nesting in a bare destination */
};

static bool is_escape(Slice text, size_t at)
{
    return text.data[at] == '\\' && at + 1 < text.size && ascii_is_punctuation(text.data[at + 1]);
}

static size_t skip_space(Slice text, size_t at)
{
    while (at < text.size && ascii_is_space(text.data[at])) {
        at++;
    }
    return at;
}

/* "[label]" at `at`: the offset behind it, or `at`. */
static size_t scan_label(Slice text, size_t at, Slice *label)
{
    if (at >= text.size || text.data[at] != '[') {
        return at;
    }
    size_t end = at + 1;
    while (end < text.size && text.data[end] != '[' && text.data[end] != ']') {
        end += is_escape(text, end) ? 2 : 1;
        if (end - at - 1 > LABEL_LIMIT) {
            return at;
        }
    }
    if (end >= text.size || text.data[end] != ']') {
        return at;
    }
    *label = slice_trim(slice_part(text, at + 1, end));
    return end + 1;
}

/* "<destination>": `at` stands on "<". */
static bool scan_angle_destination(Slice text, size_t at, size_t *end)
{
    for (size_t i = at + 1; i < text.size; i++) {
        if (text.data[i] == '>') {
            *end = i + 1;
            return i + 1 < text.size;
        }
        if (text.data[i] == '\n' || text.data[i] == '<') {
            return false;
        }
        i += text.data[i] == '\\' ? 1 : 0;
    }
    return false;
}

static bool scan_bare_destination(Slice text, size_t at, size_t *end)
{
    size_t open = 0;
    size_t i = at;
    while (i < text.size && !ascii_is_space(text.data[i])) {
        if (text.data[i] == ')' && open == 0) {
            break;
        }
        open += text.data[i] == '(' ? 1 : 0;
        open -= text.data[i] == ')' ? 1 : 0;
        if (open > PARENTHESIS_LIMIT) {
            return false;
        }
        i += is_escape(text, i) ? 2 : 1;
    }
    *end = i;
    return i < text.size && (i > at || !ascii_is_space(text.data[i]));
}

/* A destination at `at`: [*start, *stop) without <>, and the offset behind it. */
static bool scan_destination(Slice text, size_t at, size_t *start, size_t *stop, size_t *end)
{
    if (at < text.size && text.data[at] == '<') {
        *start = at + 1;
        bool found = scan_angle_destination(text, at, end);
        *stop = found ? *end - 1 : at;
        return found;
    }
    *start = at;
    bool found = scan_bare_destination(text, at, end);
    *stop = found ? *end : at;
    return found;
}

/* A quoted title at `at`: the offset behind it, or `at`. */
static size_t scan_title(Slice text, size_t at)
{
    if (at >= text.size) {
        return at;
    }
    char open = text.data[at];
    if (open != '"' && open != '\'' && open != '(') {
        return at;
    }
    char close = open == '(' ? ')' : open;
    for (size_t i = at + 1; i < text.size; i += is_escape(text, i) ? 2 : 1) {
        if (text.data[i] == close) {
            return i + 1;
        }
        if (text.data[i] == '(' && open == '(') {
            return at;
        }
    }
    return at;
}

static bool scan_inline_tail(Slice content, size_t at, LinkTail *tail)
{
    if (at >= content.size || content.data[at] != '(') {
        return false;
    }
    size_t start;
    size_t stop;
    size_t end;
    if (!scan_destination(content, skip_space(content, at + 1), &start, &stop, &end)) {
        return false;
    }
    size_t title = skip_space(content, end);
    size_t after = title == end ? title : scan_title(content, title);
    after = skip_space(content, after);
    if (after >= content.size || content.data[after] != ')') {
        return false;
    }
    *tail = (LinkTail){.end = after + 1, .url_start = start, .url_end = stop};
    return true;
}

void link_tail_scan(Slice content, size_t at, LinkTail *tail)
{
    if (scan_inline_tail(content, at, tail)) {
        return;
    }
    *tail = (LinkTail){.end = at};
    size_t end = scan_label(content, at, &tail->label);
    tail->has_label = end > at;
    tail->end = end;
}

/* The offset of the next line when only spaces and tabs stand between `at` and the line end, else SIZE_MAX. */
static size_t finish_line(Slice text, size_t at)
{
    while (at < text.size && (text.data[at] == ' ' || text.data[at] == '\t')) {
        at++;
    }
    if (at == text.size) {
        return at;
    }
    return text.data[at] == '\n' ? at + 1 : SIZE_MAX;
}

/* Spaces, at most one line end, spaces. */
static size_t skip_space_and_line(Slice text, size_t at)
{
    size_t next = finish_line(text, at);
    size_t from = next == SIZE_MAX ? at : next;
    while (from < text.size && (text.data[from] == ' ' || text.data[from] == '\t')) {
        from++;
    }
    return from;
}

bool definition_scan(Slice content, size_t at, DefinitionScan *scan)
{
    size_t after_label = scan_label(content, at, &scan->label);
    if (after_label == at || scan->label.size == 0) {
        return false;
    }
    if (after_label >= content.size || content.data[after_label] != ':') {
        return false;
    }
    size_t start;
    size_t stop;
    size_t end;
    if (!scan_destination(content, skip_space_and_line(content, after_label + 1), &start, &stop,
                          &end)) {
        return false;
    }
    scan->url = slice_part(content, start, stop);
    size_t title = skip_space_and_line(content, end);
    size_t after_title = title == end ? end : scan_title(content, title);
    size_t next = after_title > title ? finish_line(content, after_title) : SIZE_MAX;
    scan->title =
        next == SIZE_MAX ? slice_part(content, end, end) : slice_part(content, title, after_title);
    scan->end = next == SIZE_MAX ? finish_line(content, end) : next;
    return scan->end != SIZE_MAX;
}

static Slice unescape(Arena *arena, Slice text)
{
    Buffer out;
    buffer_init(&out, arena);
    for (size_t i = 0; i < text.size; i++) {
        i += is_escape(text, i) ? 1 : 0;
        buffer_add_byte(&out, text.data[i]);
    }
    return buffer_slice(&out);
}

static Slice decode(Arena *arena, Slice text)
{
    if (slice_find_byte(text, '&', 0) < text.size) {
        Buffer out;
        buffer_init(&out, arena);
        entity_add_decoded(&out, text);
        text = buffer_slice(&out);
    }
    return slice_find_byte(text, '\\', 0) < text.size ? unescape(arena, text) : text;
}

Slice reference_clean_url(Arena *arena, Slice url)
{
    return decode(arena, slice_trim(url));
}

Slice reference_clean_title(Arena *arena, Slice title)
{
    return title.size < 2 ? (Slice){NULL, 0} : decode(arena, slice_part(title, 1, title.size - 1));
}
