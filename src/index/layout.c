#include "index/layout.h"

uint32_t layout_list_start(uint32_t at, uint32_t size, uint32_t file_size, uint32_t shared)
{
    uint32_t offset = at % file_size;
    bool begins_next = offset > 0 && offset + size > shared;
    return begins_next ? at - offset + file_size : at;
}

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
