#define CMARK_NO_SHORT_NAMES 1
#include "markdown/inline_reader.h"

#include "markdown/entity.h"
#include "markdown/markdown.h"
#include "markdown/math.h"
#include "markdown/reference.h"

#include <cmark-gfm.h>

#include <cmark-gfm-core-extensions.h>

#include <string.h>

/* How the source of a text run is spelled. */
typedef enum Spelling {
    SPELLING_MARKDOWN, /* backslash escapes and character references */
    SPELLING_ANGLE,    /* <…>: character references only */
    SPELLING_BARE,     /* a bare link: as it stands, or else as Markdown */
} Spelling;

typedef struct InlineReader {
    Reader *reader;
    Content *content;
    Node *parent; /* where the next node goes */
    size_t at;    /* offset into the content: all before it is accounted for */
    size_t depth; /* of inlines inside inlines */
} InlineReader;

static Slice rest_of(const InlineReader *inlines)
{
    return slice_from(inlines->content->text, inlines->at);
}

static char peek(const InlineReader *inlines, size_t ahead)
{
    size_t at = inlines->at + ahead;
    return at < inlines->content->text.size ? inlines->content->text.data[at] : '\0';
}

static Span span_of(InlineReader *inlines, size_t start, size_t end)
{
    uint32_t from = content_to_clean(inlines->content, start);
    uint32_t to = end > start ? content_end_to_clean(inlines->content, end) : from;
    return reader_span(inlines->reader, from, to);
}

/* Adds a node that begins at `start` and ends where the reader stands. */
static Node *add(InlineReader *inlines, NodeKind kind, size_t start)
{
    Node *node = node_new(inlines->reader->arena, kind, span_of(inlines, start, inlines->at));
    node_append(inlines->parent, node);
    return node;
}

static Node *add_unlocated(InlineReader *inlines, NodeKind kind)
{
    Node *node = add(inlines, kind, inlines->at);
    node->flags |= NODE_UNLOCATED;
    return node;
}

static Slice literal_of(cmark_node *node)
{
    return slice_from_string(cmark_node_get_literal(node));
}

/* ---- text ---- */

static bool is_escape(Slice text, size_t at)
{
    return text.data[at] == '\\' && at + 1 < text.size && ascii_is_punctuation(text.data[at + 1]);
}

/* One step of decoding `source` at `*from`: does it give what `literal` has at `*to`? */
static bool match_step(Slice source, size_t *from, Slice literal, size_t *to, bool escapes)
{
    Entity entity;
    if (source.data[*from] == '&' && entity_decode(slice_from(source, *from), &entity)) {
        Slice wanted = {entity.text, entity.size};
        bool same = slice_starts_with(slice_from(literal, *to), wanted);
        *from += entity.source_size;
        *to += entity.size;
        return same;
    }
    *from += escapes && is_escape(source, *from) ? 1 : 0;
    return source.data[(*from)++] == literal.data[(*to)++];
}

/* Decodes as much of `source` as gives `literal`: how many bytes that is, or 0. */
static size_t match_decoded(Slice source, Slice literal, bool escapes)
{
    size_t from = 0;
    size_t to = 0;
    while (to < literal.size) {
        if (from >= source.size || !match_step(source, &from, literal, &to, escapes)) {
            return 0;
        }
    }
    return from;
}

static bool is_plain(Slice literal)
{
    return memchr(literal.data, '\\', literal.size) == NULL &&
           memchr(literal.data, '&', literal.size) == NULL;
}

/* How many bytes of `source` spell `literal`; 0 when they do not. */
static size_t match_text(Slice source, Slice literal, Spelling spelling)
{
    if (slice_starts_with(source, literal) && (spelling == SPELLING_BARE || is_plain(literal))) {
        return literal.size;
    }
    return match_decoded(source, literal, spelling != SPELLING_ANGLE);
}

/* The text itself where it stands in the file as it is, else a copy: cmark-gfm's goes away with the scratch arena. */
static Slice keep_text(InlineReader *inlines, Slice literal, size_t start)
{
    const CleanText *clean = &inlines->reader->clean;
    uint32_t from = content_to_clean(inlines->content, start);
    Slice there = slice_part(clean->text, from, from + literal.size);
    return slice_equals(there, literal) ? there : arena_copy(inlines->reader->arena, literal);
}

