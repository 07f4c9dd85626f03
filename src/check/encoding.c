#include "check/encoding.h"

#include "base/utf8.h"
#include "check/line_end.h"
#include "check/no_break_space.h"

/* Something that is in the file, how often, and where first. */
typedef struct Sighting {
    uint32_t count;
    Span first;
} Sighting;

typedef struct EncodingScan {
    Sighting nul;
    Sighting control;
    Sighting no_break_space;
    Sighting pair;            /* CR LF */
    Sighting carriage_return; /* CR alone */
} EncodingScan;

static void see(Sighting *sighting, size_t start, size_t size)
{
    if (sighting->count++ == 0) {
        sighting->first = (Span){(uint32_t)start, (uint32_t)(start + size)};
    }
}

enum { CHUNK = 64 };

/* May `c` be the first byte of something to be told of: a control but tab and LF, or U+0080 to U+00BF? */
static bool is_special(unsigned char c)
{
    return (c < ' ' && c != '\n' && c != '\t') || c == 0x7F || c == 0xC2;
}

/* Most chunks hold nothing special; this loop is made of vector instructions. */
static bool chunk_is_special(const char *bytes)
{
    unsigned char found = 0;

    for (size_t i = 0; i < CHUNK; i++) {
        unsigned char c = (unsigned char)bytes[i];

        found |=
            (unsigned char)(((c < ' ') & (c != '\n') & (c != '\t')) | (c == 0x7F) | (c == 0xC2));
    }
    return found != 0;
}

static size_t find_special(Slice bytes, size_t from)
{
    while (from < bytes.size) {
        if (bytes.size - from >= CHUNK && !chunk_is_special(bytes.data + from)) {
            from += CHUNK;
            continue;
        }

        size_t end = bytes.size - from < CHUNK ? bytes.size : from + CHUNK;

        while (from < end && !is_special((unsigned char)bytes.data[from])) {
            from++;
        }
        if (from < end) {
            return from;
        }
    }
    return bytes.size;
}

/* Looks at the special byte at `at`; returns the offset behind what it begins. */
static size_t see_special(EncodingScan *scan, Slice bytes, size_t at)
{
    unsigned char c = (unsigned char)bytes.data[at];
    unsigned char next = at + 1 < bytes.size ? (unsigned char)bytes.data[at + 1] : 0;

    if (c == '\r') {
        bool is_pair = next == '\n';

        see(is_pair ? &scan->pair : &scan->carriage_return, at, is_pair ? 2 : 1);
        return at + (is_pair ? 2 : 1);
    }
    if (c == '\0') {
        see(&scan->nul, at, 1);
        return at + 1;
    }
    if (c != 0xC2) {
        see(&scan->control, at, 1);
        return at + 1;
    }
    if (next == 0xA0) {
        see(&scan->no_break_space, at, 2);
    } else if (next >= 0x80 && next < 0xA0) {
        see(&scan->control, at, 2);
    }
    return at + 2;
}

static void scan_bytes(EncodingScan *scan, Slice bytes)
{
    for (size_t at = find_special(bytes, 0); at < bytes.size; at = find_special(bytes, at)) {
        at = see_special(scan, bytes, at);
    }
}

static const char *plural(uint32_t count)
{
    return count == 1 ? "" : "s";
}

static void tell_of_line_ends(Document *document, const EncodingScan *scan)
{
    uint32_t returns = scan->pair.count + scan->carriage_return.count;
    Slice bytes = document->source.bytes;
    uint32_t feeds = 0;

    if (returns == 0) {
        return;
    }
    for (size_t at = 0; (at = slice_find_byte(bytes, '\n', at)) < bytes.size; at++) {
        feeds++;
    }
    feeds -= scan->pair.count;

    Diagnostic *finding;
    const Sighting *first = scan->pair.count > 0 ? &scan->pair : &scan->carriage_return;

    if (feeds > 0 || (scan->pair.count > 0 && scan->carriage_return.count > 0)) {
        finding = finding_add(&document->findings, RULE_ENCODING_MIXED_EOL, &document->source,
                              first->first, "%u line%s with CR LF, %u with CR alone, %u with LF",
                              scan->pair.count, scan->pair.count == 1 ? " ends" : "s end",
                              scan->carriage_return.count, feeds);
    } else {
        finding =
            finding_add(&document->findings, RULE_ENCODING_CRLF, &document->source, first->first,
                        "lines end with %s", scan->pair.count > 0 ? "CR LF" : "CR alone");
    }
    line_end_mend(document, finding, returns);
}

