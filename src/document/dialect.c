#include "document/dialect.h"

#include "base/edit_distance.h"

typedef struct DialectName {
    Slice name;
    Dialect value;
} DialectName;

static const DialectName dialects[] = {
    {SLICE_INIT("memoc"), DIALECT_MEMOC},
    {SLICE_INIT("gfm"), DIALECT_GFM},
    {SLICE_INIT("commonmark"), DIALECT_COMMONMARK},
};

/* Our name first, pandoc's behind it where it is another. */
static const DialectName extensions[] = {
    {SLICE_INIT("tables"), DIALECT_TABLES},
    {SLICE_INIT("pipe_tables"), DIALECT_TABLES},
    {SLICE_INIT("strikethrough"), DIALECT_STRIKETHROUGH},
    {SLICE_INIT("strikeout"), DIALECT_STRIKETHROUGH},
    {SLICE_INIT("autolinks"), DIALECT_AUTOLINKS},
    {SLICE_INIT("autolink_bare_uris"), DIALECT_AUTOLINKS},
    {SLICE_INIT("task_lists"), DIALECT_TASK_LISTS},
    {SLICE_INIT("footnotes"), DIALECT_FOOTNOTES},
    {SLICE_INIT("alerts"), DIALECT_ALERTS},
    {SLICE_INIT("math"), DIALECT_MATH},
    {SLICE_INIT("tex_math_dollars"), DIALECT_MATH},
    {SLICE_INIT("attributes"), DIALECT_ATTRIBUTES},
    {SLICE_INIT("front_matter"), DIALECT_FRONT_MATTER},
    {SLICE_INIT("yaml_metadata_block"), DIALECT_FRONT_MATTER},
};

enum {
    DIALECT_NAME_COUNT = sizeof dialects / sizeof dialects[0],
    EXTENSION_NAME_COUNT = sizeof extensions / sizeof extensions[0],
};

static const DialectName *find_name(const DialectName *names, size_t count, Slice name)
{
    for (size_t i = 0; i < count; i++) {
        if (slice_equals(names[i].name, name)) {
            return &names[i];
        }
    }
    return NULL;
}

static Slice unknown_name(Arena *arena, const char *what, Slice name, const DialectName *names,
                          size_t count)
{
    Slice known[EXTENSION_NAME_COUNT];

    for (size_t i = 0; i < count; i++) {
        known[i] = names[i].name;
    }

    Slice nearest = edit_distance_nearest(name, known, count);

    if (nearest.size == 0) {
        return arena_format(arena, "unknown %s \"%.*s\"", what, SLICE_PRINT(name));
    }
    return arena_format(arena, "unknown %s \"%.*s\"; did you mean \"%.*s\"?", what,
                        SLICE_PRINT(name), SLICE_PRINT(nearest));
}

/* The name at the start of `rest`, up to the next sign, which stays in `rest`. */
static Slice cut_name(Slice *rest)
{
    size_t end = 0;

    while (end < rest->size && rest->data[end] != '+' && rest->data[end] != '-') {
        end++;
    }

    Slice name = slice_part(*rest, 0, end);

    *rest = slice_from(*rest, end);
    return name;
}

bool dialect_parse(Arena *arena, Slice text, Dialect *dialect, Slice *error)
{
    Slice rest = text;
    Slice name = cut_name(&rest);
    const DialectName *base = find_name(dialects, DIALECT_NAME_COUNT, name);

    if (!base) {
        *error = unknown_name(arena, "dialect", name, dialects, DIALECT_NAME_COUNT);
        return false;
    }

    Dialect result = base->value;

    while (rest.size > 0) {
        char sign = rest.data[0];

        rest = slice_from(rest, 1);
        name = cut_name(&rest);

        const DialectName *extension = find_name(extensions, EXTENSION_NAME_COUNT, name);

        if (!extension) {
            *error = unknown_name(arena, "extension", name, extensions, EXTENSION_NAME_COUNT);
            return false;
        }
        result = sign == '+' ? result | extension->value : result & ~extension->value;
    }
    *dialect = result;
    return true;
}
