#include "index/word_distance.h"

#include "base/utf8.h"

void word_points_read(WordPoints *points, Slice text)
{
    size_t at = 0;
    points->count = 0;
    while (at < text.size && points->count < WORD_POINTS_MOST) {
        points->items[points->count++] = utf8_decode(text, &at);
    }
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Rows of the matrix: this one, the one before, the one before that. */
typedef struct Rows {
    size_t cells[3][WORD_POINTS_MOST + 1];
} Rows;

static size_t fill_row(Rows *rows, const WordPoints *a, const WordPoints *b, size_t i)
{
    size_t *row = rows->cells[i % 3];
    const size_t *above = rows->cells[(i + 2) % 3];
    const size_t *above_that = rows->cells[(i + 1) % 3];
    size_t nearest = row[0] = i;
    for (size_t j = 1; j <= b->count; j++) {
        bool same = a->items[i - 1] == b->items[j - 1];
        size_t cost = least(above[j - 1] + !same, least(above[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && a->items[i - 1] == b->items[j - 2] &&
            a->items[i - 2] == b->items[j - 1]) {
            cost = least(cost, above_that[j - 2] + 1);
        }
        row[j] = cost;
        nearest = least(nearest, cost);
    }
    return nearest;
}

size_t word_distance(const WordPoints *a, const WordPoints *b, size_t limit)
{
    size_t longer = a->count > b->count ? a->count - b->count : b->count - a->count;
    if (longer > limit) {
        return limit + 1;
    }
    Rows rows;
    for (size_t j = 0; j <= b->count; j++) {
        rows.cells[0][j] = j;
    }
    for (size_t i = 1; i <= a->count; i++) {
        if (fill_row(&rows, a, b, i) > limit) {
            return limit + 1;
        }
    }
    return least(rows.cells[a->count % 3][b->count], limit + 1);
}
