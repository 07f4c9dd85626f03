#include "check/skeleton.h"

#include "check/line_end.h"
#include "document/value_edit.h"

enum { TITLE_SIZE_MOST = 400 };

static Slice first_line(Slice text)
{
    Slice rest = slice_trim_start(text);
    size_t feed = slice_find_byte(rest, '\n', 0);
    size_t carriage_return = slice_find_byte(rest, '\r', 0);

    return slice_part(rest, 0, feed < carriage_return ? feed : carriage_return);
}

static bool is_key(Slice line)
{
    size_t end = 0;

    while (end < line.size && (ascii_is_alphanumeric(line.data[end]) || line.data[end] == '_' ||
                               line.data[end] == '-' || line.data[end] == '.')) {
        end++;
    }
    return end > 0 && end < line.size && line.data[end] == ':' &&
           (end + 1 == line.size || ascii_is_space(line.data[end + 1]));
}

/* Such a title is a fault of its own. */
static bool has_control(Slice title)
{
    for (size_t i = 0; i < title.size; i++) {
        if ((unsigned char)title.data[i] < ' ' || title.data[i] == 0x7F) {
            return true;
        }
    }
    return false;
}

/* Would the line be taken for the beginning of front matter, by memoc behind a block, or by others? */
static bool is_like_front_matter(Slice line)
{
    return slice_starts_with(line, SLICE("---")) || slice_starts_with(line, SLICE("+++")) ||
           slice_starts_with(line, SLICE(";;;")) ||
           slice_starts_with(line, SLICE("\xEF\xBB\xBF")) || is_key(line);
}

void skeleton_add(Document *document, Diagnostic *finding)
{
    const Metadata *metadata = &document->metadata;
    Slice body = slice_from(document->source.bytes, document->body_offset);
    Slice end = line_end_of(&document->source);
    Span start = {document->body_offset, document->body_offset};

    if (!metadata->has_title || metadata->title.size > TITLE_SIZE_MOST ||
        has_control(metadata->title) || is_like_front_matter(first_line(body))) {
        return;
    }

    Slice title = value_edit_new(document->scratch, metadata->title);
    Slice text =
        arena_format(document->scratch, "---%.*stitle: %.*s%.*s---%.*s%.*s", SLICE_PRINT(end),
                     SLICE_PRINT(title), SLICE_PRINT(end), SLICE_PRINT(end), SLICE_PRINT(end));

    diagnostic_add_edit(&document->findings, finding, &document->source, start, text);
}
