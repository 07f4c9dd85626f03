#include "document/value_edit.h"

#include "base/buffer.h"

/* What a program takes for something else than text: YAML 1.1 has more of these words than the core schema. */
static bool is_special_word(Slice text)
{
    static const char *const words[] = {"y",     "yes", "n",   "no",   "true",
                                        "false", "on",  "off", "null", "~"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (slice_equals_fold(text, slice_from_string(words[i]))) {
            return true;
        }
    }
    return false;
}

/* Numbers in all their spellings, times too (12:30 is 750 in YAML 1.1). A day is none. */
static bool may_be_number(Slice text)
{
    static const char bytes[] = "0123456789abcdefABCDEFoxOX.:_+-";
    bool has_dash = false;
    bool has_exponent = false;

    if (!ascii_is_digit(text.data[0]) && strchr("+-.", text.data[0]) == NULL) {
        return false;
    }
    for (size_t i = 0; i < text.size; i++) {
        if (memchr(bytes, text.data[i], sizeof bytes - 1) == NULL) {
            return false;
        }
        has_dash = has_dash || (i > 0 && text.data[i] == '-');
        has_exponent = has_exponent || ascii_to_lower(text.data[i]) == 'e';
    }
    return !has_dash || has_exponent;
}

static bool has_control(Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if ((unsigned char)text.data[i] < ' ' || text.data[i] == 0x7F) {
            return true;
        }
    }
    return false;
}

/* Would YAML read it as it is, inside of brackets too? */
static bool can_be_plain(Slice text)
{
    static const char indicators[] = "-?:,[]{}#&*!|>'\"%@`=<.";
    static const char flow[] = ",[]{}";

    if (text.size == 0 || memchr(indicators, text.data[0], sizeof indicators - 1) != NULL ||
        slice_trim(text).size < text.size || is_special_word(text) || may_be_number(text)) {
        return false;
    }
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        char next = i + 1 < text.size ? text.data[i + 1] : ' ';

        if (memchr(flow, c, sizeof flow - 1) != NULL || (c == ':' && ascii_is_space(next)) ||
            (c == ' ' && next == '#')) {
            return false;
        }
    }
    return true;
}

static Slice quote_singly(Arena *arena, Slice text)
{
    Buffer out;

    buffer_init(&out, arena);
    buffer_add_byte(&out, '\'');
    for (size_t i = 0; i < text.size; i++) {
        buffer_add_string(&out, text.data[i] == '\'' ? "'" : "");
        buffer_add_byte(&out, text.data[i]);
    }
    buffer_add_byte(&out, '\'');
    return buffer_slice(&out);
}

static Slice quote_doubly(Arena *arena, Slice text)
{
    Buffer out;

    buffer_init(&out, arena);
    buffer_add_byte(&out, '"');
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];

        if ((unsigned char)c < ' ' || c == 0x7F) {
            buffer_add_format(&out, "\\x%02X", (unsigned)(unsigned char)c);
        } else {
            buffer_add_string(&out, c == '"' || c == '\\' ? "\\" : "");
            buffer_add_byte(&out, c);
        }
    }
    buffer_add_byte(&out, '"');
    return buffer_slice(&out);
}

static bool has_line_end(Slice text)
{
    return slice_find_byte(text, '\n', 0) < text.size || slice_find_byte(text, '\r', 0) < text.size;
}

static bool is_quoted(Slice written, char quote)
{
    return written.size >= 2 && written.data[0] == quote && written.data[written.size - 1] == quote;
}

bool value_edit_write(Arena *arena, Slice written, Slice text, Slice *result)
{
    static const char others[] = "|>&*!'\"[{"; /* what begins something else than a plain scalar */

    if (written.size == 0 || has_line_end(written)) {
        return false;
    }
    if (is_quoted(written, '"') || (is_quoted(written, '\'') && has_control(text))) {
        *result = quote_doubly(arena, text);
        return true;
    }
    if (is_quoted(written, '\'')) {
        *result = quote_singly(arena, text);
        return true;
    }
    if (memchr(others, written.data[0], sizeof others - 1) != NULL) {
        return false;
    }
    *result = value_edit_new(arena, text);
    return true;
}

Slice value_edit_new(Arena *arena, Slice text)
{
    if (has_control(text)) {
        return quote_doubly(arena, text);
    }
    return can_be_plain(text) ? text : quote_singly(arena, text);
}
