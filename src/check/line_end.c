#include "check/line_end.h"

enum { EDITS_MOST = 100 };

Slice line_end_of(const Source *source)
{
    Slice bytes = source->bytes;
    size_t feed = slice_find_byte(bytes, '\n', 0);
    size_t carriage_return = slice_find_byte(bytes, '\r', 0);

    if (feed <= carriage_return) {
        return SLICE("\n");
    }
    return feed == carriage_return + 1 ? SLICE("\r\n") : SLICE("\r");
}

static size_t end_size(Slice bytes, size_t at)
{
    return at + 1 < bytes.size && bytes.data[at + 1] == '\n' ? 2 : 1;
}

/* Of a pair only the CR goes. */
static void mend_one(Document *document, Diagnostic *finding, size_t at)
{
    bool is_pair = end_size(document->source.bytes, at) == 2;

    diagnostic_add_edit(&document->findings, finding, &document->source,
                        (Span){(uint32_t)at, (uint32_t)at + 1}, is_pair ? SLICE("") : SLICE("\n"));
}

static void mend_all(Document *document, Diagnostic *finding)
{
    Slice bytes = document->source.bytes;
    size_t first = slice_find_byte(bytes, '\r', 0);
    size_t last = slice_find_last_byte(bytes, '\r');
    Buffer text;

    buffer_init(&text, document->arena);
    for (size_t at = first; at <= last;) {
        size_t next = slice_find_byte(bytes, '\r', at + end_size(bytes, at));

        buffer_add_byte(&text, '\n');
        buffer_add(&text, slice_part(bytes, at + end_size(bytes, at), next <= last ? next : 0));
        at = next <= last ? next : last + 1;
    }

    Span span = {(uint32_t)first, (uint32_t)(last + end_size(bytes, last))};

    diagnostic_add_edit(&document->findings, finding, &document->source, span, buffer_slice(&text));
}

void line_end_mend(Document *document, Diagnostic *finding, uint32_t count)
{
    Slice bytes = document->source.bytes;

    if (count > EDITS_MOST) {
        mend_all(document, finding);
        return;
    }
    for (size_t at = 0; (at = slice_find_byte(bytes, '\r', at)) < bytes.size; at++) {
        mend_one(document, finding, at);
    }
}
