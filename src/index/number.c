#include "index/number.h"

#include "base/utf8.h"

#include <assert.h>

/* The lowest `count` digits, the highest first. */
static char *put_digits(char *at, uint32_t number, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        at[i] = number_digit(number % NUMBER_BASE);
        number /= NUMBER_BASE;
    }
    return at + count;
}

char *number_put_long(char *at, uint32_t number)
{
    assert(number <= NUMBER_MOST);
    if (number < NUMBER_THREE_END) {
        number -= NUMBER_TWO_END;
        *at++ = number_digit(84 + number / (NUMBER_BASE * NUMBER_BASE));
        at = put_digits(at, number, 2);
    } else if (number < NUMBER_FOUR_END) {
        *at++ = number_digit(91);
        at = put_digits(at, number - NUMBER_THREE_END, 3);
    } else {
        *at++ = number_digit(92);
        at = put_digits(at, number - NUMBER_FOUR_END, 5);
    }
    return at;
}

void number_add(Buffer *out, uint32_t number)
{
    buffer_reserve(out, NUMBER_SIZE_MOST);
    out->size = (size_t)(number_put(out->data + out->size, number) - out->data);
}

/* U+2028 and U+2029 end a line, and so a string, for older browsers. */
static bool is_line_end(Slice text, size_t at)
{
    Slice three = slice_part(text, at, at + 3);
    return slice_is(three, "\xE2\x80\xA8") || slice_is(three, "\xE2\x80\xA9");
}

static bool is_control(char c)
{
    return (unsigned char)c < ' ' || c == 0x7F;
}

size_t number_clean_text(char *text, size_t size)
{
    const Slice whole = {text, size};
    size_t kept = 0;
    for (size_t at = 0; at < size; at++) {
        bool is_end = text[at] == '\xE2' && is_line_end(whole, at);
        text[kept++] = is_end || is_control(text[at]) ? ' ' : text[at];
        at += is_end ? 2 : 0;
    }
    return kept;
}

bool number_text_is_clean(Slice text)
{
    for (size_t at = 0; at < text.size; at++) {
        if (is_control(text.data[at]) || (text.data[at] == '\xE2' && is_line_end(text, at))) {
            return false;
        }
    }
    return utf8_find_invalid(text) == text.size;
}

/* Nothing but printable ASCII without quotes and backslashes, as most texts are: eight bytes at a time (Hacker's Delight, 6-1). */
static bool is_simple(Slice text)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t others = 0;
    size_t at = 0;
    for (; at + 8 <= text.size; at += 8) {
        uint64_t bytes;
        memcpy(&bytes, text.data + at, sizeof bytes);
        uint64_t quotes = bytes ^ ones * '"';
        uint64_t slashes = bytes ^ ones * '\\';
        others |= bytes | (bytes + ones);        /* above "~" */
        others |= (bytes - ones * ' ') & ~bytes; /* below the space */
        others |= ((quotes - ones) & ~quotes) | ((slashes - ones) & ~slashes);
    }
    bool is_other = (others & ones * 0x80) != 0;
    for (; at < text.size && !is_other; at++) {
        char c = text.data[at];
        is_other = (unsigned char)c >= 0x7F || c < ' ' || c == '"' || c == '\\';
    }
    return !is_other;
}

/* Writes a text, cleaned and escaped, which makes it twice as long at most; returns what is behind it. */
static char *put_text(char *out, Slice text)
{
    for (size_t at = 0; at < text.size; at++) {
        char c = text.data[at];
        if (c == '"' || c == '\\') {
            *out++ = '\\';
        } else if (c == '\xE2' && is_line_end(text, at)) {
            c = ' ';
            at += 2;
        } else if (is_control(c)) {
            c = ' ';
        }
        *out++ = c;
    }
    return out;
}

void number_add_text(Buffer *out, Slice text)
{
    if (is_simple(text)) {
        buffer_add(out, text);
    } else {
        text = utf8_repair(out->arena, text);
        buffer_reserve(out, 2 * text.size);
        out->size = (size_t)(put_text(out->data + out->size, text) - out->data);
    }
    buffer_add_byte(out, '\t');
}

/* Only ASCII is shared: so much is as many characters for every program. */
static uint32_t shared_size(Slice a, Slice b)
{
    uint32_t size = 0;
    while (size < a.size && size < b.size && a.data[size] == b.data[size] &&
           (unsigned char)a.data[size] < 0x80) {
        size++;
    }
    return size;
}

void number_add_text_after(Buffer *out, Slice last, Slice text)
{
    uint32_t shared = shared_size(last, text);
    number_add(out, shared);
    number_add_text(out, slice_from(text, shared));
}

static uint32_t fail(NumberReader *reader)
{
    reader->failed = true;
    reader->at = reader->end;
    return 0;
}

uint32_t number_read_digit(NumberReader *reader)
{
    if (reader->at == reader->end) {
        return fail(reader);
    }
    int value = number_value(*reader->at);
    if (value < 0) {
        return fail(reader);
    }
    reader->at++;
    return (uint32_t)value;
}

uint32_t number_read_long(NumberReader *reader)
{
    uint32_t first = number_read_digit(reader);
    if (first < NUMBER_ONE_END) {
        return first;
    }
    int more = first < 84 ? 1 : first < 91 ? 2 : first < 92 ? 3 : 5;
    uint64_t number = 0;
    for (int i = 0; i < more; i++) {
        number = number * NUMBER_BASE + number_read_digit(reader);
    }
    switch (more) {
    case 1:
        number += NUMBER_ONE_END + (first - 68) * NUMBER_BASE;
        break;
    case 2:
        number += NUMBER_TWO_END + (first - 84) * (NUMBER_BASE * NUMBER_BASE);
        break;
    case 3:
        number += NUMBER_THREE_END;
        break;
    default:
        number += NUMBER_FOUR_END;
        break;
    }
    return reader->failed || number > NUMBER_MOST ? fail(reader) : (uint32_t)number;
}

static Slice without_escapes(Slice text, Arena *arena)
{
    char *plain = arena_take(arena, text.size);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        i += text.data[i] == '\\' && i + 1 < text.size;
        plain[size++] = text.data[i];
    }
    return (Slice){plain, size};
}

Slice number_read_text(NumberReader *reader, Arena *arena)
{
    Slice rest = {reader->at, (size_t)(reader->end - reader->at)};
    size_t size = slice_find_byte(rest, '\t', 0);
    if (size == rest.size) {
        fail(reader);
        return (Slice){NULL, 0};
    }
    reader->at += size + 1;
    rest.size = size;
    return slice_find_byte(rest, '\\', 0) < size ? without_escapes(rest, arena) : rest;
}

Slice number_read_text_after(NumberReader *reader, Arena *arena, Slice last)
{
    uint32_t shared = number_read(reader);
    Slice rest = number_read_text(reader, arena);
    if (shared > last.size) {
        fail(reader);
    }
    if (shared == 0 || reader->failed) {
        return rest;
    }
    char *text = arena_take(arena, shared + rest.size);
    memcpy(text, last.data, shared);
    memcpy(text + shared, rest.data, rest.size);
    return (Slice){text, shared + rest.size};
}
