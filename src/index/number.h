/*
 * number.h - how numbers and texts stand in the index: printable, short, the same for a program and a script in a browser.
 *
 * A digit is one of 64 characters (number_digits). A number has one to six of them; the first says how many:
 *
 *     0-47    the number itself
 *     48-59   two digits:   48 + (first - 48) * 64 + second
 *     60-62   three:        816 + (first - 60) * 4096 + second * 64 + third
 *     63      six:          13104 + the other five, the highest first
 *
 * Most numbers are small: gaps between entries, positions, sizes. A text ends with a tab, which stands in none.
 */
#ifndef INDEX_NUMBER_H
#define INDEX_NUMBER_H

#include "base/buffer.h"

enum {
    NUMBER_ONE_END = 48,
    NUMBER_TWO_END = 816,
    NUMBER_THREE_END = 13104,
    NUMBER_SIZE_MOST = 6,
};

#define NUMBER_MOST (NUMBER_THREE_END + (1u << 30) - 1)

extern const char number_digits[65];

/* Writes a number of at most NUMBER_MOST; returns what is behind it. */
char *number_put(char *at, uint32_t number);
void number_add(Buffer *out, uint32_t number);

/* A text as it stands between the quotes of a JavaScript string, and its end. Controls become spaces. */
void number_add_text(Buffer *out, Slice text);

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
    return (NumberReader){text.data, text.data + text.size, false};
}

/* Of one digit; -1 for what is none. */
int number_value(char digit);

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

/* A text, escapes resolved: a part of what is read, or in `arena` when there were some. */
Slice number_read_text(NumberReader *reader, Arena *arena);

#endif
