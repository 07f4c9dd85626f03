#include "document/line_range.h"

static bool read_byte(Slice *text, char byte)
{
    bool is_there = text->size > 0 && text->data[0] == byte;

    *text = slice_from(*text, is_there ? 1 : 0);
    return is_there;
}

static bool read_number(Slice *text, uint32_t *number)
{
    uint64_t value = 0;
    size_t size = 0;

    while (size < text->size && ascii_is_digit(text->data[size])) {
        value = value * 10 + (uint64_t)(text->data[size++] - '0');
        value = value < UINT32_MAX ? value : UINT32_MAX;
    }
    *text = slice_from(*text, size);
    *number = (uint32_t)value;
    return size > 0;
}

/* Reads "12", "L12", "12:3" or "L12C3". */
static bool read_line(Slice *text, uint32_t *line)
{
    uint32_t column;

    (void)read_byte(text, 'L');
    if (!read_number(text, line)) {
        return false;
    }
    return !(read_byte(text, 'C') || read_byte(text, ':')) || read_number(text, &column);
}

bool line_range_read(Slice text, LineRange *range)
{
    if (!read_line(&text, &range->first)) {
        return false;
    }
    range->last = range->first;
    return (!read_byte(&text, '-') || read_line(&text, &range->last)) && text.size == 0;
}
