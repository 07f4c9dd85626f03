#include "base/real.h"

#include "base/json.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    DIGITS_MOST = 17, /* as many as any double needs */
    TEXT_SIZE = 32,
    PARSED_SIZE_MOST = 400, /* bytes of a number that somebody may have written */
};

typedef struct Decimal {
    bool is_negative;
    char digits[DIGITS_MOST];
    int count;
    int exponent; /* of ten, at the first digit */
} Decimal;

/* The fewest digits that give the value again. */
static Decimal decimal_of(double value)
{
    char text[TEXT_SIZE];
    int digits = 0;
    Decimal decimal = {.is_negative = value < 0};

    do {
        snprintf(text, sizeof text, "%.*e", digits, fabs(value)); /* 5.55e-02 */
        digits++;
    } while (digits < DIGITS_MOST && strtod(text, NULL) != fabs(value));

    Slice rest;
    Slice mantissa = slice_cut(slice_from_string(text), 'e', &rest);

    for (size_t i = 0; i < mantissa.size && decimal.count < DIGITS_MOST; i++) {
        if (ascii_is_digit(mantissa.data[i])) {
            decimal.digits[decimal.count++] = mantissa.data[i];
        }
    }
    decimal.exponent = (int)strtol(rest.data, NULL, 10);
    return decimal;
}

static void add_digits(Buffer *out, const Decimal *decimal, int from, int to)
{
    for (int i = from; i < to; i++) {
        buffer_add_byte(out, i >= 0 && i < decimal->count ? decimal->digits[i] : '0');
    }
}

/* Digits from `point` on are a fraction, of at least one digit where `is_long`. */
static void add_fixed(Buffer *out, const Decimal *decimal, int point, bool is_long)
{
    add_digits(out, decimal, point < 1 ? point - 1 : 0, point);
    if (decimal->count > point || is_long) {
        buffer_add_byte(out, '.');
        add_digits(out, decimal, point, decimal->count > point ? decimal->count : point + 1);
    }
}

/* Haskell's bounds between the two notations. */
static void add_real(Buffer *out, double value, bool is_long)
{
    assert(isfinite(value));

    Decimal decimal = decimal_of(value);

    if (decimal.is_negative) {
        buffer_add_byte(out, '-');
    }
    if (value == 0 || (decimal.exponent >= -1 && decimal.exponent < 7)) {
        add_fixed(out, &decimal, value == 0 ? 1 : decimal.exponent + 1, is_long);
        return;
    }
    add_fixed(out, &decimal, 1, is_long);
    buffer_add_format(out, "e%d", decimal.exponent);
}

void real_write(Buffer *out, double value)
{
    add_real(out, value, false);
}

void real_write_haskell(Buffer *out, double value)
{
    add_real(out, value, true);
}

bool real_parse(Slice text, double *value)
{
    char string[PARSED_SIZE_MOST];

    if (text.size >= sizeof string || !json_text_is_number(text)) {
        return false;
    }
    memcpy(string, text.data, text.size);
    string[text.size] = '\0';
    *value = strtod(string, NULL);
    return isfinite(*value);
}