static void tell_of_characters(Document *document, const EncodingScan *scan)
{
    DiagnosticList *findings = &document->findings;
    Source *source = &document->source;

    if (scan->nul.count > 0) {
        finding_add(findings, RULE_ENCODING_NUL, source, scan->nul.first, "%u NUL byte%s",
                    scan->nul.count, plural(scan->nul.count));
    }
    if (scan->control.count > 0) {
        size_t at = scan->control.first.start;

        finding_add(findings, RULE_ENCODING_CONTROL, source, scan->control.first,
                    "%u control character%s, the first is U+%04X", scan->control.count,
                    plural(scan->control.count), utf8_decode(source->bytes, &at));
    }
    if (scan->no_break_space.count > 0) {
        no_break_space_mend(document, finding_add(findings, RULE_ENCODING_NBSP, source,
                                                  scan->no_break_space.first, "%u no-break space%s",
                                                  scan->no_break_space.count,
                                                  plural(scan->no_break_space.count)));
    }
}

/* True when the file is UTF-16 by its mark: then nothing else about its bytes is of use. */
static bool tell_of_utf16(Document *document)
{
    Slice bytes = document->source.bytes;

    if (!slice_starts_with(bytes, SLICE("\xFF\xFE")) &&
        !slice_starts_with(bytes, SLICE("\xFE\xFF"))) {
        return false;
    }
    finding_add(&document->findings, RULE_ENCODING_INVALID_UTF8, &document->source, (Span){0, 2},
                "the file is UTF-16");
    return true;
}

static void tell_of_invalid(Document *document)
{
    Slice bytes = document->source.bytes;
    size_t first = utf8_find_invalid(bytes);
    uint32_t count = 0;

    for (size_t at = first; at < bytes.size;) {
        count++;
        at++;
        at += utf8_find_invalid(slice_from(bytes, at));
    }
    if (count > 0) {
        finding_add(&document->findings, RULE_ENCODING_INVALID_UTF8, &document->source,
                    (Span){(uint32_t)first, (uint32_t)first + 1},
                    "%u byte%s not valid UTF-8, the first is 0x%02X", count,
                    count == 1 ? " is" : "s are", (unsigned char)bytes.data[first]);
    }
}

static void tell_of_ends(Document *document)
{
    DiagnosticList *findings = &document->findings;
    Source *source = &document->source;
    Slice bytes = source->bytes;
    uint32_t size = (uint32_t)bytes.size;

    if (slice_starts_with(bytes, SLICE("\xEF\xBB\xBF"))) {
        Span mark = {0, 3};
        Diagnostic *finding = finding_add(findings, RULE_ENCODING_BOM, source, mark,
                                          "the file begins with a byte order mark");

        diagnostic_add_edit(findings, finding, source, mark, (Slice){0});
    }
    if (size > 0 && bytes.data[size - 1] != '\n' && bytes.data[size - 1] != '\r') {
        Span end = {size, size};
        Diagnostic *finding = finding_add(findings, RULE_ENCODING_NO_FINAL_NEWLINE, source, end,
                                          "the last line has no line end");

        diagnostic_add_edit(findings, finding, source, end, line_end_of(source));
    }
}

void check_encoding(Document *document)
{
    EncodingScan scan = {0};

    if (tell_of_utf16(document)) {
        return;
    }
    scan_bytes(&scan, document->source.bytes);
    tell_of_invalid(document);
    tell_of_characters(document, &scan);
    tell_of_line_ends(document, &scan);
    tell_of_ends(document);
}
