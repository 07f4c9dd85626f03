#include "link/destination.h"

#include "base/buffer.h"
#include "base/path.h"

/* Does it hold %2F, %5C or %00, which path_percent_decode refuses for a reason? */
static bool hides_separator(Slice text)
{
    for (size_t at = slice_find_byte(text, '%', 0); at < text.size;
         at = slice_find_byte(text, '%', at + 1)) {
        Slice digits = slice_part(text, at + 1, at + 3);

        if (slice_equals_fold(digits, SLICE("2f")) || slice_equals_fold(digits, SLICE("5c")) ||
            slice_is(digits, "00")) {
            return true;
        }
    }
    return false;
}

/* Decodes what can be decoded, as browsers do (URL Standard, "percent-decode"); the rest stays as it is. */
static Slice decode_parts(Arena *arena, Slice text)
{
    Buffer out;
    Slice byte;

    buffer_init(&out, arena);
    buffer_reserve(&out, text.size);
    for (size_t at = 0; at < text.size;) {
        Slice escape = slice_part(text, at, at + 3);

        if (text.data[at] == '%' && path_percent_decode(arena, escape, &byte)) {
            buffer_add(&out, byte);
            at += escape.size;
        } else {
            buffer_add_byte(&out, text.data[at++]);
        }
    }
    return buffer_slice(&out);
}

static Slice decode(Arena *arena, Slice text)
{
    Slice decoded;

    if (slice_find_byte(text, '%', 0) == text.size) {
        return text;
    }
    return path_percent_decode(arena, text, &decoded) ? decoded : decode_parts(arena, text);
}

static Slice without_slashes(Slice path)
{
    while (slice_starts_with(path, SLICE("/"))) {
        path = slice_from(path, 1);
    }
    return path;
}

/* "setup:~:text=a" -> "setup": what a browser is told to mark (URL Fragment Text Directives) names no place. */
static Slice without_directive(Slice fragment)
{
    return slice_part(fragment, 0, slice_find(fragment, SLICE(":~:"), 0));
}

static bool ends_as_folder(Slice path)
{
    Slice last = path_name(path);

    return path.size > 0 && (last.size == 0 || slice_is(last, ".") || slice_is(last, ".."));
}

void destination_read(Destination *destination, Arena *arena, Slice folder, Slice href)
{
    Slice fragment;
    Slice query;
    Slice written = slice_cut(slice_trim(href), '#', &fragment);
    Slice path = slice_cut(written, '?', &query);

    *destination = (Destination){
        .anchor = decode(arena, without_directive(fragment)),
        .is_folder = ends_as_folder(path),
        .has_path = path.size > 0,
    };

    Slice decoded = without_slashes(decode(arena, path));

    destination->escapes =
        hides_separator(path) ||
        !path_normalize(arena, path_join(arena, folder, decoded), &destination->path);
    if (destination->escapes) {
        destination->path = (Slice){0};
    }
}

/* The path of `href`, decoded, without query and fragment. */
static Slice path_of(Arena *arena, Slice href)
{
    Slice rest;
    Slice path = slice_cut(slice_trim(href), '#', &rest);

    return decode(arena, slice_cut(path, '?', &rest));
}

bool destination_from_root(Arena *arena, Slice href, Slice *path)
{
    Slice rest = path_of(arena, href);

    while (slice_starts_with(rest, SLICE("../")) || slice_starts_with(rest, SLICE("./"))) {
        slice_cut(rest, '/', &rest);
    }
    return !hides_separator(href) && path_normalize(arena, rest, path) && path->size > 0;
}

bool destination_is_host_page(Arena *arena, Slice folder, Slice href)
{
    static const char *const pages[] = {
        "actions",    "commit",   "commits", "compare", "discussions", "issues",   "labels",
        "milestones", "projects", "pull",    "pulls",   "releases",    "security", "wiki"};
    Slice below = path_join(arena, SLICE("blob/branch"), folder);
    Slice path;

    if (!path_normalize(arena, path_join(arena, below, path_of(arena, href)), &path)) {
        return false;
    }

    Slice page = slice_cut(path, '/', &path);

    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (slice_is(page, pages[i])) {
            return true;
        }
    }
    return false;
}

/* Reads digits at `*at` and moves behind them; false when there are none. */
static bool read_digits(Slice text, size_t *at)
{
    size_t start = *at;

    while (*at < text.size && ascii_is_digit(text.data[*at])) {
        (*at)++;
    }
    return *at > start;
}

static bool read_byte(Slice text, size_t *at, char byte)
{
    bool is_there = *at < text.size && text.data[*at] == byte;

    *at += is_there;
    return is_there;
}

/* Reads "12" or "12C3" at `*at`. */
static bool read_place(Slice text, size_t *at)
{
    return read_digits(text, at) && (!read_byte(text, at, 'C') || read_digits(text, at));
}

bool destination_is_line(Slice anchor)
{
    size_t at = 0;

    if (!read_byte(anchor, &at, 'L') || !read_place(anchor, &at)) {
        return false;
    }
    if (read_byte(anchor, &at, '-')) {
        read_byte(anchor, &at, 'L');
        return read_place(anchor, &at) && at == anchor.size;
    }
    return at == anchor.size;
}
