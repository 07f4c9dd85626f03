#include "render/script_parts.h"

void script_parts_begin(Buffer *out)
{
    buffer_add_string(out, "(() => {\n\"use strict\";\n");
}

void script_parts_add(Buffer *out, Slice part)
{
    while (part.size > 0) {
        Slice line = slice_trim(slice_cut(part, '\n', &part));
        if (line.size > 0 && !slice_starts_with(line, SLICE("//"))) {
            buffer_add(out, line);
            buffer_add_byte(out, '\n');
        }
    }
}

void script_parts_end(Buffer *out)
{
    buffer_add_string(out, "})();\n");
}
