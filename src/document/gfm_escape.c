#include "document/gfm_escape.h"

#include "document/gfm_delimiter.h"

#include <string.h>

typedef struct Escaper {
    const GfmFlat *flat;
    Slice text;
    GfmPlace place;
    size_t line; /* where the line begins */
    size_t run;  /* of the same byte: where it begins that was looked at last, */
    size_t run_end;
    bool tilde_opens, tilde_closes;
    bool dollar_opens, dollar_closes;
} Escaper;

/* 0 at the end. */
static char byte_at(Slice text, size_t at)
{
    return at < text.size ? text.data[at] : '\0';
}

static bool is_blank_or_end(Slice text, size_t at)
{
    return at >= text.size || ascii_is_space(text.data[at]);
}

static bool is_in_run(const Escaper *escaper, size_t at, char c)
{
    return escaper->text.data[at] == c && gfm_flat_is_text(escaper->flat, at);
}

/*
 * The run of the same byte around `at`, all of it text: looked for once, as a line may be nothing else. Delimiters beside it are apart
 * from it, because it will be escaped.
 */
static void find_run(Escaper *escaper, size_t at)
{
    char c = escaper->text.data[at];

    if (at >= escaper->run && at < escaper->run_end) {
        return;
    }
    escaper->run = at;
    escaper->run_end = at + 1;
    while (escaper->run > 0 && is_in_run(escaper, escaper->run - 1, c)) {
        escaper->run--;
    }
    while (escaper->run_end < escaper->text.size && is_in_run(escaper, escaper->run_end, c)) {
        escaper->run_end++;
    }
}

/* ---- at the start of a line ---- */

static size_t line_end(const Escaper *escaper, size_t at)
{
    return slice_find_byte(escaper->text, '\n', at);
}

/* A line of dashes: a rule, what makes the line above a heading, or the second line of a table. */
static bool is_rule(const Escaper *escaper, size_t at)
{
    bool has_dash = false;

    for (size_t end = line_end(escaper, at); at < end; at++) {
        char c = escaper->text.data[at];

        has_dash |= c == '-';
        if (c != '-' && c != ':' && c != '|' && !ascii_is_space(c)) {
            return false;
        }
    }
    return has_dash;
}

static bool is_underline(const Escaper *escaper, size_t at)
{
    Slice line = slice_part(escaper->text, at, line_end(escaper, at));

    line = slice_trim_end(line);
    for (size_t i = 0; i < line.size; i++) {
        if (line.data[i] != '=') {
            return false;
        }
    }
    return at > 0;
}

static bool is_hash_heading(Escaper *escaper, size_t at)
{
    find_run(escaper, at);
    return escaper->run_end - at <= 6 && is_blank_or_end(escaper->text, escaper->run_end);
}

static bool begins_block(Escaper *escaper, size_t at)
{
    switch (escaper->text.data[at]) {
    case '#':
        return is_hash_heading(escaper, at);
    case '>':
        return true;
    case '+':
        return is_blank_or_end(escaper->text, at + 1);
    case '-':
        return is_blank_or_end(escaper->text, at + 1) || is_rule(escaper, at);
    case '|':
    case ':':
        return is_rule(escaper, at);
    case '=':
        return is_underline(escaper, at);
    case '*':
    case '_':
        return true;
    case '~':
        find_run(escaper, at);
        return escaper->run_end - at >= 3;
    default:
        return false;
    }
}

/* "1." and "1)", up to nine digits. */
static bool is_item_number(const Escaper *escaper, size_t at)
{
    size_t digits = at - escaper->line;

    if (digits < 1 || digits > 9 || !is_blank_or_end(escaper->text, at + 1)) {
        return false;
    }
    for (size_t i = escaper->line; i < at; i++) {
        if (!ascii_is_digit(escaper->text.data[i])) {
            return false;
        }
    }
    return true;
}

/* ---- anywhere ---- */

static GfmFlanks flanks_at(Escaper *escaper, size_t at)
{
    find_run(escaper, at);
    return gfm_delimiter_flanks(escaper->flat, escaper->run, escaper->run_end);
}

/* Delimiters that text has by chance: only those that can neither open nor close anything stay. */
static bool is_delimiter(Escaper *escaper, size_t at)
{
    GfmFlanks flanks = flanks_at(escaper, at);

    return flanks.opens || flanks.closes;
}

static bool is_emphasis_at(const Escaper *escaper, size_t at)
{
    return at < escaper->text.size && gfm_flat_mark(escaper->flat, at) >= GFM_OPENER;
}

