#include "document/edition.h"

#include "document/stamp.h"

/* What is left out of the hash: the value of the date, [start, end) in the text. */
typedef struct Gap {
    size_t start;
    size_t end;
} Gap;

static bool is_date_line(Slice line)
{
    Slice text = slice_trim_start(line);

    return stamp_is_line(text) ||
           (slice_starts_with(text, SLICE("<!--")) &&
            slice_starts_with(slice_trim_start(slice_from(text, 4)), SLICE("freshness:")));
}

/* How much of the text counts: with BUMP_ANY all but the dates, and CR before LF. */
typedef struct Reading {
    HashStream *stream;
    bool is_exact;
} Reading;

static Slice next_line(const Reading *reading, Slice *text)
{
    Slice line = slice_cut(*text, '\n', text);

    if (!reading->is_exact) {
        return slice_trim_end(line);
    }
    return slice_ends_with(line, SLICE("\r")) ? slice_part(line, 0, line.size - 1) : line;
}

static void add_line(HashStream *stream, Slice line, size_t start, Gap gap)
{
    size_t from = gap.start > start ? gap.start - start : 0;
    size_t to = gap.end > start ? gap.end - start : 0;

    if (to > from) {
        hash_stream_add(stream, slice_part(line, 0, from));
        hash_stream_add(stream, slice_from(line, to));
    } else {
        hash_stream_add(stream, line);
    }
}

static Hash128 hash_text(const Reading *reading, Slice text, bool has_date_lines, Gap gap)
{
    bool ends_line = slice_ends_with(text, SLICE("\n"));
    const char *begin = text.data;

    hash_stream_reset(reading->stream);
    while (text.size > 0) {
        Slice line = next_line(reading, &text);

        if (has_date_lines && is_date_line(line)) {
            continue;
        }
        add_line(reading->stream, line, line.size > 0 ? (size_t)(line.data - begin) : 0, gap);
        if (text.size > 0 || ends_line || !reading->is_exact) {
            hash_stream_add(reading->stream, SLICE("\n"));
        }
    }
    return hash_stream_value(reading->stream);
}

/* Without blank lines at the start; an indent there is code. */
static Slice without_blank_lines(Slice body)
{
    Slice rest = body;

    while (rest.size > 0 && slice_trim(slice_cut(rest, '\n', &rest)).size == 0) {
        body = rest;
    }
    return body;
}

void edition_init(Edition *edition, Arena *scratch, const Settings *settings, Slice path,
                  Slice source, const Value *front_matter, uint32_t body_offset)
{
    Slice body = slice_from(source, body_offset);
    Freshness freshness;
    Reading reading = {hash_stream_new(scratch), settings->freshness.bump == BUMP_ANY};

    freshness_read(&freshness, settings, front_matter, path, SLICE(""));
    freshness_read_body(&freshness, scratch, settings, body, body_offset);

    Span span = freshness.updated.span;
    bool is_in_body = span.start >= body_offset;
    Gap gap = {span.start, freshness.updated.problem == DATE_MISSING ? span.start : span.end};

    edition->updated = freshness.updated;
    edition->opted_out = freshness.opted_out;
    edition->front_matter = hash_text(&reading, slice_part(source, 0, body_offset), false,
                                      is_in_body ? (Gap){0, 0} : gap);
    /* Front matter that is added to a file comes with a blank line behind it. */
    body = without_blank_lines(body);
    body = reading.is_exact ? body : slice_trim_end(body);
    if (is_in_body && gap.end > gap.start) {
        size_t start = (size_t)(body.data - source.data);

        gap = (Gap){gap.start - start, gap.end - start};
    } else {
        gap = (Gap){0, 0};
    }
    edition->body = hash_text(&reading, body, true, gap);
}

bool edition_is_same(const Edition *a, const Edition *b, BumpKind bump)
{
    bool body_is_same = a->body.high == b->body.high && a->body.low == b->body.low;
    bool rest_is_same =
        a->front_matter.high == b->front_matter.high && a->front_matter.low == b->front_matter.low;
    bool is_dated_now = a->updated.problem == DATE_MISSING && b->updated.problem != DATE_MISSING;

    return body_is_same && (bump == BUMP_BODY || rest_is_same || is_dated_now);
}
