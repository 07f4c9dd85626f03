#include "link/suggestion.h"

#include "base/buffer.h"
#include "base/path.h"

/* White space, brackets, quotes and the characters that have a meaning in URLs. */
static bool needs_encoding(char c)
{
    static const char special[] = " \"#%()<>?[\\]^`{|}";
    unsigned char byte = (unsigned char)c;

    return byte < ' ' || byte == 0x7F || memchr(special, c, sizeof special - 1) != NULL;
}

static void add_encoded(Buffer *out, Slice path)
{
    for (size_t i = 0; i < path.size; i++) {
        if (needs_encoding(path.data[i])) {
            buffer_add_format(out, "%%%02X", (unsigned)(unsigned char)path.data[i]);
        } else {
            buffer_add_byte(out, path.data[i]);
        }
    }
}

static void add_anchor(Buffer *out, Slice anchor)
{
    if (anchor.size > 0) {
        buffer_add_byte(out, '#');
        add_encoded(out, anchor);
    }
}

Slice suggestion_from_path(Arena *arena, Slice from, Slice target, bool is_folder, Slice anchor)
{
    Buffer out;

    /* A folder ends with '/', the root is "". */
    if (is_folder && target.size > 0) {
        target = arena_format(arena, "%.*s/", SLICE_PRINT(target));
    }
    buffer_init(&out, arena);
    add_encoded(&out, path_relative(arena, from, target));
    add_anchor(&out, anchor);
    return buffer_slice(&out);
}

Slice suggestion_with_anchor(Arena *arena, Slice path, Slice anchor)
{
    Buffer out;

    buffer_init(&out, arena);
    buffer_add(&out, path);
    add_anchor(&out, anchor);
    return buffer_slice(&out);
}
