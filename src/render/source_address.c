#include "render/source_address.h"

#include "base/path.h"

#define LINE SLICE("{line}")
#define LAST_LINE SLICE("{last_line}")
#define PATH SLICE("{path}")

bool source_address_has_line(Slice pattern)
{
    return slice_find(pattern, LINE, 0) < pattern.size;
}

/* What stands at the beginning of `rest`, which is not empty; returns its size. */
static size_t write_piece(Buffer *out, Slice rest, Slice path, uint32_t first, uint32_t last)
{
    if (slice_starts_with(rest, PATH)) {
        buffer_add(out, path);
        return PATH.size;
    }
    if (first > 0 && slice_starts_with(rest, LINE)) {
        buffer_add_integer(out, first);
        return LINE.size;
    }
    if (first > 0 && slice_starts_with(rest, LAST_LINE)) {
        buffer_add_integer(out, last);
        return LAST_LINE.size;
    }

    size_t end = slice_find_byte(rest, '{', 1);

    buffer_add(out, slice_part(rest, 0, end));
    return end;
}

void source_address_write(Buffer *out, Arena *scratch, Slice pattern, Slice path, uint32_t first,
                          uint32_t last)
{
    Slice encoded = path_percent_encode(scratch, path);

    while (pattern.size > 0) {
        pattern = slice_from(pattern, write_piece(out, pattern, encoded, first, last));
    }
}
