#include "check/no_break_space.h"

static const Slice space = SLICE_INIT("\xC2\xA0");

enum { EDITS_MOST = 10000 };

/* A bare address, whose text is its target. */
static bool is_autolink(const Node *node)
{
    return node->kind == NODE_LINK && node->first != NULL &&
           node->first->span.start == node->target->url_span.start;
}

static bool is_in_autolink(const Node *node)
{
    while (node != NULL && !is_autolink(node)) {
        node = node->parent;
    }
    return node != NULL;
}

/* What stands on a line up to a place that only moves forward. */
typedef struct LineCursor {
    Slice bytes;
    size_t at;
    bool has_word;
    bool has_tag; /* "<": it may be open */
    bool is_open; /* a bracket, perhaps of a link's target */
    char last;    /* that is no blank */
} LineCursor;

static void look_at(LineCursor *line, char c)
{
    unsigned char byte = (unsigned char)c;

    if (c == '\n' || c == '\r') {
        *line = (LineCursor){.bytes = line->bytes, .at = line->at};
        return;
    }
    line->has_word =
        line->has_word || ascii_is_letter(c) || (byte >= 0x80 && byte != 0xC2 && byte != 0xA0);
    line->has_tag = line->has_tag || c == '<';
    line->is_open = c == '(' || (line->is_open && c != ')');
    line->last = ascii_is_space(c) || byte == 0xC2 || byte == 0xA0 ? line->last : c;
}

/* Can a space begin or end something here? Behind a word and outside of all brackets it cannot; "[x]" may be the box of a task. */
static bool is_behind_word(LineCursor *line, size_t at)
{
    for (; line->at < at; line->at++) {
        look_at(line, line->bytes.data[line->at]);
    }
    return line->has_word && !line->has_tag && !line->is_open && line->last != ']';
}

/* Where the blanks at `at` end, no-break spaces among them. */
static size_t skip_blanks(Slice bytes, size_t at)
{
    for (;;) {
        Slice rest = slice_from(bytes, at);

        if (slice_starts_with(rest, space)) {
            at += space.size;
        } else if (slice_starts_with(rest, SLICE(" ")) || slice_starts_with(rest, SLICE("\t"))) {
            at++;
        } else {
            return at;
        }
    }
}

static bool is_line_end(Slice bytes, size_t at)
{
    return at >= bytes.size || bytes.data[at] == '\n' || bytes.data[at] == '\r';
}

static void mend_run(Document *document, Diagnostic *finding, Span run)
{
    Slice part = source_text(&document->source, run);

    for (size_t i = slice_find(part, space, 0); i < part.size && finding->edit_count < EDITS_MOST;
         i = slice_find(part, space, i + 2)) {
        uint32_t at = run.start + (uint32_t)i;

        diagnostic_add_edit(&document->findings, finding, &document->source,
                            (Span){at, at + (uint32_t)space.size}, SLICE(" "));
    }
}

static void mend_text(Document *document, Diagnostic *finding, LineCursor *line, Span text)
{
    Slice bytes = document->source.bytes;
    Slice within = slice_part(bytes, 0, text.end);

    for (size_t at = slice_find(within, space, text.start); at < within.size;) {
        size_t end = skip_blanks(bytes, at);

        if (is_behind_word(line, at) && !is_line_end(bytes, end)) {
            mend_run(document, finding,
                     (Span){(uint32_t)at, end < text.end ? (uint32_t)end : text.end});
        }
        at = slice_find(within, space, end);
    }
}

void no_break_space_mend(Document *document, Diagnostic *finding)
{
    const Node *root = document->tree.root;
    LineCursor line = {.bytes = document->source.bytes};
    uint32_t end = 0;

    for (const Node *node = root; node != NULL; node = node_next(node, root)) {
        /* In the order of the file, as edits must be. */
        if (node->kind == NODE_STR && node->span.start >= end && !(node->flags & NODE_UNLOCATED) &&
            !is_in_autolink(node->parent)) {
            mend_text(document, finding, &line, node->span);
            end = node->span.end;
        }
    }
}
