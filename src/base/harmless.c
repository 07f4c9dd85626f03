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

void harmless_add(Buffer *out, Slice text)
{
    for (size_t at = 0; at < text.size;) {
        utf8_add(out, harmless_code_point(utf8_decode(text, &at)));
    }
}
