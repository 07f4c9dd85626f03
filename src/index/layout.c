#include "index/layout.h"

bool layout_anchor(Slice title, char *out, size_t *size)
{
    *size = 0;
    for (size_t i = 0; i < title.size; i++) {
        char c = title.data[i];
        if ((unsigned char)c >= 0x80) {
            return false;
        }
        if (ascii_is_alphanumeric(c) || c == '_' || c == '-') {
            out[(*size)++] = ascii_to_lower(c);
        } else if (c == ' ') {
            out[(*size)++] = '-';
        }
    }
    return true;
}