/* A run of text is one node, whatever cmark-gfm made of it. */
static void extend_text(InlineReader *inlines, Node *node, Slice text, size_t start)
{
    node->span.end = span_of(inlines, start, inlines->at).end;
    if (node->text.data + node->text.size == text.data) {
        node->text.size += text.size;
        return;
    }
    size_t size = node->text.size;
    char *joined = arena_take(inlines->reader->arena, size + text.size);
    memcpy(joined, node->text.data, size);
    memcpy(joined + size, text.data, text.size);
    node->text = (Slice){joined, size + text.size};
}

static Spelling spelling_below(const Node *parent)
{
    if (parent->kind != NODE_LINK) {
        return SPELLING_MARKDOWN;
    }
    if (parent->flags & NODE_ANGLE) {
        return SPELLING_ANGLE;
    }
    return parent->flags & NODE_BARE ? SPELLING_BARE : SPELLING_MARKDOWN;
}

static void read_text(InlineReader *inlines, cmark_node *node)
{
    Slice literal = literal_of(node);
    if (literal.size == 0) {
        return;
    }
    size_t start = inlines->at;
    size_t size = match_text(rest_of(inlines), literal, spelling_below(inlines->parent));
    if (size == 0) {
        Node *lost = add_unlocated(inlines, NODE_STR);
        lost->text = arena_copy(inlines->reader->arena, literal);
        return;
    }
    inlines->at += size;
    Slice text = keep_text(inlines, literal, start);
    Node *last = inlines->parent->last;
    if (last != NULL && last->kind == NODE_STR && !(last->flags & NODE_UNLOCATED)) {
        extend_text(inlines, last, text, start);
        return;
    }
    add(inlines, NODE_STR, start)->text = text;
}

/* ---- leaves ---- */

static void read_break(InlineReader *inlines, NodeKind kind)
{
    size_t start = inlines->at;
    while (ascii_is_space(peek(inlines, 0)) && peek(inlines, 0) != '\n') {
        inlines->at++;
    }
    bool backslash = kind == NODE_LINE_BREAK && peek(inlines, 0) == '\\';
    inlines->at += backslash ? 1 : 0;
    if (peek(inlines, 0) != '\n') {
        inlines->at = start;
        add_unlocated(inlines, kind);
        return;
    }
    /* In the file, the line end may be CR LF, and markers follow it: the break ends with the line end. */
    Node *node = add(inlines, kind, start);
    uint32_t newline = content_to_clean(inlines->content, inlines->at);
    Slice clean = inlines->reader->clean.text;
    newline += newline < clean.size && clean.data[newline] == '\r' ? 1 : 0;
    newline += newline < clean.size && clean.data[newline] == '\n' ? 1 : 0;
    node->span = reader_span(inlines->reader, content_to_clean(inlines->content, start), newline);
    inlines->at++;
    /* Behind "\\", cmark-gfm keeps the indentation of a lazy line as text. */
    while (!backslash && (peek(inlines, 0) == ' ' || peek(inlines, 0) == '\t')) {
        inlines->at++;
    }
}

static size_t count_run(Slice text, size_t at, char byte)
{
    size_t end = at;
    while (end < text.size && text.data[end] == byte) {
        end++;
    }
    return end - at;
}

/* The offset behind the run of `ticks` backticks that closes code, at or after `at`; 0 when there is none. */
static size_t find_code_end(Slice text, size_t at, size_t ticks)
{
    while (at < text.size) {
        at = slice_find_byte(text, '`', at);
        size_t run = count_run(text, at, '`');
        if (run == ticks) {
            return at + run;
        }
        at += run;
    }
    return 0;
}

static void read_math(InlineReader *inlines)
{
    Slice source = {NULL, 0};
    bool display = false;
    size_t start = inlines->at;
    size_t end = math_scan(inlines->content->text, start, &source, &display);
    inlines->at = end;
    Node *node = add(inlines, NODE_MATH, start);
    node->text = keep_text(inlines, source, start + (display ? 2 : 1));
    node->flags |= display ? NODE_DISPLAY : 0;
}

static void read_code(InlineReader *inlines, cmark_node *node)
{
    if (peek(inlines, 0) == '$') {
        read_math(inlines);
        return;
    }
    size_t start = inlines->at;
    Slice text = inlines->content->text;
    size_t ticks = count_run(text, start, '`');
    size_t end = ticks > 0 ? find_code_end(text, start + ticks, ticks) : 0;
    if (end == 0) {
        add_unlocated(inlines, NODE_CODE)->text =
            arena_copy(inlines->reader->arena, literal_of(node));
        return;
    }
    inlines->at = end;
    Slice literal = literal_of(node);
    size_t inside = start + ticks;
    /* One space beside the backticks is not part of the code. */
    inside += !slice_starts_with(slice_from(text, inside), literal) ? 1 : 0;
    add(inlines, NODE_CODE, start)->text = keep_text(inlines, literal, inside);
}

