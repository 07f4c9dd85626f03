#include "front_matter/schema_format_time.h"

#include "base/date.h"

/* Two digits at `at`; -1 for anything else. */
static int two_digits(Slice text, size_t at)
{
    Slice pair = slice_part(text, at, at + 2);

    if (pair.size < 2 || !ascii_is_digit(pair.data[0]) || !ascii_is_digit(pair.data[1])) {
        return -1;
    }
    return (pair.data[0] - '0') * 10 + (pair.data[1] - '0');
}

static bool has_byte(Slice text, size_t at, char byte)
{
    return at < text.size && text.data[at] == byte;
}

bool schema_format_is_date(Arena *arena, Slice text)
{
    int century = two_digits(text, 0);
    int year = two_digits(text, 2);
    int month = two_digits(text, 5);
    int day = two_digits(text, 8);
    Date date;

    (void)arena;
    return text.size == 10 && century >= 0 && year >= 0 && month >= 0 && day >= 0 &&
           text.data[4] == '-' && text.data[7] == '-' &&
           date_from_civil(century * 100 + year, month, day, &date);
}

/* "Z" or "+hh:mm": minutes to the east of UTC. */
static bool read_zone(Slice text, int *minutes)
{
    int hour = two_digits(text, 1);
    int minute = two_digits(text, 4);

    *minutes = 0;
    if (slice_equals_fold(text, SLICE("Z"))) {
        return true;
    }
    if (text.size != 6 || (text.data[0] != '+' && text.data[0] != '-') || text.data[3] != ':' ||
        hour < 0 || hour > 23 || minute < 0 || minute > 59) {
        return false;
    }
    *minutes = (hour * 60 + minute) * (text.data[0] == '-' ? -1 : 1);
    return true;
}

bool schema_format_is_time(Arena *arena, Slice text)
{
    enum { DAY = 24 * 60 };
    int hour = two_digits(text, 0);
    int minute = two_digits(text, 3);
    int second = two_digits(text, 6);
    size_t at = 8;
    int zone;

    (void)arena;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 ||
        !has_byte(text, 2, ':') || !has_byte(text, 5, ':')) {
        return false;
    }
    if (has_byte(text, at, '.')) {
        size_t first = ++at;

        while (at < text.size && ascii_is_digit(text.data[at])) {
            at++;
        }
        if (at == first) {
            return false;
        }
    }
    if (!read_zone(slice_from(text, at), &zone)) {
        return false;
    }
    /* A leap second is at the end of a day of UTC. */
    return second < 60 || (hour * 60 + minute - zone + 2 * DAY) % DAY == DAY - 1;
}

bool schema_format_is_date_time(Arena *arena, Slice text)
{
    return text.size > 11 && ascii_to_lower(text.data[10]) == 't' &&
           schema_format_is_date(arena, slice_part(text, 0, 10)) &&
           schema_format_is_time(arena, slice_from(text, 11));
}

/* Parts in this order, none left out between the first and the last of each half: "P1Y2D" and "PT1H2S" are none. */
static bool read_units(Slice *text, const char *units)
{
    const char *next = NULL;
    size_t count = 0;

    while (text->size > 0 && ascii_is_digit(text->data[0])) {
        size_t digits = 0;

        while (digits < text->size && ascii_is_digit(text->data[digits])) {
            digits++;
        }

        const char *unit = digits < text->size ? strchr(units, text->data[digits]) : NULL;

        if (!unit || (next && unit != next)) {
            return false;
        }
        next = unit + 1;
        *text = slice_from(*text, digits + 1);
        count++;
        if (*next == '\0') {
            break;
        }
    }
    return count > 0;
}

bool schema_format_is_duration(Arena *arena, Slice text)
{
    Slice rest = slice_from(text, 1);
    Slice weeks = rest;

    (void)arena;
    if (!has_byte(text, 0, 'P')) {
        return false;
    }
    if (read_units(&weeks, "W") && weeks.size == 0) {
        return true;
    }
    if (has_byte(rest, 0, 'T')) {
        rest = slice_from(rest, 1);
        return read_units(&rest, "HMS") && rest.size == 0;
    }
    if (!read_units(&rest, "YMD")) {
        return false;
    }
    if (has_byte(rest, 0, 'T')) {
        rest = slice_from(rest, 1);
        return read_units(&rest, "HMS") && rest.size == 0;
    }
    return rest.size == 0;
}
