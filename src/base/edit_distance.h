/*
 * edit_distance.h - "did you mean".
 */
#ifndef BASE_EDIT_DISTANCE_H
#define BASE_EDIT_DISTANCE_H

#include "base/slice.h"

/*
 * Optimal string alignment distance (insertions, deletions, substitutions, swaps of neighbours;
 * Damerau 1964) in bytes, ASCII case ignored. Returns limit + 1 when it is greater than `limit`, or
 * either text is longer than 64 bytes and they differ.
 */
size_t edit_distance(Slice a, Slice b, size_t limit);

/*
 * The name nearest to `wanted`, if one is near enough to be what was meant, else the empty slice:
 * the fewest edits, at most a third of its size or one, but not all of it; else a name that it is
 * the beginning of, when it has three bytes or more. The first wins among equals.
 */
Slice edit_distance_nearest(Slice wanted, const Slice *names, size_t count);

#endif
