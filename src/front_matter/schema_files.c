#include "front_matter/schema_files.h"

#include "base/edit_distance.h"
#include "base/file.h"
#include "base/path.h"
#include "front_matter/json_file.h"
#include "front_matter/schema_reference.h"
#include "front_matter/yaml_file.h"

#include <errno.h>
#include <string.h>

#define SHIPPED_PREFIX "memoc:"
#define SHIPPED_FOLDER "src/front_matter/schema/"
#define PROJECT_PREFIX SCHEMA_PROJECT_SCHEME ":/"
#define META_SCHEMA "https://json-schema.org/draft/2020-12/schema"

enum { FILE_SIZE_MOST = 1 << 20 };

bool schema_files_is_shipped(Slice file)
{
    return slice_starts_with(file, SLICE(SHIPPED_PREFIX));
}

Slice schema_files_uri(Arena *arena, Slice file)
{
    if (schema_files_is_shipped(file)) {
        return file;
    }
    return arena_format(arena, PROJECT_PREFIX "%.*s",
                        SLICE_PRINT(path_percent_encode(arena, file)));
}

const EmbeddedFile *schema_files_find_shipped(Arena *arena, Slice name)
{
    Slice rest = slice_from(name, strlen(SHIPPED_PREFIX));

    return embedded_find(arena_format(arena, SHIPPED_FOLDER "%.*s.json", SLICE_PRINT(rest)));
}

/* The meta-schema is among the files, but goes by its own name. */
static bool is_meta(Slice name)
{
    return slice_is(name, "meta");
}

size_t schema_files_shipped(Arena *arena, Slice **names)
{
    EmbeddedList list = embedded_below(SLICE(SHIPPED_FOLDER));
    size_t count = 0;

    *names = arena_new_array(arena, Slice, list.count);
    for (size_t i = 0; i < list.count; i++) {
        Slice path = slice_from_string(list.items[i].path);
        Slice name = path_without_extension(slice_from(path, strlen(SHIPPED_FOLDER)));

        if (!is_meta(name)) {
            (*names)[count++] = arena_format(arena, SHIPPED_PREFIX "%.*s", SLICE_PRINT(name));
        }
    }
    return count;
}

static SchemaLoad read_text(Arena *arena, Slice path, Slice bytes, SchemaText *text,
                            DiagnosticList *problems)
{
    bool is_json = slice_is(path_extension(path), ".json");

    text->source = arena_new(arena, Source);
    source_init(text->source, arena, path, bytes);
    text->value = is_json ? json_file_read(arena, text->source, problems)
                          : yaml_file_read(arena, text->source, problems);
    return text->value ? SCHEMA_LOADED : SCHEMA_MALFORMED;
}

static SchemaLoad load_shipped(Arena *arena, Slice name, SchemaText *text, const char **reason,
                               DiagnosticList *problems)
{
    const EmbeddedFile *file = schema_files_find_shipped(arena, name);
    Slice *names;
    size_t count = schema_files_shipped(arena, &names);

    if (!file) {
        Slice nearest = edit_distance_nearest(name, names, count);

        *reason = nearest.size > 0
                      ? arena_string(arena, arena_format(arena, "did you mean \"%.*s\"?",
                                                         SLICE_PRINT(nearest)))
                      : "memoc schema list prints those that come with memoc";
        return SCHEMA_NOT_FOUND;
    }
    return read_text(arena, slice_from_string(file->path), embedded_bytes(file), text, problems);
}

/* Also where a symbolic link leads: false with errno. */
static bool is_inside(Arena *arena, Slice root, Slice path)
{
    Slice real_root;
    Slice real;

    if (!file_real_path(arena, root, &real_root) || !file_real_path(arena, path, &real)) {
        return false;
    }
    errno = EACCES;
    return path_is_below(real, real_root);
}

static SchemaLoad load_file(Arena *arena, Slice root, Slice encoded, SchemaText *text,
                            const char **reason, DiagnosticList *problems)
{
    Slice path;
    Slice bytes;

    if (!path_percent_decode(arena, encoded, &path) || !path_normalize(arena, path, &path)) {
        *reason = "it is no path in the project";
        return SCHEMA_NOT_FOUND;
    }

    Slice whole = path_join(arena, root, path);

    if (!is_inside(arena, root, whole) || !file_read(arena, whole, FILE_SIZE_MOST, &bytes)) {
        *reason = errno == ENOENT   ? "there is no such file"
                  : errno == EACCES ? "the file cannot be read, or leads out of the project"
                                    : strerror(errno);
        return SCHEMA_NOT_FOUND;
    }
    return read_text(arena, path, bytes, text, problems);
}

SchemaLoad schema_files_load(void *context, Arena *arena, Slice uri, SchemaText *text,
                             const char **reason, DiagnosticList *problems)
{
    const Slice *root = context;
    Slice prefix = SLICE(PROJECT_PREFIX);

    if (schema_files_is_shipped(uri)) {
        return load_shipped(arena, uri, text, reason, problems);
    }
    if (slice_is(uri, META_SCHEMA)) {
        return load_shipped(arena, SLICE(SHIPPED_PREFIX "meta"), text, reason, problems);
    }
    if (slice_starts_with(uri, prefix)) {
        return load_file(arena, *root, slice_from(uri, prefix.size), text, reason, problems);
    }
    *reason = "schemas are files of the project, or come with memoc: nothing is fetched";
    return SCHEMA_NOT_FOUND;
}
