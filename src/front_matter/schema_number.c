#include "front_matter/schema_number.h"

#include "base/hash.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    EXPONENT_MOST = 1000 * 1000 * 1000, /* greater ones are cut: no text is that long */
    SMALL_DIGITS = 18,                  /* fit into 64 bits */
};

static size_t digit_count(Slice text)
{
    size_t count = 0;

    while (count < text.size && ascii_is_digit(text.data[count])) {
        count++;
    }
    return count;
}

/* "e-12" from behind the e. */
static int64_t read_exponent(Slice text)
{
    bool is_negative = slice_starts_with(text, SLICE("-"));
    int64_t value = 0;

    for (size_t i = 0; i < text.size && value < EXPONENT_MOST; i++) {
        value = ascii_is_digit(text.data[i]) ? value * 10 + (text.data[i] - '0') : value;
    }
    value = value < EXPONENT_MOST ? value : EXPONENT_MOST;
    return is_negative ? -value : value;
}

static void trim_zeros(SchemaNumber *number)
{
    Slice digits = number->digits;
    size_t start = 0;

    while (start < digits.size && digits.data[start] == '0') {
        start++;
    }
    digits = slice_from(digits, start);
    while (digits.size > 0 && digits.data[digits.size - 1] == '0') {
        digits.size--;
        number->exponent++;
    }
    number->digits = digits;
    if (digits.size == 0) {
        number->exponent = 0;
        number->is_negative = false;
    }
}

/* [0-9]* ( \. [0-9]* )? ( [eE] … )? */
static void read_decimal(Arena *arena, Slice text, SchemaNumber *number)
{
    size_t whole = digit_count(text);
    Slice rest = slice_from(text, whole);
    size_t fraction = 0;

    number->digits = slice_part(text, 0, whole);
    if (slice_starts_with(rest, SLICE("."))) {
        fraction = digit_count(slice_from(rest, 1));
        number->digits = fraction > 0 ? arena_format(arena, "%.*s%.*s", SLICE_PRINT(number->digits),
                                                     SLICE_PRINT(slice_part(rest, 1, 1 + fraction)))
                                      : number->digits;
        rest = slice_from(rest, 1 + fraction);
    }
    number->exponent = read_exponent(slice_from(rest, 1)) - (int64_t)fraction;
    trim_zeros(number);
}

/* "0x1F", "0o17". */
static void read_prefixed(Arena *arena, Slice text, SchemaNumber *number)
{
    uint64_t bits = text.data[1] == 'x' ? 4 : 3;
    uint64_t value = 0;

    for (size_t i = 2; i < text.size; i++) {
        char c = ascii_to_lower(text.data[i]);
        uint64_t digit = (uint64_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);

        if (value >> (64 - bits) != 0) {
            number->kind = SCHEMA_NUMBER_INFINITE;
            return;
        }
        value = value << bits | digit;
    }
    number->digits = arena_format(arena, "%llu", (unsigned long long)value);
    trim_zeros(number);
}

SchemaNumber schema_number_read(Arena *arena, const Value *value)
{
    SchemaNumber number = {.kind = SCHEMA_NUMBER_FINITE};
    Slice text = value->text;

    if (slice_starts_with(text, SLICE("-")) || slice_starts_with(text, SLICE("+"))) {
        number.is_negative = text.data[0] == '-';
        text = slice_from(text, 1);
    }
    if (text.size > 2 && text.data[0] == '0' && (text.data[1] == 'x' || text.data[1] == 'o')) {
        read_prefixed(arena, text, &number);
    } else if (slice_equals_fold(text, SLICE(".inf"))) {
        number.kind = SCHEMA_NUMBER_INFINITE;
    } else if (slice_equals_fold(text, SLICE(".nan"))) {
        number.kind = SCHEMA_NUMBER_NONE;
    } else {
        read_decimal(arena, text, &number);
    }
    return number;
}

bool schema_number_is_integer(const SchemaNumber *number)
{
    return number->kind == SCHEMA_NUMBER_FINITE && number->exponent >= 0;
}

/* The magnitudes of two finite numbers, neither 0. */
static int compare_digits(const SchemaNumber *a, const SchemaNumber *b)
{
    int64_t a_top = (int64_t)a->digits.size + a->exponent;
    int64_t b_top = (int64_t)b->digits.size + b->exponent;

    if (a_top != b_top) {
        return a_top < b_top ? -1 : 1;
    }
    /* No zeros at the end: of two texts, the longer one is greater. */
    return slice_compare(a->digits, b->digits);
}

