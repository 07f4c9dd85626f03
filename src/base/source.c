#include "base/source.h"

#include "base/utf8.h"

#include <assert.h>

/*
 * Marks make columns in very long lines cheap: one stands about every MARK_DISTANCE bytes. Without them,
 * findings all along a line of a megabyte would cost its square.
 */
enum { MARK_DISTANCE = 4096 };

typedef struct SourceMark {
    uint32_t offset; /* between two code points */
    uint32_t count;  /* code points before it */
} SourceMark;

void source_init(Source *source, Arena *arena, Slice path, Slice bytes)
{
    assert(bytes.size < UINT32_MAX);
    *source = (Source){.path = path, .bytes = bytes, .arena = arena};
}

/* The first LF and CR at or after a place; each is looked for again only when it was passed. */
typedef struct LineEnds {
    size_t line_feed;
    size_t carriage_return;
} LineEnds;

/* The offset behind the first line end from `from` on; beyond `bytes` when there is none. */
static size_t next_line_start(Slice bytes, LineEnds *ends, size_t from)
{
    if (ends->line_feed < from) {
        ends->line_feed = slice_find_byte(bytes, '\n', from);
    }
    if (ends->carriage_return < from) {
        ends->carriage_return = slice_find_byte(bytes, '\r', from);
    }

    bool is_feed_first = ends->line_feed < ends->carriage_return;
    bool is_pair = ends->carriage_return + 1 == ends->line_feed && ends->line_feed < bytes.size;

    return is_feed_first || is_pair ? ends->line_feed + 1 : ends->carriage_return + 1;
}

static void make_line_starts(Source *source)
{
    LineEnds ends = {slice_find_byte(source->bytes, '\n', 0),
                     slice_find_byte(source->bytes, '\r', 0)};
    size_t capacity = 0;

    for (size_t start = 0; start <= source->bytes.size;) {
        source->line_starts =
            arena_array_room(source->arena, source->line_starts, source->line_start_count,
                             &capacity, sizeof *source->line_starts);
        source->line_starts[source->line_start_count++] = (uint32_t)start;
        start = next_line_start(source->bytes, &ends, start);
    }
}

static void need_line_starts(Source *source)
{
    if (!source->line_starts) {
        make_line_starts(source);
    }
}

static void make_marks(Source *source)
{
    SourceMark mark = {0, 0};
    size_t capacity = 0;

    for (;;) {
        source->marks = arena_array_room(source->arena, source->marks, source->mark_count,
                                         &capacity, sizeof *source->marks);
        source->marks[source->mark_count++] = mark;

        Slice piece = utf8_prefix_bytes(slice_from(source->bytes, mark.offset), MARK_DISTANCE);

        if (piece.size == 0) {
            return;
        }
        mark.offset += (uint32_t)piece.size;
        mark.count += (uint32_t)utf8_count(piece);
    }
}

static uint32_t count_before(const Source *source, uint32_t offset)
{
    /* Marks are MARK_DISTANCE apart, or up to three bytes less: it is this one or soon after. */
    size_t at = offset / MARK_DISTANCE;

    while (at + 1 < source->mark_count && source->marks[at + 1].offset <= offset) {
        at++;
    }

    SourceMark mark = source->marks[at];

    return mark.count + (uint32_t)utf8_count(slice_part(source->bytes, mark.offset, offset));
}

static uint32_t count_between(Source *source, uint32_t start, uint32_t end)
{
    if (end - start <= MARK_DISTANCE) {
        return (uint32_t)utf8_count(slice_part(source->bytes, start, end));
    }
    if (!source->marks) {
        make_marks(source);
    }
    return count_before(source, end) - count_before(source, start);
}

static uint32_t cut_to_size(const Source *source, uint32_t offset)
{
    return offset < source->bytes.size ? offset : (uint32_t)source->bytes.size;
}

Position source_position(Source *source, uint32_t offset)
{
    uint32_t line = source_line_number(source, offset);
    uint32_t start = source->line_starts[line - 1];

    return (Position){line, 1 + count_between(source, start, cut_to_size(source, offset))};
}

uint32_t source_line_number(Source *source, uint32_t offset)
{
    need_line_starts(source);

    /* Line `low` begins at or before the offset, line `high` (from 0, if there is one) after it. */
    size_t low = 0;
    size_t high = source->line_start_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (source->line_starts[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return (uint32_t)low + 1;
}

uint32_t source_line_start(Source *source, uint32_t line)
{
    assert(line > 0);
    need_line_starts(source);
    return line <= source->line_start_count ? source->line_starts[line - 1]
                                            : (uint32_t)source->bytes.size;
}

Slice source_line(Source *source, uint32_t line)
{
    uint32_t start = source_line_start(source, line);
    uint32_t end = source_line_start(source, line + 1);
    Slice text = slice_part(source->bytes, start, end);

    if (slice_ends_with(text, SLICE("\n"))) {
        text.size--;
    }
    if (slice_ends_with(text, SLICE("\r"))) {
        text.size--;
    }
    return text;
}

uint32_t source_line_count(Source *source)
{
    need_line_starts(source);

    bool is_last_empty = source->line_starts[source->line_start_count - 1] == source->bytes.size;

    return (uint32_t)source->line_start_count - (is_last_empty ? 1 : 0);
}

Slice source_text(const Source *source, Span span)
{
    return slice_part(source->bytes, span.start, span.end);
}
