#include "document/stamp.h"

#include "base/date_format.h"
#include "base/utf8.h"

enum {
    LINE_SIZE_MOST = 96, /* bytes of text in which label and date must stand */
    PIECES_MOST = 16,
    DATE_WORDS_MOST = 6, /* "Monday, 19th of January 2026" */
};

/* The text from the label on, and where its pieces come from. */
typedef struct StampLine {
    char text[LINE_SIZE_MOST];
    size_t size;
    struct {
        size_t start; /* in `text` */
        const Node *node;
        size_t skipped; /* bytes of the node's text before the piece */
    } pieces[PIECES_MOST];
    size_t piece_count;
} StampLine;

/* What may stand in front of a label: emoji, signs, blanks. */
static size_t skip_signs(Slice text)
{
    size_t offset = 0;

    while (offset < text.size && !ascii_is_alphanumeric(text.data[offset])) {
        size_t next = offset;
        Utf8Class class = utf8_class(utf8_decode(text, &next));

        if (class == UTF8_LETTER || class == UTF8_NUMBER) {
            break;
        }
        offset = next;
    }
    return offset;
}

/* Where a label in `text` would begin: its size when none can. */
static size_t find_label(const Node *text)
{
    const Node *previous = text->previous;
    bool begins_line =
        previous == NULL || previous->kind == NODE_SOFT_BREAK || previous->kind == NODE_LINE_BREAK;
    size_t start = begins_line ? skip_signs(text->text) : text->text.size;

    return slice_equals_fold(slice_part(text->text, start, start + 4), SLICE("last"))
               ? start
               : text->text.size;
}

static void add_piece(StampLine *line, const Node *node, size_t skipped)
{
    Slice text = slice_from(node->text, skipped);
    size_t room = LINE_SIZE_MOST - line->size;
    size_t size = text.size < room ? text.size : room;

    line->pieces[line->piece_count].start = line->size;
    line->pieces[line->piece_count].node = node;
    line->pieces[line->piece_count].skipped = skipped;
    line->piece_count++;
    memcpy(line->text + line->size, text.data, size);
    line->size += size;
}

/* Emphasis that begins behind a value is the next label. */
static bool has_digit(const StampLine *line)
{
    for (size_t i = 0; i < line->size; i++) {
        if (ascii_is_digit(line->text[i])) {
            return true;
        }
    }
    return false;
}

static void read_line(StampLine *line, const Node *first, size_t start, const Node *block)
{
    add_piece(line, first, start);
    for (const Node *node = node_next(first, block); node != NULL; node = node_next(node, block)) {
        bool is_full = line->size == LINE_SIZE_MOST || line->piece_count == PIECES_MOST;
        bool is_emphasis = node->kind == NODE_STRONG || node->kind == NODE_EMPH;

        if (is_full || (is_emphasis && has_digit(line))) {
            return;
        }
        if (node->kind == NODE_STR) {
            add_piece(line, node, 0);
        } else if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK) {
            line->text[line->size++] = ' ';
        } else if (!is_emphasis) {
            return;
        }
    }
}

static void skip_blanks(Slice *text)
{
    *text = slice_trim_start(*text);
}

/* Cuts a word off the front of `*text` when it is there, whole. */
static bool cut_word(Slice *text, Slice word)
{
    Slice rest = slice_from(*text, word.size);

    if (!slice_equals_fold(slice_part(*text, 0, word.size), word) ||
        (rest.size > 0 && ascii_is_letter(rest.data[0]))) {
        return false;
    }
    *text = rest;
    return true;
}

static bool cut_label(Slice *text)
{
    if (!cut_word(text, SLICE("last"))) {
        return false;
    }
    /* "last-updated", "last_updated" */
    if (text->size > 0 && (text->data[0] == '-' || text->data[0] == '_')) {
        *text = slice_from(*text, 1);
    }
    skip_blanks(text);
    return cut_word(text, SLICE("updated")) || cut_word(text, SLICE("update")) ||
           cut_word(text, SLICE("modified"));
}

