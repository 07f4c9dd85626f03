/*
 * schema_equal.h - when two values are the same for JSON Schema (core, 4.2.2).
 *
 * Numbers by what they are worth, maps whatever their order; a string is never a number. Recursion is as deep as values are, which
 * is capped where they are read.
 */
#ifndef FRONT_MATTER_SCHEMA_EQUAL_H
#define FRONT_MATTER_SCHEMA_EQUAL_H

#include "document/value.h"

/*
 * Every value that is looked at, and every 64 bytes of text, takes a step from `*steps`; without any left, no two values are
 * equal. `arena` is for what is forgotten afterwards.
 */
bool schema_equals(Arena *arena, const Value *a, const Value *b, uint64_t *steps);

/* The first item of a list that is equal to one before it, whose number is then `*first`; NULL when all are different. */
const Value *schema_find_repeated(Arena *arena, const Value *list, size_t *first, uint64_t *steps);

#endif
