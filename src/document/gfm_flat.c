#include "document/gfm_flat.h"

void gfm_flat_init(GfmFlat *flat, Arena *arena)
{
    *flat = (GfmFlat){0};
    buffer_init(&flat->text, arena);
    buffer_init(&flat->marks, arena);
}

void gfm_flat_clear(GfmFlat *flat)
{
    buffer_clear(&flat->text);
    buffer_clear(&flat->marks);
    flat->pair_count = 0;
    flat->end_count = 0;
}

static bool at_line_start(const GfmFlat *flat)
{
    const Buffer *text = &flat->text;

    return text->size == 0 || text->data[text->size - 1] == '\n';
}

static void add_byte(GfmFlat *flat, GfmMark mark, char c)
{
    buffer_add_byte(&flat->text, c);
    buffer_add_byte(&flat->marks, (char)mark);
}

void gfm_flat_indent_line(GfmFlat *flat)
{
    if (flat->text.size > 0 && at_line_start(flat)) {
        for (int i = 0; i < 4; i++) {
            add_byte(flat, GFM_MARKUP, ' ');
        }
    }
}

/* Blocks begin at line starts only with these. */
static bool may_begin_block(char c)
{
    return ascii_is_punctuation(c) || ascii_is_digit(c);
}

static void add_markup_line_end(GfmFlat *flat, Slice next)
{
    if (at_line_start(flat)) {
        return;
    }
    add_byte(flat, GFM_MARKUP, '\n');
    if (next.size > 0 && may_begin_block(next.data[0])) {
        gfm_flat_indent_line(flat);
    }
}

void gfm_flat_add(GfmFlat *flat, GfmMark mark, Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool is_line_end = c == '\n' || c == '\r';

        if (mark == GFM_MARKUP && is_line_end) {
            add_markup_line_end(flat, slice_trim_start(slice_from(text, i)));
        } else if (!(is_line_end || c == ' ' || c == '\t') || !at_line_start(flat)) {
            add_byte(flat, mark, is_line_end ? ' ' : c);
        }
    }
}

static void drop_last(GfmFlat *flat)
{
    flat->text.size--;
    flat->marks.size--;
}

static bool ends_with_blank(const GfmFlat *flat)
{
    size_t size = flat->text.size;

    return size > 0 && gfm_flat_is_text(flat, size - 1) &&
           ascii_is_space(flat->text.data[size - 1]);
}

void gfm_flat_trim(GfmFlat *flat)
{
    while (ends_with_blank(flat) ||
           (flat->text.size > 0 && gfm_flat_mark(flat, flat->text.size - 1) == GFM_BREAK)) {
        drop_last(flat);
    }
}

void gfm_flat_add_break(GfmFlat *flat, bool is_hard)
{
    while (ends_with_blank(flat)) {
        drop_last(flat);
    }
    if (is_hard) {
        add_byte(flat, GFM_BREAK, '\\');
    }
    if (!at_line_start(flat)) {
        add_byte(flat, GFM_BREAK, '\n');
    }
}

static void add_end(GfmFlat *flat, Arena *arena, size_t pair, char sign, bool closes)
{
    GfmPair *ended = &flat->pairs[pair];

    flat->ends = arena_array_room(arena, flat->ends, flat->end_count, &flat->end_capacity,
                                  sizeof *flat->ends);
    flat->ends[flat->end_count++] = (GfmEnd){pair, ended->size, closes};
    *(closes ? &ended->closer : &ended->opener) = flat->text.size;
    for (size_t i = 0; i < ended->size; i++) {
        add_byte(flat, closes ? GFM_CLOSER : GFM_OPENER, sign);
    }
}

size_t gfm_flat_open(GfmFlat *flat, char sign, size_t size, bool flips)
{
    Arena *arena = flat->text.arena;
    const char *tag = sign == '~' ? "del" : size == 2 ? "strong" : "em";

    flat->pairs = arena_array_room(arena, flat->pairs, flat->pair_count, &flat->pair_capacity,
                                   sizeof *flat->pairs);
    flat->pairs[flat->pair_count++] = (GfmPair){.tag = tag, .size = size, .flips = flips};
    add_end(flat, arena, flat->pair_count - 1, sign, false);
    return flat->pair_count - 1;
}

void gfm_flat_close(GfmFlat *flat, size_t pair)
{
    GfmPair *closed = &flat->pairs[pair];

    if (closed->opener + closed->size == flat->text.size) {
        flat->text.size = closed->opener;
        flat->marks.size = closed->opener;
        flat->pair_count = pair;
        flat->end_count--;
        return;
    }
    add_end(flat, flat->text.arena, pair, flat->text.data[closed->opener], true);
}
