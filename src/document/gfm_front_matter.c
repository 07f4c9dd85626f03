#include "document/gfm_front_matter.h"

#include "document/margin.h"
#include "document/view_inlines.h"

#include <string.h>

typedef struct FrontMatterWriter {
    Margin margin;
    Arena *arena;
    const GfmOptions *options;
} FrontMatterWriter;

/* ---- scalars ---- */

/* What YAML 1.1 takes for something else than text, in any case. */
static bool is_special_word(Slice text)
{
    static const char *const words[] = {"y",     "yes", "n",   "no",   "true",
                                        "false", "on",  "off", "null", "~"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (slice_equals_fold(text, slice_from_string(words[i]))) {
            return true;
        }
    }
    return false;
}

/* Numbers that a program might spell otherwise: 010, 1.10. */
static bool is_fragile_number(Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (!ascii_is_digit(text.data[i]) && text.data[i] != '.') {
            return false;
        }
    }
    return text.size > 1 && (text.data[0] == '0' || (slice_find_byte(text, '.', 0) < text.size &&
                                                     text.data[text.size - 1] == '0'));
}

static bool needs_quotes(Slice text)
{
    static const char starts[] = "-?:,[]{}#&*!|>'\"%@`=<.";

    if (text.size == 0 || strchr(starts, text.data[0]) != NULL ||
        slice_trim(text).size < text.size || is_special_word(text) || is_fragile_number(text)) {
        return true;
    }
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];

        if (c == ':' || c == '#' || (unsigned char)c < ' ' || c == 0x7F) {
            return true;
        }
    }
    return false;
}

static void add_quoted(Buffer *line, Slice text)
{
    buffer_add_byte(line, '"');
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];

        if ((unsigned char)c < ' ' || c == 0x7F) {
            buffer_add_format(line, "\\x%02X", (unsigned char)c);
            continue;
        }
        if (c == '"' || c == '\\') {
            buffer_add_byte(line, '\\');
        }
        buffer_add_byte(line, c);
    }
    buffer_add_byte(line, '"');
}

static void add_scalar(Buffer *line, Slice text)
{
    if (needs_quotes(text)) {
        add_quoted(line, text);
    } else {
        buffer_add(line, text);
    }
}

/* ---- values ---- */

static ViewNode *inlines_from_string(Arena *arena, Slice text)
{
    ViewNode *inlines = view_new(arena, VIEW_META_INLINES, NULL);

    view_add_text(arena, inlines, text, NULL);
    return inlines;
}

static void write_block_scalar(FrontMatterWriter *writer, Buffer *line, const char *sign,
                               Slice text)
{
    buffer_add_string(line, sign);
    margin_write_line(&writer->margin, buffer_slice(line));

    size_t outer = margin_indent(&writer->margin, 2);

    margin_write_lines(&writer->margin, text);
    margin_pop(&writer->margin, outer);
}

static void write_text(FrontMatterWriter *writer, Buffer *line, ViewNode *value)
{
    bool is_blocks = value->kind == VIEW_META_BLOCKS;
    Buffer text;

    buffer_init(&text, writer->arena);
    if (is_blocks) {
        gfm_write_blocks(&text, value, writer->options);
    } else {
        gfm_write_inlines(&text, value, writer->options);
    }
    if (slice_find_byte(buffer_slice(&text), '\n', 0) < text.size) {
        write_block_scalar(writer, line, is_blocks ? "|" : "|-", buffer_slice(&text));
        return;
    }
    add_scalar(line, buffer_slice(&text));
    margin_write_line(&writer->margin, buffer_slice(line));
}

static void write_leaf(FrontMatterWriter *writer, Buffer *line, ViewNode *value)
{
    switch (value->kind) {
    case VIEW_META_BOOLEAN:
        buffer_add_string(line, value->flags & VIEW_TRUE ? "true" : "false");
        break;
    case VIEW_META_STRING:
        if (value->text.size > 0) {
            write_text(writer, line, inlines_from_string(writer->arena, value->text));
            return;
        }
        buffer_add_string(line, "null");
        break;
    case VIEW_META_MAP:
        buffer_add_string(line, "{}");
        break;
    case VIEW_META_LIST:
        buffer_add_string(line, "[]");
        break;
    default:
        write_text(writer, line, value);
        return;
    }
    margin_write_line(&writer->margin, buffer_slice(line));
}

static bool is_in_list(const ViewNode *value)
{
    return value->parent && value->parent->kind == VIEW_META_LIST;
}

static bool holds_values(const ViewNode *value)
{
    return (value->kind == VIEW_META_MAP || value->kind == VIEW_META_LIST) && value->first;
}

/* "key: ", or the line of a list's value that was begun with its dash. */
static void enter(FrontMatterWriter *writer, ViewNode *value)
{
    Buffer line;

    buffer_init(&line, writer->arena);
    if (is_in_list(value)) {
        margin_push(&writer->margin, SLICE("- "), SLICE("  "));
    } else {
        add_scalar(&line, value->key);
        buffer_add_byte(&line, ':');
    }
    if (!holds_values(value)) {
        buffer_add_string(&line, is_in_list(value) ? "" : " ");
        write_leaf(writer, &line, value);
    } else if (!is_in_list(value)) {
        margin_write_line(&writer->margin, buffer_slice(&line));
        if (value->kind == VIEW_META_MAP) {
            margin_indent(&writer->margin, 2);
        }
    }
}

static void leave(FrontMatterWriter *writer, const ViewNode *value)
{
    bool is_indented = is_in_list(value) || (value->kind == VIEW_META_MAP && value->first);

    if (is_indented) {
        margin_pop(&writer->margin, writer->margin.prefix.size - 2);
    }
}

void gfm_front_matter_write(Buffer *out, ViewNode *map, const GfmOptions *options)
{
    FrontMatterWriter writer = {.arena = out->arena, .options = options};
    ViewWalk walk;

    if (!map->first) {
        return;
    }
    margin_init(&writer.margin, out);
    margin_write_line(&writer.margin, SLICE("---"));
    view_walk_init(&walk, map);
    while (view_walk_next(&walk)) {
        if (walk.node == map) {
            continue;
        }
        if (!walk.entering) {
            leave(&writer, walk.node);
            continue;
        }
        enter(&writer, walk.node);
        if (!holds_values(walk.node)) {
            view_walk_skip(&walk);
        }
    }
    margin_write_line(&writer.margin, SLICE("---"));
    buffer_add_byte(out, '\n');
}
