/*
 * word_distance.h - how many typing errors are between two words.
 */
#ifndef INDEX_WORD_DISTANCE_H
#define INDEX_WORD_DISTANCE_H

#include "base/slice.h"

enum { WORD_POINTS_MOST = 64 };

/* A word as code points. */
typedef struct WordPoints {
    uint32_t items[WORD_POINTS_MOST];
    size_t count;
} WordPoints;

void word_points_read(WordPoints *points, Slice text);

/*
 * Optimal string alignment distance (Damerau 1964) in code points: insertions, deletions, substitutions, swaps of neighbours; limit + 1
 * when it is greater than `limit`.
 */
size_t word_distance(const WordPoints *a, const WordPoints *b, size_t limit);

#endif