static void read_html(InlineReader *inlines, cmark_node *node)
{
    Slice literal = literal_of(node);
    if (!slice_starts_with(rest_of(inlines), literal)) {
        Node *html = add_unlocated(inlines, NODE_RAW_INLINE);
        html->text = arena_copy(inlines->reader->arena, literal);
        html->format = SLICE("html");
        return;
    }
    size_t start = inlines->at;
    inlines->at += literal.size;
    Node *html = add(inlines, NODE_RAW_INLINE, start);
    html->text = keep_text(inlines, literal, start);
    html->format = SLICE("html");
}

/* The offset behind the bracket that closes the one at `at`; `at` when there is none. */
static size_t match_bracket(Slice text, size_t at)
{
    size_t open = 0;
    for (size_t i = at; i < text.size; i += is_escape(text, i) ? 2 : 1) {
        open += text.data[i] == '[' ? 1 : 0;
        open -= text.data[i] == ']' ? 1 : 0;
        if (open == 0) {
            return i + 1;
        }
    }
    return at;
}

static void remember_note(Reader *reader, Node *note)
{
    reader->notes = arena_array_room(reader->scratch, reader->notes, reader->note_count,
                                     &reader->note_capacity, sizeof *reader->notes);
    reader->notes[reader->note_count++] = note;
}

static void read_note(InlineReader *inlines, cmark_node *node)
{
    size_t start = inlines->at;
    bool found = peek(inlines, 0) == '[' && peek(inlines, 1) == '^';
    inlines->at = found ? match_bracket(inlines->content->text, start) : start;
    Node *note =
        inlines->at > start ? add(inlines, NODE_NOTE, start) : add_unlocated(inlines, NODE_NOTE);
    /* cmark-gfm has put the footnote's number in place of its label. */
    int64_t number = 0;
    slice_to_integer(literal_of(node), &number);
    note->number = (uint32_t)number;
    remember_note(inlines->reader, note);
}

/* ---- inlines with children ---- */

static void enter_delimited(InlineReader *inlines, NodeKind kind, const char *delimiters,
                            size_t size)
{
    size_t start = inlines->at;
    bool found = peek(inlines, 0) != '\0' && strchr(delimiters, peek(inlines, 0)) != NULL;
    if (found && kind == NODE_STRIKEOUT) {
        size = peek(inlines, 1) == '~' ? 2 : 1;
    }
    inlines->at += found ? size : 0;
    Node *node = found ? add(inlines, kind, start) : add_unlocated(inlines, kind);
    node->number = (uint32_t)size; /* of the delimiter, until the node is left */
    inlines->parent = node;
}

/* A node ends where the reader stands; one that was not found, nowhere before its start. */
static void end_here(InlineReader *inlines, Node *node)
{
    uint32_t clean = content_end_to_clean(inlines->content, inlines->at);
    uint32_t end = clean_text_to_file(&inlines->reader->clean, clean);
    node->span.end = end > node->span.start ? end : node->span.start;
}

static void leave_delimited(InlineReader *inlines, Node *node, const char *delimiters)
{
    bool found = peek(inlines, 0) != '\0' && strchr(delimiters, peek(inlines, 0)) != NULL;
    inlines->at += found ? node->number : 0;
    node->number = 0;
    node->flags |= found ? 0 : NODE_UNLOCATED;
    end_here(inlines, node);
}

static LinkTarget *new_target(InlineReader *inlines, cmark_node *node)
{
    LinkTarget *target = arena_new(inlines->reader->arena, LinkTarget);
    target->url = arena_copy(inlines->reader->arena, slice_from_string(cmark_node_get_url(node)));
    target->title =
        arena_copy(inlines->reader->arena, slice_from_string(cmark_node_get_title(node)));
    return target;
}

static void enter_link(InlineReader *inlines, cmark_node *node, NodeKind kind)
{
    size_t start = inlines->at;
    uint16_t flags = 0;
    size_t size = kind == NODE_IMAGE ? 2 : 1;
    if (peek(inlines, 0) == '<') {
        flags = NODE_ANGLE;
    } else if (peek(inlines, size - 1) != '[') {
        flags = NODE_BARE;
        size = 0;
    }
    inlines->at += size;
    Node *link = add(inlines, kind, start);
    link->flags |= flags;
    link->target = new_target(inlines, node);
    inlines->parent = link;
}

