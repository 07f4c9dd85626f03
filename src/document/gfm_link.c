#include "document/gfm_link.h"

#include "document/gfm_escape.h"

#include <string.h>

/* cmark-gfm gives up at 32. */
enum { PARENTHESES_LIMIT = 30 };

static bool is_control(char c)
{
    return (unsigned char)c < ' ' || c == 0x7F;
}

static bool needs_angles(Slice url)
{
    for (size_t i = 0; i < url.size; i++) {
        if (url.data[i] == ' ') {
            return true;
        }
    }
    return url.size > 0 && url.data[0] == '<';
}

static bool has_balanced_parentheses(Slice url)
{
    int depth = 0;

    for (size_t i = 0; i < url.size; i++) {
        depth += url.data[i] == '(';
        depth -= url.data[i] == ')';
        if (depth < 0 || depth > PARENTHESES_LIMIT) {
            return false;
        }
    }
    return depth == 0;
}

/* No form of an address has line ends. */
static Slice without_controls(Arena *arena, Slice url)
{
    Buffer encoded;

    buffer_init(&encoded, arena);
    for (size_t i = 0; i < url.size; i++) {
        if (is_control(url.data[i])) {
            buffer_add_format(&encoded, "%%%02X", (unsigned char)url.data[i]);
        } else {
            buffer_add_byte(&encoded, url.data[i]);
        }
    }
    return buffer_slice(&encoded);
}

static bool has_control(Slice url)
{
    for (size_t i = 0; i < url.size; i++) {
        if (is_control(url.data[i])) {
            return true;
        }
    }
    return false;
}

static void write_url(Buffer *out, Slice url)
{
    if (has_control(url)) {
        url = without_controls(out->arena, url);
    }
    if (needs_angles(url)) {
        buffer_add_byte(out, '<');
        gfm_escape_write_literal(out, url, "<>");
        buffer_add_byte(out, '>');
    } else {
        gfm_escape_write_literal(out, url, has_balanced_parentheses(url) ? "" : "()");
    }
}

/* Line ends may stand in a title, but no blank line, and nothing that begins a block. */
static void write_title(Buffer *out, Slice title)
{
    buffer_add_string(out, " \"");
    while (title.size > 0) {
        size_t end = slice_find_byte(title, '\n', 0);
        bool is_plain = end + 1 < title.size && ascii_is_letter(title.data[end + 1]);

        gfm_escape_write_literal(out, slice_part(title, 0, end), "\"");
        if (end < title.size) {
            buffer_add_string(out, is_plain ? "\n" : "&#10;");
        }
        title = slice_from(title, end + 1);
    }
    buffer_add_byte(out, '"');
}

void gfm_link_write_target(Buffer *out, const LinkTarget *target)
{
    buffer_add_byte(out, '(');
    if (target->url.size > 0) {
        write_url(out, target->url);
    } else if (target->title.size > 0) {
        buffer_add_string(out, "<>");
    }
    if (target->title.size > 0) {
        write_title(out, target->title);
    }
    buffer_add_byte(out, ')');
}

bool gfm_link_has_attributes(const ViewNode *link)
{
    const Attributes *attributes = link->attributes;

    if (!attributes) {
        return false;
    }

    bool is_kind = attributes->class_count == 1 && (slice_is(attributes->classes[0], "uri") ||
                                                    slice_is(attributes->classes[0], "email"));

    return attributes->identifier.size > 0 || attributes->count > 0 ||
           (attributes->class_count > 0 && !is_kind);
}

/* A scheme of two to 32 characters, a colon. */
static bool has_scheme(Slice text)
{
    size_t at = 0;

    while (at < text.size && (ascii_is_alphanumeric(text.data[at]) || text.data[at] == '+' ||
                              text.data[at] == '.' || text.data[at] == '-')) {
        at++;
    }
    return at >= 2 && at <= 32 && ascii_is_letter(text.data[0]) && at < text.size &&
           text.data[at] == ':';
}

static bool is_host_label(Slice label)
{
    for (size_t i = 0; i < label.size; i++) {
        if (!ascii_is_alphanumeric(label.data[i]) && label.data[i] != '-') {
            return false;
        }
    }
    return label.size > 0 && label.size <= 63 && label.data[0] != '-' &&
           label.data[label.size - 1] != '-';
}

/* CommonMark 0.29, "Autolinks": the expression of the HTML Standard. */
static bool is_email(Slice text)
{
    Slice host;
    Slice name = slice_cut(text, '@', &host);

    for (size_t i = 0; i < name.size; i++) {
        if (!ascii_is_alphanumeric(name.data[i]) &&
            (name.data[i] == '\0' || strchr(".!#$%&'*+/=?^_`{|}~-", name.data[i]) == NULL)) {
            return false;
        }
    }
    if (name.size == 0 || slice_ends_with(host, SLICE("."))) {
        return false;
    }
    do {
        if (!is_host_label(slice_cut(host, '.', &host))) {
            return false;
        }
    } while (host.size > 0);
    return true;
}

/* Nothing can be escaped between angle brackets. */
static bool stands_in_angles(Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];

        if (is_control(c) || c == ' ' || c == '<' || c == '>' ||
            (c == '&' && gfm_escape_is_reference(text, i))) {
            return false;
        }
    }
    return true;
}

bool gfm_link_is_automatic(const ViewNode *link)
{
    const ViewNode *text = link->first;
    Slice url = link->target->url;

    if (!text || text->next || text->kind != VIEW_STR || link->target->title.size > 0 ||
        gfm_link_has_attributes(link) || !stands_in_angles(text->text)) {
        return false;
    }
    if (slice_equals(text->text, url)) {
        return has_scheme(url);
    }
    return is_email(text->text) && slice_starts_with(url, SLICE("mailto:")) &&
           slice_equals(slice_from(url, 7), text->text);
}
