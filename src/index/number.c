#include "index/number.h"

#include "base/utf8.h"

#include <assert.h>

const char number_digits[65] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

enum { X = -1 };

/* By ASCII character. */
static const int8_t values[128] = {
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,  X,
    X,  62, X,  X,  52, 53, 54, 55, 56, 57, 58, 59, 60, 61, X,  X,  X,  X,  X,  X,  X,  0,
    1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
    23, 24, 25, X,  X,  X,  X,  63, X,  26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38,
    39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, X,  X,  X,  X,  X,
};

int number_value(char digit)
{
    unsigned char byte = (unsigned char)digit;
    return byte < sizeof values ? values[byte] : -1;
}

char *number_put(char *at, uint32_t number)
{
    const char *digits = number_digits;
    if (number < NUMBER_ONE_END) {
        *at++ = digits[number];
    } else if (number < NUMBER_TWO_END) {
        number -= NUMBER_ONE_END;
        *at++ = digits[48 + number / 64];
        *at++ = digits[number % 64];
    } else if (number < NUMBER_THREE_END) {
        number -= NUMBER_TWO_END;
        *at++ = digits[60 + number / 4096];
        *at++ = digits[number / 64 % 64];
        *at++ = digits[number % 64];
    } else {
        assert(number <= NUMBER_MOST);
        number -= NUMBER_THREE_END;
        *at++ = digits[63];
        for (int shift = 24; shift >= 0; shift -= 6) {
            *at++ = digits[number >> shift & 63];
        }
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
    return slice_starts_with(slice_from(text, at), SLICE("\xE2\x80")) && at + 2 < text.size &&
           (text.data[at + 2] == '\xA8' || text.data[at + 2] == '\xA9');
}

void number_add_text(Buffer *out, Slice text)
{
    text = utf8_repair(out->arena, text);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte == '"' || byte == '\\') {
            buffer_add_byte(out, '\\');
            buffer_add_byte(out, (char)byte);
        } else if (is_line_end(text, i)) {
            buffer_add_byte(out, ' ');
            i += 2;
        } else {
            buffer_add_byte(out, byte < ' ' || byte == 0x7F ? ' ' : (char)byte);
        }
    }
    buffer_add_byte(out, '\t');
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
    size_t more = first < 60 ? 1 : first < 63 ? 2 : 5;
    uint32_t number = 0;
    for (size_t i = 0; i < more; i++) {
        number = number << 6 | number_read_digit(reader);
    }
    if (reader->failed) {
        return 0;
    }
    switch (more) {
    case 1:
        return NUMBER_ONE_END + (first - 48) * 64 + number;
    case 2:
        return NUMBER_TWO_END + (first - 60) * 4096 + number;
    default:
        return NUMBER_THREE_END + number;
    }
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
