/*
 * schema_number.h - numbers as JSON Schema compares them: exactly, of any size.
 *
 * A number is its decimal digits and a power of ten, never a double: 9007199254740993 is not 9007199254740992, and 0.3 is a
 * multiple of 0.1.
 */
#ifndef FRONT_MATTER_SCHEMA_NUMBER_H
#define FRONT_MATTER_SCHEMA_NUMBER_H

#include "document/value.h"

typedef enum SchemaNumberKind {
    SCHEMA_NUMBER_FINITE,
    SCHEMA_NUMBER_INFINITE, /* YAML's .inf, and 0x… of more than 64 bits */
    SCHEMA_NUMBER_NONE, /* YAML's .nan: unequal to all, itself among them, and neither smaller nor greater */
} SchemaNumberKind;

typedef struct SchemaNumber {
    SchemaNumberKind kind;
    bool is_negative;
    Slice digits;     /* without zeros at either end; none for 0 */
    int64_t exponent; /* the power of ten of the last digit */
} SchemaNumber;

/* Of a value that is an integer or a float. Digits are those of its text, or in `arena`. */
SchemaNumber schema_number_read(Arena *arena, const Value *value);

/* 1.0 is one, too. */
bool schema_number_is_integer(const SchemaNumber *number);

/* Less than, equal to or greater than 0; 0 when either is SCHEMA_NUMBER_NONE. */
int schema_number_compare(const SchemaNumber *a, const SchemaNumber *b);

bool schema_number_equals(const SchemaNumber *a, const SchemaNumber *b);

/* The same for equal numbers. */
uint64_t schema_number_hash(const SchemaNumber *number);

/* Is the quotient an integer? `divisor` is greater than 0. Divisors of more than 18 digits are compared as doubles. */
bool schema_number_is_multiple(const SchemaNumber *number, const SchemaNumber *divisor);

/* A whole number that is not negative and fits. */
bool schema_number_to_count(const SchemaNumber *number, uint64_t *count);

#endif
