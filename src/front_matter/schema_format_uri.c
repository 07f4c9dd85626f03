#include "front_matter/schema_format_uri.h"

#include "front_matter/schema_format_address.h"
#include "front_matter/schema_uri.h"

static bool is_hex(char c)
{
    char lower = ascii_to_lower(c);

    return ascii_is_digit(c) || (lower >= 'a' && lower <= 'f');
}

static bool is_among(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

/* Only unreserved signs, sub-delimiters, those of `more`, and %xx. */
static bool has_only(Slice text, const char *more, bool is_international)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];

        if (c == '%') {
            if (i + 2 >= text.size || !is_hex(text.data[i + 1]) || !is_hex(text.data[i + 2])) {
                return false;
            }
        } else if (!ascii_is_alphanumeric(c) && !is_among(c, "-._~!$&'()*+,;=") &&
                   !is_among(c, more) && !(is_international && (unsigned char)c >= 0x80)) {
            return false;
        }
    }
    return true;
}

static bool is_port(Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (!ascii_is_digit(text.data[i])) {
            return false;
        }
    }
    return true;
}

/* "[2001:db8::1]", "[v1.x]" */
static bool is_bracketed(Arena *arena, Slice text)
{
    if (ascii_to_lower(text.size > 0 ? text.data[0] : '\0') == 'v') {
        size_t dot = slice_find_byte(text, '.', 0);

        return dot > 1 && dot + 1 < text.size && has_only(slice_from(text, dot + 1), ":", false);
    }
    return schema_format_is_ipv6(arena, text);
}

static bool is_authority(Arena *arena, Slice text, bool is_international)
{
    size_t at = slice_find_last_byte(text, '@');
    Slice host = at < text.size ? slice_from(text, at + 1) : text;

    if (at < text.size && !has_only(slice_part(text, 0, at), ":", is_international)) {
        return false;
    }
    if (slice_starts_with(host, SLICE("["))) {
        size_t end = slice_find_byte(host, ']', 0);
        Slice rest = slice_from(host, end + 1);

        return end < host.size && is_bracketed(arena, slice_part(host, 1, end)) &&
               (rest.size == 0 || (rest.data[0] == ':' && is_port(slice_from(rest, 1))));
    }

    size_t colon = slice_find_last_byte(host, ':');

    return has_only(slice_part(host, 0, colon), "", is_international) &&
           is_port(slice_from(host, colon + 1));
}

static bool is_reference(Arena *arena, Slice text, bool is_international)
{
    SchemaUri uri = schema_uri_split(text);
    size_t colon = slice_find_byte(uri.path, ':', 0);
    bool is_relative = uri.scheme.size == 0 && !uri.has_authority;

    /* The first part of a relative path has no colon: it would be a scheme. */
    if (is_relative && colon < slice_find_byte(uri.path, '/', 0)) {
        return false;
    }
    if (uri.has_authority && !is_authority(arena, uri.authority, is_international)) {
        return false;
    }
    return has_only(uri.path, ":@/", is_international) &&
           has_only(uri.query, ":@/?", is_international) &&
           has_only(uri.fragment, ":@/?", is_international);
}

bool schema_format_is_uri_reference(Arena *arena, Slice text)
{
    return is_reference(arena, text, false);
}

bool schema_format_is_uri(Arena *arena, Slice text)
{
    return schema_uri_split(text).scheme.size > 0 && is_reference(arena, text, false);
}

bool schema_format_is_iri_reference(Arena *arena, Slice text)
{
    return is_reference(arena, text, true);
}

bool schema_format_is_iri(Arena *arena, Slice text)
{
    return schema_uri_split(text).scheme.size > 0 && is_reference(arena, text, true);
}

/* "var", "a.b", "x%20y", with "*" or ":3" behind it. */
static bool is_template_variable(Slice text)
{
    Slice length;
    size_t colon = slice_find_byte(text, ':', 0);

    if (colon < text.size) {
        length = slice_from(text, colon + 1);
        text = slice_part(text, 0, colon);
        if (length.size == 0 || length.size > 4 || length.data[0] == '0' || !is_port(length)) {
            return false;
        }
    } else if (slice_ends_with(text, SLICE("*"))) {
        text = slice_part(text, 0, text.size - 1);
    }
    for (size_t i = 0; i < text.size; i++) {
        if (!ascii_is_alphanumeric(text.data[i]) && !is_among(text.data[i], "_.%")) {
            return false;
        }
    }
    return text.size > 0 && text.data[0] != '.' && slice_find(text, SLICE(".."), 0) == text.size &&
           has_only(text, "", false);
}

static bool is_template_expression(Slice text)
{
    if (text.size > 0 && is_among(text.data[0], "+#./;?&=,!@|")) {
        text = slice_from(text, 1);
    }
    for (bool is_last = false; !is_last;) {
        is_last = slice_find_byte(text, ',', 0) == text.size;
        if (!is_template_variable(slice_cut(text, ',', &text))) {
            return false;
        }
    }
    return true;
}

bool schema_format_is_uri_template(Arena *arena, Slice text)
{
    (void)arena;
    while (text.size > 0) {
        size_t open = slice_find_byte(text, '{', 0);
        Slice literal = slice_part(text, 0, open);

        for (size_t i = 0; i < literal.size; i++) {
            unsigned char c = (unsigned char)literal.data[i];

            if (c <= ' ' || c == 0x7F || is_among(literal.data[i], "\"<>\\^`|}")) {
                return false;
            }
        }
        if (open == text.size) {
            return true;
        }

        size_t close = slice_find_byte(text, '}', open);

        if (close == text.size || !is_template_expression(slice_part(text, open + 1, close))) {
            return false;
        }
        text = slice_from(text, close + 1);
    }
    return true;
}

bool schema_format_is_json_pointer(Arena *arena, Slice text)
{
    (void)arena;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '~' && (i + 1 == text.size || !is_among(text.data[i + 1], "01"))) {
            return false;
        }
    }
    return text.size == 0 || text.data[0] == '/';
}

bool schema_format_is_relative_json_pointer(Arena *arena, Slice text)
{
    size_t digits = 0;

    while (digits < text.size && ascii_is_digit(text.data[digits])) {
        digits++;
    }

    Slice rest = slice_from(text, digits);

    return digits > 0 && (digits == 1 || text.data[0] != '0') &&
           (slice_is(rest, "#") || schema_format_is_json_pointer(arena, rest));
}
