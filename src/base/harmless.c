#include "base/harmless.h"

#include "base/utf8.h"

uint32_t harmless_code_point(uint32_t code_point)
{
    bool is_control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
    bool is_direction = (code_point >= 0x202A && code_point <= 0x202E) ||
                        (code_point >= 0x2066 && code_point <= 0x2069);

    if (code_point == '\t') {
        return ' ';
    }
    return is_control || is_direction ? UTF8_REPLACEMENT : code_point;
}

/* The offset of the first byte at or after `from` that is not printable ASCII, else text.size. */
static size_t printable_end(Slice text, size_t from)
{
    size_t at = from;

    while (at < text.size && text.data[at] >= ' ' && text.data[at] < 0x7F) {
        at++;
    }
    return at;
}

void harmless_add(Buffer *out, Slice text)
{
    for (size_t at = 0; at < text.size;) {
        size_t end = printable_end(text, at);

        if (end > at) {
            buffer_add(out, slice_part(text, at, end));
            at = end;
        } else {
            utf8_add(out, harmless_code_point(utf8_decode(text, &at)));
        }
    }
}