static int sign_of(const SchemaNumber *number)
{
    if (number->kind == SCHEMA_NUMBER_FINITE && number->digits.size == 0) {
        return 0;
    }
    return number->is_negative ? -1 : 1;
}

int schema_number_compare(const SchemaNumber *a, const SchemaNumber *b)
{
    int sign = sign_of(a);

    if (a->kind == SCHEMA_NUMBER_NONE || b->kind == SCHEMA_NUMBER_NONE) {
        return 0;
    }
    if (sign != sign_of(b)) {
        return sign - sign_of(b);
    }
    if (a->kind != b->kind) {
        return a->kind == SCHEMA_NUMBER_INFINITE ? sign : -sign;
    }
    return a->kind == SCHEMA_NUMBER_INFINITE || sign == 0 ? 0 : sign * compare_digits(a, b);
}

bool schema_number_equals(const SchemaNumber *a, const SchemaNumber *b)
{
    return a->kind != SCHEMA_NUMBER_NONE && b->kind != SCHEMA_NUMBER_NONE &&
           schema_number_compare(a, b) == 0;
}

uint64_t schema_number_hash(const SchemaNumber *number)
{
    uint64_t rest = (uint64_t)number->exponent * 2 + (number->is_negative ? 1 : 0);

    return hash_64(number->digits) ^ (rest * UINT64_C(0x9E3779B97F4A7C15)) ^
           ((uint64_t)number->kind << 60);
}

static uint64_t multiply_modulo(uint64_t a, uint64_t b, uint64_t modulus)
{
    __extension__ typedef unsigned __int128 Wide;

    return (uint64_t)((Wide)a * b % modulus);
}

static uint64_t power_of_ten_modulo(int64_t exponent, uint64_t modulus)
{
    uint64_t power = 1 % modulus;

    for (uint64_t base = 10 % modulus; exponent > 0; exponent >>= 1) {
        power = exponent & 1 ? multiply_modulo(power, base, modulus) : power;
        base = multiply_modulo(base, base, modulus);
    }
    return power;
}

static uint64_t digits_modulo(Slice digits, uint64_t modulus)
{
    uint64_t value = 0;

    for (size_t i = 0; i < digits.size; i++) {
        value = multiply_modulo(value, 10, modulus);
        value = (value + (uint64_t)(digits.data[i] - '0')) % modulus;
    }
    return value;
}

static double to_double(const SchemaNumber *number)
{
    enum { DIGITS_MOST = 30 };
    char text[DIGITS_MOST + 32];
    int kept = number->digits.size < DIGITS_MOST ? (int)number->digits.size : DIGITS_MOST;
    long long exponent = (long long)number->exponent + (long long)number->digits.size - kept;

    snprintf(text, sizeof text, "%.*se%lld", kept, number->digits.data, exponent);
    return strtod(text, NULL);
}

bool schema_number_is_multiple(const SchemaNumber *number, const SchemaNumber *divisor)
{
    int64_t shift = number->exponent - divisor->exponent;

    if (number->kind != SCHEMA_NUMBER_FINITE || divisor->kind != SCHEMA_NUMBER_FINITE) {
        return false;
    }
    if (number->digits.size == 0) {
        return true;
    }
    if (shift < 0) {
        return false; /* it would have to be a multiple of ten, but its last digit is not 0 */
    }
    if (divisor->digits.size > SMALL_DIGITS) {
        return fmod(to_double(number), to_double(divisor)) == 0;
    }

    uint64_t modulus = 0;

    for (size_t i = 0; i < divisor->digits.size; i++) {
        modulus = modulus * 10 + (uint64_t)(divisor->digits.data[i] - '0');
    }
    if (modulus == 0) {
        return false; /* the divisor is no number */
    }
    return multiply_modulo(digits_modulo(number->digits, modulus),
                           power_of_ten_modulo(shift, modulus), modulus) == 0;
}

bool schema_number_to_count(const SchemaNumber *number, uint64_t *count)
{
    *count = 0;
    if (!schema_number_is_integer(number) || number->is_negative ||
        (int64_t)number->digits.size + number->exponent > SMALL_DIGITS) {
        return false;
    }
    for (int64_t i = 0; i < (int64_t)number->digits.size + number->exponent; i++) {
        bool is_written = i < (int64_t)number->digits.size;

        *count = *count * 10 + (uint64_t)(is_written ? number->digits.data[i] - '0' : 0);
    }
    return true;
}