/* Also beside the delimiters of emphasis, which look past a tilde at what is behind it. */
static bool is_strikeout(Escaper *escaper, size_t at)
{
    GfmFlanks flanks = flanks_at(escaper, at);

    return is_emphasis_at(escaper, escaper->run_end) ||
           (escaper->run > 0 && is_emphasis_at(escaper, escaper->run - 1)) ||
           (flanks.opens && escaper->tilde_closes) || (flanks.closes && escaper->tilde_opens);
}

/* Like math.h of markdown/, but with any number of dollars. */
static GfmFlanks dollar_flanks(Slice text, size_t at)
{
    bool is_double = byte_at(text, at + 1) == '$' || (at > 0 && text.data[at - 1] == '$');
    bool opens = !is_blank_or_end(text, at + 1);
    bool closes =
        at > 0 && !ascii_is_space(text.data[at - 1]) && !ascii_is_digit(byte_at(text, at + 1));

    return (GfmFlanks){opens || is_double, closes || is_double};
}

static bool is_math(const Escaper *escaper, size_t at)
{
    GfmFlanks flanks = dollar_flanks(escaper->text, at);

    return (flanks.opens && escaper->dollar_closes) || (flanks.closes && escaper->dollar_opens);
}

/* An e-mail address in angle brackets may begin with nearly anything. */
static bool has_at_sign(Slice text, size_t at)
{
    for (; !is_blank_or_end(text, at) && text.data[at] != '<' && text.data[at] != '>'; at++) {
        if (text.data[at] == '@') {
            return true;
        }
    }
    return false;
}

static bool begins_tag(Slice text, size_t at)
{
    char next = byte_at(text, at + 1);

    return ascii_is_letter(next) || next == '/' || next == '!' || next == '?' ||
           has_at_sign(text, at + 1);
}

bool gfm_escape_is_reference(Slice text, size_t at)
{
    size_t end = at + 1;

    if (byte_at(text, end) == '#') {
        end++;
    }

    size_t name = end;

    while (ascii_is_alphanumeric(byte_at(text, end)) && end - name < 32) {
        end++;
    }
    return end > name && byte_at(text, end) == ';';
}

/* A backslash stays before what cannot be escaped. */
static bool is_escape(Slice text, size_t at)
{
    char next = byte_at(text, at + 1);

    return !ascii_is_alphanumeric(next) && (unsigned char)next < 0x80;
}

static bool is_before_markup(const Escaper *escaper, size_t at, char c)
{
    return byte_at(escaper->text, at + 1) == c &&
           gfm_flat_mark(escaper->flat, at + 1) == GFM_MARKUP;
}

static bool is_after_markup(const Escaper *escaper, size_t at, char c)
{
    return at > 0 && escaper->text.data[at - 1] == c &&
           gfm_flat_mark(escaper->flat, at - 1) == GFM_MARKUP;
}

/* "[ ]" and "[x]" at the start of an item. */
static bool is_checkbox(const Escaper *escaper, size_t at)
{
    char mark = byte_at(escaper->text, at + 1);

    return escaper->place == GFM_ITEM && at == 0 && (mark == ' ' || mark == 'x' || mark == 'X') &&
           byte_at(escaper->text, at + 2) == ']' && is_blank_or_end(escaper->text, at + 3);
}

/* The colon of "http://", as far as cmark-gfm makes a link of it. */
static bool is_scheme_end(Slice text, size_t at)
{
    static const char *const schemes[] = {"http", "https", "ftp"};
    size_t start = at;

    while (start > 0 && at - start < 6 && ascii_is_letter(text.data[start - 1])) {
        start--;
    }
    if (byte_at(text, at + 1) != '/' || byte_at(text, at + 2) != '/') {
        return false;
    }
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        if (slice_equals_fold(slice_part(text, start, at), slice_from_string(schemes[i]))) {
            return true;
        }
    }
    return false;
}

/* The first dot of "www.example.org". */
static bool is_www(Slice text, size_t at)
{
    return at >= 3 && memcmp(text.data + at - 3, "www", 3) == 0 &&
           (at == 3 || ascii_is_space(text.data[at - 4]) ||
            strchr("*_~(", text.data[at - 4]) != NULL) &&
           !is_blank_or_end(text, at + 1);
}

/* "# a #": the hashes at the end would be no text. */
static bool is_closing_hash(Escaper *escaper, size_t at)
{
    find_run(escaper, at);
    return escaper->place == GFM_HEADING && at == escaper->run &&
           (at == 0 || ascii_is_space(escaper->text.data[at - 1])) &&
           escaper->run_end == escaper->text.size;
}

