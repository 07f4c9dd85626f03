#include "base/path.h"

#include "base/buffer.h"

static bool is_absolute(Slice path)
{
    return slice_starts_with(path, SLICE("/"));
}

Slice path_join(Arena *arena, Slice folder, Slice path)
{
    if (folder.size == 0 || is_absolute(path)) {
        return path;
    }
    if (path.size == 0) {
        return folder;
    }

    Slice separator = slice_ends_with(folder, SLICE("/")) ? SLICE("") : SLICE("/");
    Buffer joined;

    buffer_init(&joined, arena);
    buffer_reserve(&joined, folder.size + 1 + path.size);
    buffer_add(&joined, folder);
    buffer_add(&joined, separator);
    buffer_add(&joined, path);
    return buffer_slice(&joined);
}

/* Drops the last part from a normalised path, of which the first `root_size` bytes stay. */
static bool drop_part(Buffer *path, size_t root_size)
{
    if (path->size == root_size) {
        return false;
    }

    size_t slash = slice_find_last_byte(buffer_slice(path), '/');

    path->size = slash < path->size && slash > root_size ? slash : root_size;
    return true;
}

static bool add_part(Buffer *path, size_t root_size, Slice part)
{
    if (part.size == 0 || slice_is(part, ".")) {
        return true;
    }
    if (slice_is(part, "..")) {
        return drop_part(path, root_size);
    }
    if (path->size > root_size) {
        buffer_add_byte(path, '/');
    }
    buffer_add(path, part);
    return true;
}

bool path_normalize(Arena *arena, Slice path, Slice *result)
{
    size_t root_size = is_absolute(path) ? 1 : 0;
    Buffer normal;

    buffer_init(&normal, arena);
    buffer_reserve(&normal, path.size);
    buffer_add(&normal, slice_part(path, 0, root_size));
    while (path.size > 0) {
        Slice part = slice_cut(path, '/', &path);

        if (!add_part(&normal, root_size, part)) {
            return false;
        }
    }
    *result = buffer_slice(&normal);
    return true;
}

/* Where the last part begins. */
static size_t name_start(Slice path)
{
    size_t slash = slice_find_last_byte(path, '/');

    return slash < path.size ? slash + 1 : 0;
}

Slice path_folder(Slice path)
{
    size_t start = name_start(path);
    bool is_below_root = start == 1;

    return slice_part(path, 0, start > 0 && !is_below_root ? start - 1 : start);
}

Slice path_name(Slice path)
{
    return slice_from(path, name_start(path));
}

/* Where path_extension begins; the size of `path` when there is none. */
static size_t extension_start(Slice path)
{
    size_t first = name_start(path);

    while (first < path.size && path.data[first] == '.') {
        first++;
    }

    Slice rest = slice_from(path, first);
    size_t dot = slice_find_last_byte(rest, '.');

    return dot + 1 < rest.size ? first + dot : path.size;
}

Slice path_extension(Slice path)
{
    return slice_from(path, extension_start(path));
}

Slice path_without_extension(Slice path)
{
    return slice_part(path, 0, extension_start(path));
}

/* The size of the folders, each with its '/', with which both paths begin. */
static size_t common_folders_size(Slice a, Slice b)
{
    size_t size = 0;

    for (size_t i = 0; i < a.size && i < b.size && a.data[i] == b.data[i]; i++) {
        if (a.data[i] == '/') {
            size = i + 1;
        }
    }
    return size;
}

/* RFC 3986, 4.2: a ':' in the first part would make what stands before it a scheme. */
static bool looks_like_scheme(Slice path)
{
    return slice_find_byte(path, ':', 0) < slice_find_byte(path, '/', 0);
}

Slice path_relative(Arena *arena, Slice from, Slice target)
{
    size_t common = common_folders_size(from, target);
    Slice down = slice_from(target, common);
    Buffer link;

    buffer_init(&link, arena);
    for (size_t i = common; i < from.size; i++) {
        if (from.data[i] == '/') {
            buffer_add_string(&link, "../");
        }
    }
    if (link.size == 0 && (down.size == 0 || looks_like_scheme(down))) {
        buffer_add_string(&link, "./");
    }
    buffer_add(&link, down);
    return buffer_slice(&link);
}

bool path_is_below(Slice path, Slice folder)
{
    if (folder.size == 0) {
        return !is_absolute(path);
    }
    if (!slice_starts_with(path, folder)) {
        return false;
    }
    return path.size == folder.size || path.data[folder.size] == '/' || slice_is(folder, "/");
}

static bool read_hex_digit(char c, unsigned *value)
{
    char lower = ascii_to_lower(c);

    if (ascii_is_digit(c)) {
        *value = (unsigned)(c - '0');
        return true;
    }
    *value = (unsigned)(lower - 'a') + 10;
    return lower >= 'a' && lower <= 'f';
}

/* Reads the two digits behind a '%'. */
static bool read_percent_byte(Slice digits, char *byte)
{
    unsigned high;
    unsigned low;

    if (digits.size < 2 || !read_hex_digit(digits.data[0], &high) ||
        !read_hex_digit(digits.data[1], &low)) {
        return false;
    }
    *byte = (char)(high << 4 | low);
    return *byte != '\0' && *byte != '/' && *byte != '\\';
}

bool path_percent_decode(Arena *arena, Slice path, Slice *result)
{
    Buffer decoded;

    buffer_init(&decoded, arena);
    buffer_reserve(&decoded, path.size);
    for (size_t i = 0; i < path.size; i++) {
        char byte = path.data[i];

        if (byte == '%') {
            if (!read_percent_byte(slice_from(path, i + 1), &byte)) {
                return false;
            }
            i += 2;
        }
        buffer_add_byte(&decoded, byte);
    }
    *result = buffer_slice(&decoded);
    return true;
}

/* RFC 3986, 3.3: pchar, and the '/' between segments. */
static bool is_path_character(char c)
{
    static const bool punctuation[128] = {
        ['-'] = true, ['.'] = true, ['_'] = true, ['~'] = true,  ['!'] = true, ['$'] = true,
        ['&'] = true, ['('] = true, [')'] = true, ['\''] = true, ['*'] = true, ['+'] = true,
        [','] = true, [';'] = true, ['='] = true, [':'] = true,  ['@'] = true, ['/'] = true,
    };
    unsigned char byte = (unsigned char)c;

    return ascii_is_alphanumeric(c) || (byte < 128 && punctuation[byte]);
}

Slice path_percent_encode(Arena *arena, Slice path)
{
    static const char digits[] = "0123456789ABCDEF";
    size_t plain = 0;
    Buffer encoded;

    while (plain < path.size && is_path_character(path.data[plain])) {
        plain++;
    }
    if (plain == path.size) {
        return arena_copy(arena, path);
    }
    buffer_init(&encoded, arena);
    buffer_reserve(&encoded, path.size);
    buffer_add(&encoded, slice_part(path, 0, plain));
    for (size_t i = plain; i < path.size; i++) {
        unsigned char byte = (unsigned char)path.data[i];

        if (is_path_character(path.data[i])) {
            buffer_add_byte(&encoded, path.data[i]);
        } else {
            buffer_add_byte(&encoded, '%');
            buffer_add_byte(&encoded, digits[byte >> 4]);
            buffer_add_byte(&encoded, digits[byte & 0xF]);
        }
    }
    return buffer_slice(&encoded);
}
