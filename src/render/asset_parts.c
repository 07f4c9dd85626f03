#include "render/asset_parts.h"

#include "base/path.h"

AssetKind asset_kind(Slice name)
{
    Slice extension = path_extension(name);

    if (slice_is(extension, ".js")) {
        return ASSET_SCRIPT;
    }
    return slice_is(extension, ".css") ? ASSET_STYLE : ASSET_WHOLE;
}

void asset_parts_begin(Buffer *out, AssetKind kind)
{
    if (kind == ASSET_SCRIPT) {
        buffer_add_string(out, "(() => {\n\"use strict\";\n");
    }
}

/* Is the line a comment, or in one? `*is_open`: it goes on in the next line. */
static bool is_comment(AssetKind kind, Slice line, bool *is_open)
{
    bool was_open = *is_open;

    if (kind == ASSET_SCRIPT) {
        return slice_starts_with(line, SLICE("//"));
    }
    if (was_open || slice_starts_with(line, SLICE("/*"))) {
        size_t end = slice_find(line, SLICE("*/"), was_open ? 0 : 2);

        *is_open = end == line.size;
        return *is_open || end + 2 == line.size;
    }
    return false;
}

void asset_parts_add(Buffer *out, AssetKind kind, Slice part)
{
    bool is_open = false;

    while (part.size > 0) {
        Slice line = slice_trim(slice_cut(part, '\n', &part));

        if (line.size > 0 && !is_comment(kind, line, &is_open)) {
            buffer_add(out, line);
            buffer_add_byte(out, '\n');
        }
    }
}

void asset_parts_end(Buffer *out, AssetKind kind)
{
    if (kind == ASSET_SCRIPT) {
        buffer_add_string(out, "})();\n");
    }
}
