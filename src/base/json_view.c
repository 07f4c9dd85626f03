#include "base/json_view.h"

#include "base/buffer.h"
#include "base/utf8.h"

static size_t skip_space(Slice json, size_t at)
{
    while (at < json.size && ascii_is_space(json.data[at])) {
        at++;
    }
    return at;
}

static bool is_at(Slice json, size_t at, char c)
{
    return at < json.size && json.data[at] == c;
}

/* Is the quote at `at` part of the string that begins at `start`: behind an odd number of backslashes? */
static bool is_escaped(Slice json, size_t start, size_t at)
{
    size_t first = at;

    while (first > start + 1 && json.data[first - 1] == '\\') {
        first--;
    }
    return (at - first) % 2 == 1;
}

/* Behind the string that begins at `at`. */
static size_t skip_string(Slice json, size_t at)
{
    size_t end = slice_find_byte(json, '"', at + 1);

    while (end < json.size && is_escaped(json, at, end)) {
        end = slice_find_byte(json, '"', end + 1);
    }
    return end < json.size ? end + 1 : json.size;
}

/* Is that the end of a number or a word? */
static bool ends_word(char c)
{
    return c == ',' || c == '}' || c == ']' || ascii_is_space(c);
}

static size_t skip_word(Slice json, size_t at)
{
    while (at < json.size && !ends_word(json.data[at])) {
        at++;
    }
    return at;
}

/* Behind the value at `at`. Brackets are counted, but not told apart. */
static size_t skip_value(Slice json, size_t at)
{
    size_t depth = 0;

    do {
        char c = at < json.size ? json.data[at] : '\0';

        if (c == '"') {
            at = skip_string(json, at);
        } else if (c == '{' || c == '[') {
            depth++;
            at++;
        } else if (depth == 0) {
            return skip_word(json, at);
        } else {
            depth -= c == '}' || c == ']';
            at++;
        }
    } while (depth > 0 && at < json.size);
    return at < json.size ? at : json.size;
}

/* Behind the bracket or comma that an entry of a list follows; false when there is none. */
static bool begin_entry(Slice json, char bracket, size_t *at)
{
    *at = skip_space(json, 0);
    if (!is_at(json, *at, bracket) && !is_at(json, *at, ',')) {
        return false;
    }
    *at = skip_space(json, *at + 1);
    return true;
}

bool json_view_next_member(Slice *json, Slice *key, Slice *value)
{
    size_t at;

    if (!begin_entry(*json, '{', &at) || !is_at(*json, at, '"')) {
        return false;
    }

    size_t end = skip_string(*json, at);
    size_t start = skip_space(*json, skip_space(*json, end) + 1); /* behind the colon */

    *key = slice_part(*json, at + 1, end - 1);
    end = skip_value(*json, start);
    *value = slice_part(*json, start, end);
    *json = slice_from(*json, end);
    return true;
}

bool json_view_find(Slice json, const char *key, Slice *value)
{
    Slice name;

    while (json_view_next_member(&json, &name, value)) {
        if (slice_is(name, key)) {
            return true;
        }
    }
    return false;
}

bool json_view_next_item(Slice *json, Slice *item)
{
    size_t start;

    if (!begin_entry(*json, '[', &start)) {
        return false;
    }

    size_t end = skip_value(*json, start);

    *item = slice_part(*json, start, end);
    *json = slice_from(*json, end);
    return item->size > 0;
}

static uint32_t read_hex(Slice digits)
{
    uint32_t value = 0;

    for (size_t i = 0; i < digits.size; i++) {
        char c = ascii_to_lower(digits.data[i]);

        value = value * 16 + (uint32_t)(ascii_is_digit(c) ? c - '0' : (c - 'a' + 10) & 0xF);
    }
    return value;
}

/* Reads what stands behind \u, both halves of a pair; returns how many bytes that is. */
static size_t add_unicode(Buffer *out, Slice rest)
{
    uint32_t high = read_hex(slice_part(rest, 0, 4));

    if (high >= 0xD800 && high < 0xDC00 && slice_is(slice_part(rest, 4, 6), "\\u")) {
        uint32_t low = read_hex(slice_part(rest, 6, 10));

        utf8_add(out, 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF));
        return 10;
    }
    utf8_add(out, high);
    return 4;
}

/* Reads an escape, without its backslash; returns how many bytes it has. */
static size_t add_escape(Buffer *out, Slice rest)
{
    static const char names[] = "bfnrt";
    static const char values[] = "\b\f\n\r\t";
    const char *name = rest.data[0] != '\0' ? strchr(names, rest.data[0]) : NULL;

    if (rest.data[0] == 'u') {
        return 1 + add_unicode(out, slice_from(rest, 1));
    }
    buffer_add_byte(out, name != NULL ? values[name - names] : rest.data[0]);
    return 1;
}

Slice json_view_text(Arena *arena, Slice value)
{
    Buffer out;

    if (value.size < 2 || value.data[0] != '"' || value.data[value.size - 1] != '"') {
        return (Slice){0};
    }
    value = slice_part(value, 1, value.size - 1);

    size_t escape = slice_find_byte(value, '\\', 0);

    if (escape == value.size) {
        return value;
    }
    buffer_init(&out, arena);
    buffer_reserve(&out, value.size);
    while (escape + 1 < value.size) {
        buffer_add(&out, slice_part(value, 0, escape));
        value = slice_from(value, escape + 1);
        value = slice_from(value, add_escape(&out, value));
        escape = slice_find_byte(value, '\\', 0);
    }
    buffer_add(&out, value);
    return buffer_slice(&out);
}

bool json_view_thousandths(Slice value, int64_t *number)
{
    enum { DIGITS_MAX = 12, PLACES = 3 };
    bool is_negative = slice_starts_with(value, SLICE("-"));
    Slice fraction;
    Slice whole = slice_cut(slice_from(value, is_negative ? 1 : 0), '.', &fraction);
    int64_t sum;

    if (whole.size > DIGITS_MAX || !slice_to_integer(whole, &sum)) {
        return false;
    }
    for (size_t i = 0; i < fraction.size; i++) {
        if (!ascii_is_digit(fraction.data[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < PLACES; i++) {
        sum = sum * 10 + (i < fraction.size ? fraction.data[i] - '0' : 0);
    }
    *number = is_negative ? -sum : sum;
    return true;
}
