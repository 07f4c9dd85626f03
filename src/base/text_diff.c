#include "base/text_diff.h"

#include "base/map.h"

#include <assert.h>

enum {
    CONTEXT = 3,         /* lines shown around a change */
    COST_MOST = 1 << 24, /* lines that Myers may look at between two matches */
    EDITS_MOST = 256,    /* and how many lines may differ there: its memory grows with the square */
};

/* One of the two texts, as lines. Equal lines of both have the same number. */
typedef struct Side {
    Slice *lines; /* with their LF */
    uint32_t *numbers;
    bool *differs; /* the other side has no line for it */
    size_t count;
} Side;

/* Lines [start, end) of both sides. */
typedef struct Range {
    size_t before;
    size_t before_end;
    size_t after;
    size_t after_end;
} Range;

typedef struct TextDiff {
    Arena *arena;
    Side before;
    Side after;
    size_t number_count; /* of different lines */
} TextDiff;

/* ---- lines ---- */

static size_t count_lines(Slice text)
{
    size_t count = 0;

    for (size_t at = 0; at < text.size; at = slice_find_byte(text, '\n', at) + 1) {
        count++;
    }
    return count;
}

static void read_lines(Side *side, Map *numbers, Slice text)
{
    Arena *arena = numbers->arena;

    side->count = count_lines(text);
    side->lines = arena_new_array(arena, Slice, side->count);
    side->numbers = arena_new_array(arena, uint32_t, side->count);
    side->differs = arena_new_array(arena, bool, side->count);
    for (size_t i = 0; i < side->count; i++) {
        size_t size = slice_find_byte(text, '\n', 0) + 1;

        side->lines[i] = slice_part(text, 0, size);
        text = slice_from(text, size);

        MapEntry *entry = map_get(numbers, side->lines[i]);

        side->numbers[i] = (uint32_t)(entry - numbers->entries);
    }
}

/* ---- what is between two matches ---- */

static void mark_all(TextDiff *diff, const Range *range)
{
    for (size_t i = range->before; i < range->before_end; i++) {
        diff->before.differs[i] = true;
    }
    for (size_t i = range->after; i < range->after_end; i++) {
        diff->after.differs[i] = true;
    }
}

static bool is_same(const TextDiff *diff, size_t before, size_t after)
{
    return diff->before.numbers[before] == diff->after.numbers[after];
}

static void trim_range(const TextDiff *diff, Range *range)
{
    while (range->before < range->before_end && range->after < range->after_end &&
           is_same(diff, range->before, range->after)) {
        range->before++;
        range->after++;
    }
    while (range->before < range->before_end && range->after < range->after_end &&
           is_same(diff, range->before_end - 1, range->after_end - 1)) {
        range->before_end--;
        range->after_end--;
    }
}

/*
 * The furthest line of `before` that is reached with so many edits on each diagonal (line of `before` minus line of `after`). Row d has
 * 2d + 1 diagonals, from -d to d, and begins at d * d.
 */
typedef struct Reach {
    uint32_t *furthest;
    size_t limit; /* of edits */
} Reach;

static uint32_t *reach_at(const Reach *reach, int64_t edits, int64_t diagonal)
{
    return &reach->furthest[edits * edits + edits + diagonal];
}

/* Does the best way to a diagonal come from the one above it, by a line that was added? */
static bool comes_by_addition(const Reach *reach, int64_t edits, int64_t diagonal)
{
    return diagonal == -edits ||
           (diagonal != edits &&
            *reach_at(reach, edits - 1, diagonal - 1) < *reach_at(reach, edits - 1, diagonal + 1));
}

static int64_t start_of_step(const Reach *reach, int64_t edits, int64_t diagonal)
{
    if (edits == 0) {
        return 0;
    }
    return comes_by_addition(reach, edits, diagonal)
               ? (int64_t)*reach_at(reach, edits - 1, diagonal + 1)
               : (int64_t)*reach_at(reach, edits - 1, diagonal - 1) + 1;
}

/* One step: all diagonals with one edit more. True when the end of both is reached. */
static bool reach_further(TextDiff *diff, const Range *range, const Reach *reach, int64_t edits)
{
    int64_t before_count = (int64_t)(range->before_end - range->before);
    int64_t after_count = (int64_t)(range->after_end - range->after);

    for (int64_t diagonal = -edits; diagonal <= edits; diagonal += 2) {
        int64_t x = start_of_step(reach, edits, diagonal);

        while (x < before_count && x - diagonal < after_count && x >= diagonal &&
               is_same(diff, range->before + (size_t)x, range->after + (size_t)(x - diagonal))) {
            x++;
        }
        *reach_at(reach, edits, diagonal) = (uint32_t)x;
        if (x >= before_count && x - diagonal >= after_count) {
            return true;
        }
    }
    return false;
}

