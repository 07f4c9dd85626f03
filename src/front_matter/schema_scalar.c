#include "front_matter/schema_scalar.h"

#include "base/json.h"
#include "front_matter/core_schema.h"

static bool is_line(Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if ((unsigned char)text.data[i] < ' ' || text.data[i] == 0x7F) {
            return false;
        }
    }
    return text.size > 0;
}

/* Letters, digits and what has no meaning among them: more may be plain, but need not. */
static bool may_be_plain(Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool is_inner = i > 0 && i + 1 < text.size && strchr(" ./+", c);

        if (!ascii_is_alphanumeric(c) && c != '_' && !(c == '-' && i > 0) && !is_inner &&
            (unsigned char)c < 0x80) {
            return false;
        }
    }
    return core_schema_kind(text) == VALUE_STRING;
}

static Slice quote_single(Arena *arena, Slice text)
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

static Slice quote_double(Arena *arena, Slice text)
{
    Buffer out;

    buffer_init(&out, arena);
    json_add_string(&out, text);
    return buffer_slice(&out);
}

Slice schema_scalar_write(Arena *arena, Slice written, Slice text)
{
    if (!is_line(written) || !is_line(text) || strchr("|>*&!", written.data[0])) {
        return (Slice){NULL, 0};
    }
    if (written.data[0] == '"') {
        return quote_double(arena, text);
    }
    if (written.data[0] == '\'') {
        return quote_single(arena, text);
    }
    return may_be_plain(text) ? arena_copy(arena, text) : quote_double(arena, text);
}