static bool is_bracket_markup(const Escaper *escaper, size_t at)
{
    Slice text = escaper->text;
    char next = byte_at(text, at + 1);

    if (gfm_flat_mark(escaper->flat, at) == GFM_LINK_TEXT) {
        return true;
    }
    if (text.data[at] == '[') {
        return next == '^' || is_checkbox(escaper, at) || is_after_markup(escaper, at, ']');
    }
    return next == '(' || next == ':';
}

static bool is_markup(Escaper *escaper, size_t at)
{
    Slice text = escaper->text;
    bool in_link = gfm_flat_mark(escaper->flat, at) == GFM_LINK_TEXT;

    switch (text.data[at]) {
    case '\\':
        return is_escape(text, at);
    case '`':
        return true;
    case '*':
    case '_':
        return is_delimiter(escaper, at);
    case '~':
        return is_strikeout(escaper, at);
    case '$':
        return is_math(escaper, at);
    case '<':
        return begins_tag(text, at);
    case '&':
        return gfm_escape_is_reference(text, at);
    case '[':
    case ']':
        return is_bracket_markup(escaper, at);
    case '(':
        return is_after_markup(escaper, at, ']');
    case '!':
        return is_before_markup(escaper, at, '[');
    case '^':
        return is_after_markup(escaper, at, '[');
    case ':':
        return is_after_markup(escaper, at, ']') || (!in_link && is_scheme_end(text, at));
    case '.':
        return !in_link && is_www(text, at);
    case '#':
        return is_closing_hash(escaper, at);
    default:
        return false;
    }
}

static bool needs_escape(Escaper *escaper, size_t at)
{
    char c = escaper->text.data[at];
    bool has_lines = escaper->place == GFM_PARAGRAPH || escaper->place == GFM_ITEM;

    if (!ascii_is_punctuation(c)) {
        return false;
    }
    if (has_lines && ((at == escaper->line && begins_block(escaper, at)) ||
                      ((c == '.' || c == ')') && is_item_number(escaper, at)))) {
        return true;
    }
    return is_markup(escaper, at);
}

/* All bytes count, also those in code and URLs: whether they are text is seen only when the delimiters are. */
static void find_delimiters(Escaper *escaper)
{
    Slice text = escaper->text;

    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '~' && (i == 0 || text.data[i - 1] != '~')) {
            GfmFlanks flanks = flanks_at(escaper, i);

            escaper->tilde_opens |= flanks.opens;
            escaper->tilde_closes |= flanks.closes;
        } else if (text.data[i] == '$') {
            GfmFlanks flanks = dollar_flanks(text, i);

            escaper->dollar_opens |= flanks.opens;
            escaper->dollar_closes |= flanks.closes;
        }
    }
}

static void write_end(Buffer *out, const GfmFlat *flat, const GfmEnd *end, char sign)
{
    if (sign == '<') {
        buffer_add_format(out, end->closes ? "</%s>" : "<%s>", flat->pairs[end->pair].tag);
    } else {
        buffer_add_repeated(out, sign, end->size);
    }
}

static void write_byte(Buffer *out, Escaper *escaper, size_t at)
{
    char c = escaper->text.data[at];

    if ((c == '|' && escaper->place == GFM_CELL) ||
        (gfm_flat_is_text(escaper->flat, at) && needs_escape(escaper, at))) {
        buffer_add_byte(out, '\\');
    }
    buffer_add_byte(out, c);
}

void gfm_escape_write(Buffer *out, const GfmFlat *flat, GfmPlace place)
{
    Escaper escaper = {.flat = flat, .text = buffer_slice(&flat->text), .place = place};
    size_t next_end = 0;

    find_delimiters(&escaper);
    for (size_t i = 0; i < escaper.text.size; i++) {
        if (gfm_flat_mark(flat, i) >= GFM_OPENER) {
            const GfmEnd *end = &flat->ends[next_end++];

            write_end(out, flat, end, escaper.text.data[i]);
            i += end->size - 1;
            continue;
        }
        write_byte(out, &escaper, i);
        if (escaper.text.data[i] == '\n') {
            escaper.line = i + 1;
        }
    }
}

/* cmark-gfm reads references before backslashes there: "\\&amp;" would be "\\&". */
void gfm_escape_write_literal(Buffer *out, Slice text, const char *signs)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        char next = byte_at(text, i + 1);

        if ((c == '\\' && (next == '\0' || ascii_is_punctuation(next))) ||
            (c != '\0' && strchr(signs, c) != NULL)) {
            buffer_add_byte(out, '\\');
        }
        buffer_add_byte(out, c);
        if (c == '&' && gfm_escape_is_reference(text, i)) {
            buffer_add_string(out, "amp;");
        }
    }
}
