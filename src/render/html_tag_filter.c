#include "render/html_tag_filter.h"

#include "render/html_escape.h"

/* Whether `html` begins with "<", perhaps "/", the name, and what ends a name. */
static bool begins_with_tag(Slice html, Slice name)
{
    size_t start = slice_starts_with(html, SLICE("</")) ? 2 : 1;
    Slice end = slice_from(html, start + name.size);

    return slice_equals_fold(slice_part(html, start, start + name.size), name) && end.size > 0 &&
           (ascii_is_space(end.data[0]) || end.data[0] == '>' ||
            slice_starts_with(end, SLICE("/>")));
}

static bool is_filtered(Slice html)
{
    static const Slice names[] = {
        SLICE_INIT("title"),    SLICE_INIT("textarea"), SLICE_INIT("style"),
        SLICE_INIT("xmp"),      SLICE_INIT("iframe"),   SLICE_INIT("noembed"),
        SLICE_INIT("noframes"), SLICE_INIT("script"),   SLICE_INIT("plaintext")};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (begins_with_tag(html, names[i])) {
            return true;
        }
    }
    return false;
}

void html_tag_filter_write(Buffer *out, Slice html, bool all)
{
    size_t at = 0;

    while (at < html.size) {
        size_t next = all ? slice_find_byte(html, '<', at + 1) : html.size;
        Slice piece = slice_part(html, at, next);

        if (piece.data[0] == '<' && is_filtered(slice_from(html, at))) {
            buffer_add(out, SLICE("&lt;"));
            piece = slice_from(piece, 1);
        }
        html_write_raw(out, piece);
        at = next;
    }
}