static void leave_bracketed(InlineReader *inlines, Node *node)
{
    if (peek(inlines, 0) != ']') {
        node->flags |= NODE_UNLOCATED;
        return;
    }
    size_t close = inlines->at;
    LinkTail tail;
    link_tail_scan(inlines->content->text, close + 1, &tail);
    inlines->at = tail.end;
    if (tail.url_end > tail.url_start) {
        node->target->url_span = span_of(inlines, tail.url_start, tail.url_end);
    }
    bool inline_link = tail.url_start > 0;
    if (!inline_link) {
        uint32_t from = content_to_clean(inlines->content, close);
        Span text = {node->span.start + (node->kind == NODE_IMAGE ? 2 : 1),
                     clean_text_to_file(&inlines->reader->clean, from)};
        node->target->label = tail.label.size > 0
                                  ? arena_copy(inlines->reader->arena, tail.label)
                                  : source_text(inlines->reader->tree->source, text);
    }
}

static void leave_link(InlineReader *inlines, Node *node)
{
    if (node->flags & NODE_ANGLE) {
        bool found = peek(inlines, 0) == '>';
        inlines->at += found ? 1 : 0;
        node->flags |= found ? 0 : NODE_UNLOCATED;
    } else if (!(node->flags & NODE_BARE)) {
        leave_bracketed(inlines, node);
    }
    end_here(inlines, node);
    if (node->flags & (NODE_ANGLE | NODE_BARE) && node->first != NULL) {
        node->target->url_span = node->first->span;
    }
}

/* ---- the walk ---- */

/* Reads a node without children; false when it has some, and was entered. */
static bool read_leaf(InlineReader *inlines, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        read_text(inlines, node);
        /* cmark-gfm made a copy to give us: the next one may have its memory. */
        cmark_node_set_literal(node, NULL);
        return true;
    case CMARK_NODE_SOFTBREAK:
        read_break(inlines, NODE_SOFT_BREAK);
        return true;
    case CMARK_NODE_LINEBREAK:
        read_break(inlines, NODE_LINE_BREAK);
        return true;
    case CMARK_NODE_CODE:
        read_code(inlines, node);
        return true;
    case CMARK_NODE_HTML_INLINE:
        read_html(inlines, node);
        return true;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        read_note(inlines, node);
        return true;
    default:
        return false;
    }
}

static void enter(InlineReader *inlines, cmark_node *node)
{
    inlines->depth++;
    inlines->reader->too_deep |= inlines->depth > MARKDOWN_DEPTH_LIMIT;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_EMPH:
        enter_delimited(inlines, NODE_EMPH, "*_", 1);
        break;
    case CMARK_NODE_STRONG:
        enter_delimited(inlines, NODE_STRONG, "*_", 2);
        break;
    case CMARK_NODE_LINK:
        enter_link(inlines, node, NODE_LINK);
        break;
    case CMARK_NODE_IMAGE:
        enter_link(inlines, node, NODE_IMAGE);
        break;
    default: /* the only inline kind left is the strikethrough extension's */
        enter_delimited(inlines, NODE_STRIKEOUT, "~", 1);
        break;
    }
}

static void leave(InlineReader *inlines)
{
    Node *node = inlines->parent;
    if (node->kind == NODE_LINK || node->kind == NODE_IMAGE) {
        leave_link(inlines, node);
    } else {
        leave_delimited(inlines, node, node->kind == NODE_STRIKEOUT ? "~" : "*_");
    }
    inlines->parent = node->parent;
    inlines->depth--;
}

/* The next node of the walk below `leaf`; leaves the parents that end on the way. */
static cmark_node *advance(InlineReader *inlines, cmark_node *node, cmark_node *leaf)
{
    while (cmark_node_next(node) == NULL) {
        node = cmark_node_parent(node);
        if (node == leaf) {
            return NULL;
        }
        leave(inlines);
    }
    return cmark_node_next(node);
}

void inline_reader_read(Reader *reader, cmark_node *leaf, Node *parent, Content *content)
{
    InlineReader inlines = {.reader = reader, .content = content, .parent = parent};
    cmark_node *node = cmark_node_first_child(leaf);
    while (node != NULL) {
        if (read_leaf(&inlines, node)) {
            node = advance(&inlines, node, leaf);
            continue;
        }
        enter(&inlines, node);
        cmark_node *child = cmark_node_first_child(node);
        if (child != NULL) {
            node = child;
            continue;
        }
        leave(&inlines);
        node = advance(&inlines, node, leaf);
    }
}
