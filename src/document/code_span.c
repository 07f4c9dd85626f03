#include "document/code_span.h"

#include "base/path.h"

enum { SPAN_SIZE_MOST = 300, EXTENSION_SIZE_MOST = 10 };

/* What names of files are made of, as people write them in a text; the rest belongs to globs, templates, commands and addresses. */
static bool is_path_byte(char c)
{
    return ascii_is_alphanumeric(c) || c == '/' || c == '.' || c == '-' || c == '_' ||
           (unsigned char)c >= 0x80;
}

static bool is_made_of_path_bytes(Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (!is_path_byte(text.data[i])) {
            return false;
        }
    }
    return true;
}

/* "adr-XXXX.md", "YYYY-MM-DD.md", "a/.../b.md", "a/…/b.md" */
static bool has_placeholder(Slice text)
{
    static const Slice marks[] = {SLICE_INIT("XX"), SLICE_INIT("YYYY"), SLICE_INIT("NNN"),
                                  SLICE_INIT("..."), SLICE_INIT("\xE2\x80\xA6")};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (slice_find(text, marks[i], 0) < text.size) {
            return true;
        }
    }
    return false;
}

static bool has_extension(Slice name)
{
    Slice extension = slice_from(path_extension(name), 1);
    bool has_letter = false;

    for (size_t i = 0; i < extension.size; i++) {
        if (!ascii_is_alphanumeric(extension.data[i])) {
            return false;
        }
        has_letter = has_letter || ascii_is_letter(extension.data[i]);
    }
    return has_letter && extension.size <= EXTENSION_SIZE_MOST;
}

/* Takes "./" and "../" off the front. */
static Slice cut_steps(Slice path)
{
    while (slice_starts_with(path, SLICE("./")) || slice_starts_with(path, SLICE("../"))) {
        slice_cut(path, '/', &path);
    }
    return path;
}

/* Are all parts names? At the end of the path of a folder an empty one is right. */
static bool has_good_parts(Slice path)
{
    size_t count = 0;

    for (; path.size > 0; count++) {
        Slice part = slice_cut(path, '/', &path);

        if (part.size == 0 || (part.data[0] == '.' && !slice_is(part, ".github"))) {
            return false;
        }
    }
    return count > 0;
}

static bool is_path(CodeSpan *span)
{
    Slice named = cut_steps(span->path);
    Slice name = path_name(span->path);

    span->is_relative = named.size < span->path.size;
    span->is_folder = name.size == 0;
    return slice_find_byte(named, '/', 0) < named.size && is_made_of_path_bytes(named) &&
           ascii_is_alphanumeric(named.data[named.data[0] == '.' || named.data[0] == '_']) &&
           !has_placeholder(named) && has_good_parts(named) &&
           (span->is_folder || has_extension(name));
}

/* Takes ":12-20" or "#L12" off the path; false when something else stands there. */
static bool cut_lines(CodeSpan *span)
{
    size_t hash = slice_find_byte(span->path, '#', 0);
    size_t colon = slice_find_byte(span->path, ':', 0);
    size_t end = hash < colon ? hash : colon;

    if (end == span->path.size) {
        return true;
    }
    span->has_lines = line_range_read(slice_from(span->path, end + 1), &span->lines);
    span->path = slice_part(span->path, 0, end);
    return span->has_lines;
}

bool code_span_read(Slice text, CodeSpan *span)
{
    text = slice_trim(text);
    *span = (CodeSpan){.path = text};
    if (text.size > SPAN_SIZE_MOST || slice_find_byte(text, '/', 0) == text.size) {
        return false;
    }
    return cut_lines(span) && is_path(span);
}
