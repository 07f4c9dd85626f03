/*
 * integer_circle.h - points on circles, in whole numbers.
 *
 * The same on every machine and with every compiler, which sin() is not. A full turn is 65536; 0 is to the right, and as y grows
 * downwards, a growing angle goes clockwise.
 */
#ifndef RENDER_INTEGER_CIRCLE_H
#define RENDER_INTEGER_CIRCLE_H

#include <stdint.h>

enum { FULL_TURN = 65536, QUARTER_TURN = FULL_TURN / 4 };

typedef struct Point {
    int32_t x;
    int32_t y;
} Point;

/* 65536 times the sine; no further from it than 6. */
int32_t integer_sine(uint32_t angle);

/* The point at `radius` (at most 2^24) around 0, 0. */
Point circle_point(int32_t radius, uint32_t angle);

/* The least angle up to a quarter turn whose sine is at least `part` / `whole`; both positive, part <= whole <= 2^24. */
uint32_t integer_arc_sine(int32_t part, int32_t whole);

#endif
