#include "front_matter/schema_uri.h"

#include "base/buffer.h"

/* Takes what stands behind the first `separator`; false when there is none. */
static bool cut_behind(Slice *text, char separator, Slice *behind)
{
    size_t at = slice_find_byte(*text, separator, 0);

    if (at == text->size) {
        return false;
    }
    *behind = slice_from(*text, at + 1);
    *text = slice_part(*text, 0, at);
    return true;
}

static bool is_scheme(Slice text)
{
    bool is_good = text.size > 0 && ascii_is_letter(text.data[0]);

    for (size_t i = 1; i < text.size; i++) {
        is_good = is_good && (ascii_is_alphanumeric(text.data[i]) || strchr("+-.", text.data[i]));
    }
    return is_good;
}

SchemaUri schema_uri_split(Slice text)
{
    SchemaUri uri = {.path = text};
    size_t colon;

    uri.has_fragment = cut_behind(&uri.path, '#', &uri.fragment);
    uri.has_query = cut_behind(&uri.path, '?', &uri.query);
    colon = slice_find_byte(uri.path, ':', 0);
    if (colon < uri.path.size && is_scheme(slice_part(uri.path, 0, colon))) {
        uri.scheme = slice_part(uri.path, 0, colon);
        uri.path = slice_from(uri.path, colon + 1);
    }
    if (slice_starts_with(uri.path, SLICE("//"))) {
        size_t end = slice_find_byte(uri.path, '/', 2);

        uri.has_authority = true;
        uri.authority = slice_part(uri.path, 2, end);
        uri.path = slice_from(uri.path, end);
    }
    return uri;
}

static Slice join_parts(Arena *arena, const Slice *parts, size_t count, bool is_absolute)
{
    Buffer out;

    buffer_init(&out, arena);
    buffer_add_string(&out, is_absolute ? "/" : "");
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(&out, i > 0 ? "/" : "");
        buffer_add(&out, parts[i]);
    }
    return buffer_slice(&out);
}

/* Section 5.2.4. */
static Slice remove_dots(Arena *arena, Slice path)
{
    bool is_absolute = slice_starts_with(path, SLICE("/"));
    Slice rest = slice_from(path, is_absolute ? 1 : 0);
    Slice *parts = arena_new_array(arena, Slice, path.size + 1);
    size_t count = 0;
    bool is_last = false;

    while (!is_last) {
        is_last = slice_find_byte(rest, '/', 0) == rest.size;

        Slice part = slice_cut(rest, '/', &rest);
        bool is_up = slice_is(part, "..");

        count -= is_up && count > 0 ? 1 : 0;
        if (!is_up && !slice_is(part, ".")) {
            parts[count++] = part;
        } else if (is_last) {
            parts[count++] = SLICE(""); /* "a/.." is the folder, with its "/" */
        }
    }
    return join_parts(arena, parts, count, is_absolute);
}

/* Section 5.2.3. */
static Slice merge_paths(Arena *arena, const SchemaUri *base, Slice path)
{
    size_t folder = slice_find_last_byte(base->path, '/');

    if (base->has_authority && base->path.size == 0) {
        return arena_format(arena, "/%.*s", SLICE_PRINT(path));
    }
    folder = folder < base->path.size ? folder + 1 : 0;
    return arena_format(arena, "%.*s%.*s", SLICE_PRINT(slice_part(base->path, 0, folder)),
                        SLICE_PRINT(path));
}

/* Section 5.3, without a fragment. */
static Slice join(Arena *arena, const SchemaUri *uri)
{
    Buffer out;

    buffer_init(&out, arena);
    if (uri->scheme.size > 0) {
        buffer_add(&out, uri->scheme);
        buffer_add_byte(&out, ':');
    }
    if (uri->has_authority) {
        buffer_add_string(&out, "//");
        buffer_add(&out, uri->authority);
    }
    buffer_add(&out, uri->path);
    if (uri->has_query) {
        buffer_add_byte(&out, '?');
        buffer_add(&out, uri->query);
    }
    return buffer_slice(&out);
}

static void take_query(SchemaUri *target, const SchemaUri *from)
{
    target->query = from->query;
    target->has_query = from->has_query;
}

Slice schema_uri_resolve(Arena *arena, Slice base, Slice reference)
{
    SchemaUri from = schema_uri_split(base);
    SchemaUri given = schema_uri_split(reference);
    SchemaUri target = given;

    if (given.scheme.size > 0 || given.has_authority) {
        target.scheme = given.scheme.size > 0 ? given.scheme : from.scheme;
        /* "urn:a/../b" has no folders. */
        target.path =
            slice_starts_with(given.path, SLICE("/")) ? remove_dots(arena, given.path) : given.path;
        return join(arena, &target);
    }
    target.scheme = from.scheme;
    target.has_authority = from.has_authority;
    target.authority = from.authority;
    if (given.path.size == 0) {
        target.path = from.path;
        take_query(&target, given.has_query ? &given : &from);
    } else if (given.path.data[0] == '/') {
        target.path = remove_dots(arena, given.path);
    } else {
        target.path = remove_dots(arena, merge_paths(arena, &from, given.path));
    }
    return join(arena, &target);
}
