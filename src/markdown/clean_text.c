#include "markdown/clean_text.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <string.h>

/* Offset of the first byte at or after `from` that must be replaced. */
static size_t find_unclean(Slice text, size_t from)
{
    Slice rest = slice_from(text, from);
    const char *nul = rest.size > 0 ? memchr(rest.data, '\0', rest.size) : NULL;
    Slice before = nul == NULL ? rest : slice_part(rest, 0, (size_t)(nul - rest.data));
    return from + utf8_find_invalid(before);
}

static void repair(CleanText *clean, Arena *arena, Slice body)
{
    Buffer out;
    buffer_init(&out, arena);
    buffer_reserve(&out, body.size + body.size / 8);
    size_t capacity = 0;
    size_t from = 0;
    while (from < body.size) {
        size_t bad = find_unclean(body, from);
        buffer_add(&out, slice_part(body, from, bad));
        if (bad < body.size) {
            clean->repairs = arena_array_room(arena, clean->repairs, clean->repair_count, &capacity,
                                              sizeof *clean->repairs);
            clean->repairs[clean->repair_count++] = (uint32_t)out.size;
            utf8_add(&out, UTF8_REPLACEMENT);
        }
        from = bad + 1;
    }
    clean->text = buffer_slice(&out);
}

void clean_text_init(CleanText *clean, Arena *arena, const Source *source, uint32_t body_offset)
{
    Slice body = slice_from(source->bytes, body_offset);
    *clean = (CleanText){.text = body, .base = body_offset};
    if (find_unclean(body, 0) < body.size) {
        repair(clean, arena, body);
    }
}

/* How many repairs stand before `offset`. */
static size_t repairs_before(const CleanText *clean, uint32_t offset)
{
    size_t low = 0;
    size_t high = clean->repair_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (clean->repairs[middle] < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

uint32_t clean_text_to_file(const CleanText *clean, uint32_t offset)
{
    if (clean->repair_count == 0) {
        return clean->base + offset;
    }
    size_t before = repairs_before(clean, offset);
    uint32_t grown = (uint32_t)before * 2;
    /* Inside a U+FFFD: its end is the end of the byte it stands for. */
    if (before > 0 && offset < clean->repairs[before - 1] + 3) {
        offset = clean->repairs[before - 1] + 3;
    }
    return clean->base + offset - grown;
}
