/*
 * number.h - how numbers and texts stand in the index: printable, short, the same for a program and a script in a browser.
 *
 * A digit is a character from space to "~", but for the two that a JavaScript string needs an escape for (" and \): its value is the
 * number of those before it, 0 to 92. A number has one to six digits; the first says how many:
 *
 *     0-67    the number itself
 *     68-83   two digits:   68 + (first - 68) * 93 + second
 *     84-90   three:        1556 + (first - 84) * 93^2 + second * 93 + third
 *     91      four:         62099 + the other three, the highest first
 *     92      six:          866456 + the other five, likewise
 *
 * Most numbers are small: gaps between entries, positions, sizes. A text ends with a tab, which stands in none. (Digits of six bits,
 * as source maps have them, make an index a tenth larger.)
 */
#ifndef INDEX_NUMBER_H
#define INDEX_NUMBER_H

#include "base/buffer.h"

enum {
    NUMBER_BASE = 93,
    NUMBER_ONE_END = 68,
    NUMBER_TWO_END = 1556,
    NUMBER_THREE_END = 62099,
    NUMBER_FOUR_END = 866456,
    NUMBER_SIZE_MOST = 6,
    NUMBER_MOST = 1 << 30,
};

/* The character of a digit. */
static inline char number_digit(uint32_t value)
{
    uint32_t digit = ' ' + value;
    digit += digit >= '"';
    return (char)(digit + (digit >= '\\'));
}

/* Its value; -1 for what is none. */
static inline int number_value(char digit)
{
    unsigned char byte = (unsigned char)digit;
    if (byte - ' ' > '~' - ' ' || byte == '"' || byte == '\\') {
        return -1;
    }
    return byte - ' ' - (byte > '"') - (byte > '\\');
}

/* One of three digits and more. */
char *number_put_long(char *at, uint32_t number);

/* Writes a number of at most NUMBER_MOST; returns what is behind it. */
static inline char *number_put(char *at, uint32_t number)
{
    if (number < NUMBER_ONE_END) {
        *at = number_digit(number);
        return at + 1;
    }
    if (number >= NUMBER_TWO_END) {
        return number_put_long(at, number);
    }
    number -= NUMBER_ONE_END;
    at[0] = number_digit(68 + number / NUMBER_BASE);
    at[1] = number_digit(number % NUMBER_BASE);
    return at + 2;
}

void number_add(Buffer *out, uint32_t number);

/* A text as it stands between the quotes of a JavaScript string, and its end. It is cleaned on the way. */
void number_add_text(Buffer *out, Slice text);

/* The same, after another text of a sorted list: how many bytes it begins with like that one, then the rest. */
void number_add_text_after(Buffer *out, Slice last, Slice text);

/* Clean texts are read as they were written: valid UTF-8 without controls, U+2028 and U+2029. */
bool number_text_is_clean(Slice text);

/* Makes spaces of these, in place; returns the new size. */
size_t number_clean_text(char *text, size_t size);

/*
 * Reading: `at` moves on. A reader never goes beyond `end`; once it finds what is no number, or nothing more, it has failed: all that
 * is read then is 0 or empty.
 */
typedef struct NumberReader {
    const char *at;
    const char *end;
    bool failed;
} NumberReader;

static inline NumberReader number_reader(Slice text)
{
    const char *start = text.size > 0 ? text.data : "";
    return (NumberReader){start, start + text.size, false};
}

uint32_t number_read_long(NumberReader *reader);

static inline uint32_t number_read(NumberReader *reader)
{
    if (reader->at < reader->end) {
        int value = number_value(*reader->at);
        if (value >= 0 && value < NUMBER_ONE_END) {
            reader->at++;
            return (uint32_t)value;
        }
    }
    return number_read_long(reader);
}

/* One digit by itself. */
uint32_t number_read_digit(NumberReader *reader);

/* A text, escapes resolved: a part of what is read, or in `arena`. The second after another one, as it was read. */
Slice number_read_text(NumberReader *reader, Arena *arena);
Slice number_read_text_after(NumberReader *reader, Arena *arena, Slice last);

#endif