/* What stands between label and date. */
static void cut_separator(Slice *text)
{
    skip_blanks(text);
    (void)(cut_word(text, SLICE("on")) || cut_word(text, SLICE("date")));
    skip_blanks(text);
    if (text->size > 0 && text->data[0] == ':') {
        *text = slice_from(*text, 1);
    }
    skip_blanks(text);
}

/* The first `count` words of `text`, without punctuation behind them; empty when there are fewer. */
static Slice first_words(Slice text, size_t count)
{
    size_t end = 0;

    for (size_t i = 0; i < count; i++) {
        while (end < text.size && text.data[end] == ' ') {
            end++;
        }
        if (end == text.size) {
            return (Slice){0};
        }
        end = slice_find_byte(text, ' ', end);
    }
    while (end > 0 && text.data[end - 1] != '\0' && strchr(" ,.;)|", text.data[end - 1]) != NULL) {
        end--;
    }
    return slice_part(text, 0, end);
}

/* The longest beginning of `text` that is a date. */
static Slice find_date(Slice text, Date *date)
{
    for (size_t count = DATE_WORDS_MOST; count > 0; count--) {
        Slice words = first_words(text, count);

        if (words.size > 0 && (date_parse_iso(words, date) || date_guess(words, date))) {
            return words;
        }
    }
    return (Slice){0};
}

/* Where the byte at `at` of the line stands in the file: before it, or `behind` it. */
static uint32_t offset_in_file(const StampLine *line, size_t at, bool behind)
{
    size_t i = line->piece_count - 1;

    while (i > 0 && line->pieces[i].start > at) {
        i--;
    }

    const Node *node = line->pieces[i].node;
    bool is_literal = node->span.end - node->span.start == node->text.size;
    size_t offset = line->pieces[i].skipped + at - line->pieces[i].start;

    if (!is_literal) {
        return behind ? node->span.end : node->span.start;
    }
    return node->span.start + (uint32_t)offset + behind;
}

bool stamp_read(Stamp *stamp, Arena *arena, const Node *text)
{
    size_t start = find_label(text);
    const Node *block = text->parent;
    StampLine line;

    if (start == text->text.size) {
        return false;
    }
    while (!node_is_block(block)) {
        block = block->parent;
    }
    if (!node_is_paragraph(block)) {
        return false;
    }
    line.size = 0;
    line.piece_count = 0;
    read_line(&line, text, start, block);

    Slice rest = {line.text, line.size};

    if (!cut_label(&rest)) {
        return false;
    }

    Slice label = {line.text, line.size - rest.size};

    cut_separator(&rest);

    Slice date = find_date(rest, &stamp->date);
    size_t date_start = (size_t)(date.data - line.text);

    if (date.size == 0) {
        return false;
    }
    stamp->label = arena_copy(arena, label);
    stamp->raw = arena_copy(arena, date);
    stamp->span.start = offset_in_file(&line, date_start, false);
    stamp->span.end = offset_in_file(&line, date_start + date.size - 1, true);
    stamp->line = (Span){offset_in_file(&line, 0, false), stamp->span.end};
    return true;
}

bool stamp_is_line(Slice line)
{
    char text[LINE_SIZE_MOST];
    size_t size = 0;

    if (line.size > sizeof text) {
        return false;
    }
    /* "**Last updated:** 2026-01-19", "> _Last modified: …_" */
    for (size_t i = 0; i < line.size; i++) {
        if (line.data[i] != '*' && line.data[i] != '_' && line.data[i] != '`') {
            text[size++] = line.data[i];
        }
    }

    Slice rest = slice_trim((Slice){text, size});
    Date date;

    rest = slice_from(rest, skip_signs(rest));
    if (!cut_label(&rest)) {
        return false;
    }
    cut_separator(&rest);

    Slice found = find_date(rest, &date);

    if (found.size == 0) {
        return false;
    }

    Slice behind = slice_from(rest, (size_t)(found.data - rest.data) + found.size);

    return skip_signs(behind) == behind.size;
}
