#include "document/link_kind.h"

static bool is_scheme_byte(char c)
{
    return ascii_is_alphanumeric(c) || c == '+' || c == '-' || c == '.';
}

static bool is_number(Slice text)
{
    int64_t number;

    return slice_to_integer(text, &number);
}

/* "a.c:12": a line, or line and column, in a file. */
static bool is_file_and_line(Slice name, Slice rest)
{
    Slice line = slice_cut(rest, ':', &rest);

    return slice_find_byte(name, '.', 0) < name.size && is_number(line) &&
           (rest.size == 0 || is_number(rest));
}

Slice link_scheme(Slice href)
{
    size_t size = 0;

    while (size < href.size && is_scheme_byte(href.data[size])) {
        size++;
    }

    Slice scheme = slice_part(href, 0, size);
    bool is_scheme = size >= 2 && size < href.size && href.data[size] == ':' &&
                     ascii_is_letter(href.data[0]) &&
                     !is_file_and_line(scheme, slice_from(href, size + 1));

    return is_scheme ? scheme : (Slice){0};
}

static bool starts_with_fold(Slice text, Slice prefix)
{
    return slice_equals_fold(slice_part(text, 0, prefix.size), prefix);
}

/* Does `open` stand in the text, and `close` somewhere behind it? */
static bool holds(Slice text, Slice open, Slice close)
{
    size_t at = slice_find(text, open, 0);

    return at < text.size && slice_find(text, close, at + open.size) < text.size;
}

static bool is_placeholder(Slice href)
{
    static const Slice words[] = {SLICE_INIT("url"),  SLICE_INIT("link"), SLICE_INIT("href"),
                                  SLICE_INIT("todo"), SLICE_INIT("tbd"),  SLICE_INIT("path"),
                                  SLICE_INIT("..."),  SLICE_INIT("…")};
    static const Slice paths[] = {SLICE_INIT("path/to/"), SLICE_INIT("/path/to/"),
                                  SLICE_INIT("./path/to/"), SLICE_INIT("../path/to/")};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (slice_equals_fold(href, words[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        if (starts_with_fold(href, paths[i])) {
            return true;
        }
    }
    return holds(href, SLICE("<"), SLICE(">")) || holds(href, SLICE("{{"), SLICE("}}")) ||
           holds(href, SLICE("${"), SLICE("}"));
}

/* "C:\x", "C:/x", "/C:/x" */
static bool has_drive(Slice href)
{
    Slice path = slice_from(href, slice_starts_with(href, SLICE("/")) ? 1 : 0);

    return path.size >= 3 && ascii_is_letter(path.data[0]) && path.data[1] == ':' &&
           (path.data[2] == '\\' || path.data[2] == '/');
}

/* "/home/ann/x": there must be more below the folder, as "/home/x" may be a page of a site. */
static bool is_in_home(Slice href)
{
    static const Slice folders[] = {SLICE_INIT("/home/"), SLICE_INIT("/Users/"),
                                    SLICE_INIT("/mnt/")};

    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        if (slice_starts_with(href, folders[i])) {
            Slice rest = slice_from(href, folders[i].size);

            return slice_find_byte(rest, '/', 0) < rest.size;
        }
    }
    return false;
}

static bool is_machine_file(Slice href)
{
    return has_drive(href) || is_in_home(href) || slice_starts_with(href, SLICE("~/")) ||
           slice_starts_with(href, SLICE("\\\\")) || slice_starts_with(href, SLICE("/tmp/")) ||
           starts_with_fold(href, SLICE("file:"));
}

static LinkKind kind_of_scheme(Slice scheme)
{
    if (slice_equals_fold(scheme, SLICE("http")) || slice_equals_fold(scheme, SLICE("https")) ||
        slice_equals_fold(scheme, SLICE("ftp"))) {
        return LINK_EXTERNAL;
    }
    return slice_equals_fold(scheme, SLICE("mailto")) ? LINK_MAIL : LINK_OTHER_SCHEME;
}

LinkKind link_kind(Slice href)
{
    Slice target = slice_trim(href);

    if (target.size == 0 || slice_is(target, "#")) {
        return LINK_EMPTY;
    }
    if (is_placeholder(target)) {
        return LINK_PLACEHOLDER;
    }
    if (is_machine_file(target)) {
        return LINK_MACHINE_FILE;
    }
    if (target.data[0] == '#') {
        return LINK_ANCHOR;
    }
    if (target.data[0] == '/') {
        return slice_starts_with(target, SLICE("//")) ? LINK_EXTERNAL : LINK_ROOT;
    }

    Slice scheme = link_scheme(target);

    return scheme.size > 0 ? kind_of_scheme(scheme) : LINK_RELATIVE;
}
