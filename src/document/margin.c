#include "document/margin.h"

void margin_init(Margin *margin, Buffer *out)
{
    *margin = (Margin){.out = out, .start = out->size};
    buffer_init(&margin->prefix, out->arena);
    buffer_init(&margin->first, out->arena);
}

void margin_end_line(Margin *margin)
{
    Buffer *out = margin->out;

    while (out->size > margin->start && out->data[out->size - 1] == ' ') {
        out->size--;
    }
    buffer_add_byte(out, '\n');
}

static void write_gap(Margin *margin)
{
    if (margin->has_gap && margin->out->size > margin->start) {
        buffer_add(margin->out, buffer_slice(&margin->prefix));
        margin_end_line(margin);
    }
    margin->has_gap = false;
}

size_t margin_push(Margin *margin, Slice first, Slice rest)
{
    size_t outer = margin->prefix.size;

    write_gap(margin);
    if (!margin->has_first) {
        buffer_clear(&margin->first);
        buffer_add(&margin->first, buffer_slice(&margin->prefix));
    }
    margin->has_first = true;
    buffer_add(&margin->first, first);
    buffer_add(&margin->prefix, rest);
    return outer;
}

size_t margin_indent(Margin *margin, size_t columns)
{
    size_t outer = margin->prefix.size;

    if (margin->has_first) {
        buffer_add_repeated(&margin->first, ' ', columns);
    }
    buffer_add_repeated(&margin->prefix, ' ', columns);
    return outer;
}

void margin_pop(Margin *margin, size_t outer)
{
    margin->prefix.size = outer;
}

void margin_pop_marker(Margin *margin, size_t outer)
{
    if (margin->has_first) {
        margin_write_line(margin, SLICE(""));
    }
    margin_pop(margin, outer);
}

void margin_begin_line(Margin *margin)
{
    write_gap(margin);
    buffer_add(margin->out, buffer_slice(margin->has_first ? &margin->first : &margin->prefix));
    margin->has_first = false;
}

void margin_write_line(Margin *margin, Slice text)
{
    margin_begin_line(margin);
    buffer_add(margin->out, text);
    if (text.size == 0) {
        margin_end_line(margin);
    } else {
        buffer_add_byte(margin->out, '\n');
    }
}

void margin_write_lines(Margin *margin, Slice text)
{
    do {
        margin_write_line(margin, slice_cut(text, '\n', &text));
    } while (text.size > 0);
}