/* Goes the way back from the end, and marks the lines that were added and removed on it. */
static void mark_way(TextDiff *diff, const Range *range, const Reach *reach, int64_t edits)
{
    int64_t diagonal =
        (int64_t)(range->before_end - range->before) - (int64_t)(range->after_end - range->after);

    for (; edits > 0; edits--) {
        if (comes_by_addition(reach, edits, diagonal)) {
            diagonal++;

            int64_t y = (int64_t)*reach_at(reach, edits - 1, diagonal) - diagonal;

            diff->after.differs[range->after + (size_t)y] = true;
        } else {
            diagonal--;
            diff->before.differs[range->before + *reach_at(reach, edits - 1, diagonal)] = true;
        }
    }
}

static void compare_range(TextDiff *diff, Range range)
{
    trim_range(diff, &range);

    size_t count = range.before_end - range.before + range.after_end - range.after;
    Reach reach = {.limit = COST_MOST / (count + 1)};

    if (range.before == range.before_end || range.after == range.after_end) {
        mark_all(diff, &range);
        return;
    }
    reach.limit = reach.limit < EDITS_MOST ? reach.limit : EDITS_MOST;
    reach.limit = reach.limit < count ? reach.limit : count;
    reach.furthest = arena_take(
        diff->arena, arena_size((reach.limit + 1) * (reach.limit + 1), sizeof *reach.furthest));
    for (size_t edits = 0; edits <= reach.limit; edits++) {
        if (reach_further(diff, &range, &reach, (int64_t)edits)) {
            mark_way(diff, &range, &reach, (int64_t)edits);
            return;
        }
    }
    mark_all(diff, &range);
}

/* ---- lines that are there once ---- */

/* How often a line is in each text, and where last. */
typedef struct Occurrence {
    uint32_t before_count;
    uint32_t after_count;
    uint32_t after;
} Occurrence;

/* A line that is once in both. */
typedef struct Match {
    size_t before;
    size_t after;
    size_t previous; /* of the longest row of matches that ends here, as index + 1 */
} Match;

static Occurrence *count_occurrences(const TextDiff *diff, const Range *range)
{
    Occurrence *occurrences = arena_new_array(diff->arena, Occurrence, diff->number_count);

    for (size_t i = range->before; i < range->before_end; i++) {
        occurrences[diff->before.numbers[i]].before_count++;
    }
    for (size_t i = range->after; i < range->after_end; i++) {
        occurrences[diff->after.numbers[i]].after_count++;
        occurrences[diff->after.numbers[i]].after = (uint32_t)i;
    }
    return occurrences;
}

/* How many rows of matches end before line `after`: rows[i] is the match that ends one of i + 1 the earliest. */
static size_t find_row(const Match *matches, const size_t *rows, size_t count, size_t after)
{
    size_t low = 0;

    while (low < count) {
        size_t middle = low + (count - low) / 2;

        if (matches[rows[middle]].after < after) {
            low = middle + 1;
        } else {
            count = middle;
        }
    }
    return low;
}

/* The longest list of matches that are in the same order in both texts: the last one, as index + 1. */
static size_t find_longest(Arena *arena, Match *matches, size_t count)
{
    size_t *rows = arena_new_array(arena, size_t, count);
    size_t row_count = 0;

    for (size_t i = 0; i < count; i++) {
        size_t row = find_row(matches, rows, row_count, matches[i].after);

        matches[i].previous = row > 0 ? rows[row - 1] + 1 : 0;
        rows[row] = i;
        row_count = row == row_count ? row_count + 1 : row_count;
    }
    return row_count > 0 ? rows[row_count - 1] + 1 : 0;
}

static Match *find_matches(const TextDiff *diff, const Range *range, size_t *count)
{
    Occurrence *occurrences = count_occurrences(diff, range);
    Match *matches = arena_new_array(diff->arena, Match, range->before_end - range->before);

    *count = 0;
    for (size_t i = range->before; i < range->before_end; i++) {
        const Occurrence *occurrence = &occurrences[diff->before.numbers[i]];

        if (occurrence->before_count == 1 && occurrence->after_count == 1) {
            matches[(*count)++] = (Match){.before = i, .after = occurrence->after};
        }
    }
    return matches;
}

static void compare_all(TextDiff *diff)
{
    Range range = {0, diff->before.count, 0, diff->after.count};
    size_t count;

    trim_range(diff, &range);

    Match *matches = find_matches(diff, &range, &count);

    /* From the last match to the first: what stands behind each is compared on the way. */
    for (size_t at = find_longest(diff->arena, matches, count); at > 0;) {
        const Match *match = &matches[at - 1];

        compare_range(
            diff, (Range){match->before + 1, range.before_end, match->after + 1, range.after_end});
        range.before_end = match->before;
        range.after_end = match->after;
        at = match->previous;
    }
    compare_range(diff, range);
}

