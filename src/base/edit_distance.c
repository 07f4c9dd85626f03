#include "base/edit_distance.h"

enum { SIZE_LIMIT = 64 };

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static bool is_swap(const char *a, const char *b)
{
    return ascii_to_lower(a[0]) == ascii_to_lower(b[-1]) &&
           ascii_to_lower(a[-1]) == ascii_to_lower(b[0]);
}

size_t edit_distance(Slice a, Slice b, size_t limit)
{
    size_t difference = a.size > b.size ? a.size - b.size : b.size - a.size;
    if (slice_equals_fold(a, b)) {
        return 0;
    }
    if (a.size > SIZE_LIMIT || b.size > SIZE_LIMIT || difference > limit) {
        return limit + 1;
    }
    /* rows[i % 3][j] is the distance between the first i bytes of a and the first j bytes of b. */
    size_t rows[3][SIZE_LIMIT + 1];
    for (size_t j = 0; j <= b.size; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= a.size; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i - 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            bool same = ascii_to_lower(a.data[i - 1]) == ascii_to_lower(b.data[j - 1]);
            row[j] = smaller(above[j - 1] + (same ? 0 : 1), smaller(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && is_swap(a.data + i - 1, b.data + j - 1)) {
                row[j] = smaller(row[j], rows[(i - 2) % 3][j - 2] + 1);
            }
        }
    }
    return smaller(rows[a.size % 3][b.size], limit + 1);
}

/* The first name that begins with `wanted`, else the empty slice. */
static Slice find_longer(Slice wanted, const Slice *names, size_t count)
{
    for (size_t i = 0; i < count && wanted.size >= 3; i++) {
        if (slice_equals_fold(slice_part(names[i], 0, wanted.size), wanted)) {
            return names[i];
        }
    }
    return SLICE("");
}

Slice edit_distance_nearest(Slice wanted, const Slice *names, size_t count)
{
    Slice nearest = SLICE("");
    size_t limit = wanted.size < 3 ? 1 : wanted.size / 3;
    for (size_t i = 0; i < count; i++) {
        size_t distance = edit_distance(wanted, names[i], limit);
        if (distance <= limit && distance < wanted.size && names[i].size > 0) {
            nearest = names[i];
            if (distance == 0) {
                break;
            }
            limit = distance - 1;
        }
    }
    return nearest.size > 0 ? nearest : find_longer(wanted, names, count);
}
