#include "render/record_summary.h"

#include "base/json_view.h"
#include "base/utf8.h"

enum {
    /* Bytes of a line that ends in a colon and is only a label: "Bad:". */
    LABEL_SIZE = 20,
    /* Bytes of a line that may be the label of what stands below. */
    LABEL_LINE_SIZE = 40,
    /* Bytes of a member by which it is found in the text: beyond, they may differ in line ends. */
    SAMPLE_SIZE = 40,
    /* Bytes before a title, such as a mark: "❌ Don't". */
    TITLE_AT_MOST = 8,
};

/* ---- where members begin ---- */

typedef struct Cut {
    size_t at;     /* in the text; its size when no member is in it */
    bool is_label; /* what stands before it on its line only names or numbers it */
} Cut;

/* The first line of a value, as far as it is compared. */
static Slice sample_of(Slice value)
{
    return slice_trim(
        utf8_prefix_bytes(slice_part(value, 0, slice_find_byte(value, '\n', 0)), SAMPLE_SIZE));
}

static void note_text(Cut *cut, Slice text, Slice value, bool is_label)
{
    Slice sample = sample_of(slice_trim(value));
    size_t at = sample.size > 0 ? slice_find(text, sample, 0) : text.size;

    if (at < cut->at) {
        *cut = (Cut){at, is_label};
    }
}

/* An item of a list: a text, code, or a step. */
static void note_item(Cut *cut, Arena *arena, Slice text, Slice item)
{
    Slice value;

    if (json_view_find(item, "text", &value)) {
        note_text(cut, text, json_view_text(arena, value), false);
    } else if (json_view_find(item, "name", &value)) {
        note_text(cut, text, json_view_text(arena, value), true);
    } else {
        note_text(cut, text, json_view_text(arena, item), true);
    }
}

static void note_member(Cut *cut, Arena *arena, Slice text, Slice value)
{
    Slice item;

    note_text(cut, text, json_view_text(arena, value), true);
    if (slice_starts_with(value, SLICE("["))) {
        while (json_view_next_item(&value, &item)) {
            note_item(cut, arena, text, item);
        }
    }
}

/* "Status: Accepted" is one; the word alone may stand anywhere, and the status may be the document's. */
static void note_status(Cut *cut, Arena *arena, Slice text, Slice value)
{
    Cut status = *cut;

    note_text(&status, text, json_view_text(arena, value), true);

    Slice before = slice_trim_end(slice_part(text, 0, status.at));

    before.size -= slice_ends_with(before, SLICE(":")) ? 1 : 0;
    if (slice_equals_fold(slice_from(before, before.size - (before.size < 6 ? before.size : 6)),
                          SLICE("status"))) {
        *cut = status;
    }
}

/* What is not part of the text, or names it as a whole. */
static bool is_told_elsewhere(Slice name)
{
    static const char *const names[] = {"name", "headline", "rule", "qualifier"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (slice_is(name, names[i])) {
            return true;
        }
    }
    return false;
}

static Cut find_cut(Arena *arena, Slice text, Slice members)
{
    Cut cut = {text.size, false};
    Slice name;
    Slice value;

    while (json_view_next_member(&members, &name, &value)) {
        if (slice_is(name, "status")) {
            note_status(&cut, arena, text, value);
        } else if (!is_told_elsewhere(name)) {
            note_member(&cut, arena, text, value);
        }
    }
    return cut;
}

/* ---- what stands before them ---- */

/* Is it a label that stands alone on its line, or the heading of a subsection? */
static bool is_label_line(Slice line)
{
    char last = line.size > 0 ? line.data[line.size - 1] : '.';

    return line.size <= LABEL_LINE_SIZE && last != '.' && last != '!' && last != '?';
}

/* Where the last sentence of `line` begins that has no end. */
static size_t label_start(Slice line)
{
    size_t start = 0;

    for (size_t i = 0; i + 1 < line.size; i++) {
        if (line.data[i] == '.' && ascii_is_space(line.data[i + 1])) {
            start = i + 1;
        }
    }
    return start;
}

/* What stands before a member, without its label: "First this. Why: " -> "First this." */
static Slice drop_label(Slice before)
{
    Slice text = slice_trim_end(before);
    size_t newline = slice_find_last_byte(text, '\n');
    size_t start = newline < text.size ? newline + 1 : 0;
    Slice line = slice_from(text, start);
    bool is_whole =
        slice_find_byte(slice_from(before, text.size), '\n', 0) < before.size - text.size;

    if (!is_whole) {
        return slice_trim_end(slice_part(text, 0, start + label_start(line)));
    }
    return is_label_line(line) ? slice_trim_end(slice_part(text, 0, start)) : text;
}

static bool is_separator(char c)
{
    return ascii_is_space(c) || c == ':' || c == '-' || c == '.' || c == ',' || c == ')' ||
           c == '=';
}

/* Without what only separates, at the start: also a dash or arrow. */
static Slice skip_separators(Slice text)
{
    static const Slice signs[] = {SLICE_INIT("\xE2\x80\x93"), SLICE_INIT("\xE2\x80\x94"),
                                  SLICE_INIT("\xE2\x86\x92")};
    size_t size;

    do {
        size = text.size;
        while (text.size > 0 && is_separator(text.data[0])) {
            text = slice_from(text, 1);
        }
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
            text = slice_starts_with(text, signs[i]) ? slice_from(text, signs[i].size) : text;
        }
    } while (text.size < size);
    return text;
}

/* Without the title, where the text begins with it. */
static Slice skip_title(Slice text, Slice title)
{
    size_t at = title.size > 0 ? slice_find(text, title, 0) : text.size;

    if (at > TITLE_AT_MOST || at == text.size) {
        return text;
    }
    for (size_t i = 0; i < at; i++) {
        if (ascii_is_alphanumeric(text.data[i])) {
            return text;
        }
    }
    return skip_separators(slice_from(text, at + title.size));
}

Slice record_text_cut(Arena *arena, Slice text, size_t count)
{
    Slice kept = utf8_prefix(text, count);
    size_t end;

    if (kept.size == text.size) {
        return text;
    }
    kept = utf8_prefix(kept, count - 1);
    end = kept.size;
    while (end > 0 && !ascii_is_space(kept.data[end - 1])) {
        end--;
    }
    /* A word may be as long as the text, or a script may have no spaces. */
    kept = slice_trim_end(slice_part(kept, 0, end > kept.size / 2 ? end : kept.size));
    return arena_format(arena, "%.*s\xE2\x80\xA6", SLICE_PRINT(kept));
}

static bool is_label(Slice text)
{
    return text.size <= LABEL_SIZE && slice_ends_with(text, SLICE(":")) &&
           slice_find_byte(text, '\n', 0) == text.size;
}

Slice record_summary(Arena *arena, Slice text, Slice title, Slice members)
{
    Cut cut = find_cut(arena, text, members);
    Slice before = slice_part(text, 0, cut.at);
    bool was_cut = cut.at == text.size && utf8_count(text) >= RECORD_TEXT_LIMIT;
    Slice left = skip_title(slice_trim(cut.is_label ? drop_label(before) : before), title);

    if (was_cut && left.size > 0) {
        /* One character less than there are, so that it is cut. */
        return record_text_cut(arena, left, utf8_count(left) - 1);
    }
    return is_label(left) ? (Slice){NULL, 0} : left;
}