/* ---- writing ---- */

static void move_ends(Range *range, size_t count)
{
    range->before_end += count;
    range->after_end += count;
}

/* Moves the ends over a change: lines that differ, on one side or both. */
static void skip_change(const TextDiff *diff, Range *range)
{
    while (range->before_end < diff->before.count && diff->before.differs[range->before_end]) {
        range->before_end++;
    }
    while (range->after_end < diff->after.count && diff->after.differs[range->after_end]) {
        range->after_end++;
    }
}

/* How many lines, at most `most`, are the same behind the ends. */
static size_t count_same(const TextDiff *diff, const Range *range, size_t most)
{
    size_t i = range->before_end;
    size_t j = range->after_end;

    while (i - range->before_end < most && i < diff->before.count && j < diff->after.count &&
           !diff->before.differs[i] && !diff->after.differs[j]) {
        i++;
        j++;
    }
    return i - range->before_end;
}

static bool is_at_end(const TextDiff *diff, const Range *range, size_t count)
{
    return range->before_end + count == diff->before.count &&
           range->after_end + count == diff->after.count;
}

/* Makes `range` the next hunk behind it; false when there is none. Changes that are near to each other are in one hunk. */
static bool find_hunk(const TextDiff *diff, Range *range)
{
    size_t same = count_same(diff, range, SIZE_MAX);

    move_ends(range, same);
    if (is_at_end(diff, range, 0)) {
        return false;
    }

    size_t context = same < CONTEXT ? same : CONTEXT;

    range->before = range->before_end - context;
    range->after = range->after_end - context;
    skip_change(diff, range);
    same = count_same(diff, range, 2 * CONTEXT + 1);
    while (same <= 2 * CONTEXT && !is_at_end(diff, range, same)) {
        move_ends(range, same);
        skip_change(diff, range);
        same = count_same(diff, range, 2 * CONTEXT + 1);
    }
    move_ends(range, same < CONTEXT ? same : CONTEXT);
    return true;
}

static void write_line(Buffer *out, char sign, Slice line)
{
    buffer_add_byte(out, sign);
    buffer_add(out, line);
    if (!slice_ends_with(line, SLICE("\n"))) {
        buffer_add_string(out, "\n\\ No newline at end of file\n");
    }
}

/* A range of no lines is behind the line that it names. */
static void write_place(Buffer *out, char sign, size_t start, size_t end)
{
    size_t count = end - start;

    buffer_add_format(out, "%c%zu", sign, count > 0 ? start + 1 : start);
    if (count != 1) {
        buffer_add_format(out, ",%zu", count);
    }
}

static void write_hunk(Buffer *out, const TextDiff *diff, const Range *hunk)
{
    size_t i = hunk->before;
    size_t j = hunk->after;

    buffer_add_string(out, "@@ ");
    write_place(out, '-', hunk->before, hunk->before_end);
    buffer_add_byte(out, ' ');
    write_place(out, '+', hunk->after, hunk->after_end);
    buffer_add_string(out, " @@\n");
    while (i < hunk->before_end || j < hunk->after_end) {
        if (i < hunk->before_end && diff->before.differs[i]) {
            write_line(out, '-', diff->before.lines[i++]);
        } else if (j < hunk->after_end && diff->after.differs[j]) {
            write_line(out, '+', diff->after.lines[j++]);
        } else {
            write_line(out, ' ', diff->before.lines[i++]);
            j++;
        }
    }
}

/* A name with a blank ends with a tab, or programs would take the blank for its end. */
static void write_name(Buffer *out, const char *sign, Slice path)
{
    bool has_blank = slice_find_byte(path, ' ', 0) < path.size;

    buffer_add_format(out, "%s/%.*s%s\n", sign, SLICE_PRINT(path), has_blank ? "\t" : "");
}

void text_diff_write(Buffer *out, Slice path, Slice before, Slice after)
{
    Arena scratch;
    Map numbers;

    if (slice_equals(before, after)) {
        return;
    }
    arena_init(&scratch, out->arena->budget);
    map_init(&numbers, &scratch);

    TextDiff diff = {.arena = &scratch};

    read_lines(&diff.before, &numbers, before);
    read_lines(&diff.after, &numbers, after);
    diff.number_count = numbers.count;
    compare_all(&diff);
    write_name(out, "--- a", path);
    write_name(out, "+++ b", path);

    Range hunk = {0};

    while (find_hunk(&diff, &hunk)) {
        write_hunk(out, &diff, &hunk);
    }
    arena_free(&scratch);
}
