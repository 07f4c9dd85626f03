#include "link/name_fold.h"

#include "base/buffer.h"
#include "base/utf8.h"

Slice name_fold(Arena *arena, Slice name)
{
    return utf8_lower(arena, utf8_to_nfc(arena, name));
}

Slice name_squeeze(Arena *arena, Slice name)
{
    Slice folded = name_fold(arena, name);
    Buffer squeezed;

    buffer_init(&squeezed, arena);
    buffer_reserve(&squeezed, folded.size);
    for (size_t i = 0; i < folded.size; i++) {
        char c = folded.data[i];

        if (!ascii_is_space(c) && !ascii_is_punctuation(c)) {
            buffer_add_byte(&squeezed, c);
        }
    }
    return buffer_slice(&squeezed);
}
