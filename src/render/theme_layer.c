#include "render/theme_layer.h"

#include "base/embedded.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/path.h"
#include "render/asset_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    FILE_SIZE_MOST = 16 << 20,     /* bytes */
    MANIFEST_SIZE_MOST = 64 << 10, /* its options are looked up one by one */
    FOLDERS_MOST = 256,            /* of one theme */
};

#define SHIPPED SLICE("themes/")
#define MANIFEST SLICE("theme.yaml")
#define TEMPLATES SLICE("templates")
#define ASSETS SLICE("assets")

/* ---- inside the program ---- */

size_t theme_shipped_names(Arena *arena, Slice **names)
{
    EmbeddedList list = embedded_below(SHIPPED);
    size_t count = 0;

    *names = arena_new_array(arena, Slice, list.count);
    for (size_t i = 0; i < list.count; i++) {
        Slice rest = slice_from(slice_from_string(list.items[i].path), SHIPPED.size);
        Slice name = slice_cut(rest, '/', &rest);

        if (count == 0 || !slice_equals((*names)[count - 1], name)) {
            (*names)[count++] = name;
        }
    }
    return count;
}

static void add_file(ThemeLayer *layer, Arena *arena, Slice name, Slice path, Slice bytes)
{
    ThemeFile *file = arena_new(arena, ThemeFile);

    *file = (ThemeFile){path, bytes};
    map_set(&layer->files, name, file);
}

static void layer_init(ThemeLayer *layer, Arena *arena, Slice path)
{
    *layer = (ThemeLayer){.path = path};
    map_init(&layer->files, arena);
}

bool theme_layer_open_shipped(ThemeLayer *layer, Arena *arena, Slice name)
{
    Slice prefix = arena_format(arena, "themes/%.*s/", SLICE_PRINT(name));
    EmbeddedList list = embedded_below(prefix);

    layer_init(layer, arena, slice_part(prefix, 0, prefix.size - 1));
    if (name.size == 0 || slice_find_byte(name, '/', 0) < name.size) {
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        Slice path = slice_from_string(list.items[i].path);
        add_file(layer, arena, slice_from(path, prefix.size), path, embedded_bytes(&list.items[i]));
    }
    return list.count > 0;
}

/* ---- in the project ---- */

typedef struct LayerReader {
    ThemeLayer *layer;
    Arena *arena;
    Slice root;                  /* of the project */
    Slice folders[FOLDERS_MOST]; /* found, by path in the theme */
    size_t folder_count;
    ScriptError *error;
} LayerReader;

bool theme_is_plain_name(Slice name)
{
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        if (!ascii_is_alphanumeric(c) && c != '.' && c != '-' && c != '_') {
            return false;
        }
    }
    return name.size > 0;
}

bool theme_is_part(Slice name, Slice *asset)
{
    Slice rest;
    Slice first = slice_cut(name, '/', &rest);

    *asset = first;
    return rest.size > 0 && asset_kind(first) != ASSET_WHOLE;
}

static bool fail(LayerReader *reader, Slice name, const char *what)
{
    Slice path = path_join(reader->arena, reader->layer->path, name);

    *reader->error = (ScriptError){
        .message = arena_format(reader->arena, "theme file \"%.*s\": %s", SLICE_PRINT(path), what),
    };
    return false;
}

/* May a file of that name be there? */
static bool check_name(LayerReader *reader, Slice name)
{
    Slice asset;
    Slice below = slice_from(name, ASSETS.size + 1);

    if (!theme_is_plain_name(path_name(name))) {
        return fail(reader, name,
                    "only letters, digits, \".\", \"-\" and \"_\" can be in its name");
    }
    if (path_is_below(name, ASSETS) && theme_is_part(below, &asset) &&
        asset_kind(path_name(below)) != asset_kind(asset)) {
        return fail(reader, name, "the name of a part ends as that of its folder");
    }
    return true;
}

/* Reads one file by its path in the theme. */
static bool read_file(LayerReader *reader, Slice name)
{
    Slice path = path_join(reader->arena, reader->layer->path, name);
    size_t limit = slice_equals(name, MANIFEST) ? MANIFEST_SIZE_MOST : FILE_SIZE_MOST;
    Slice real;
    Slice bytes;

    if (!check_name(reader, name)) {
        return false;
    }
    if (!file_real_path(reader->arena, path_join(reader->arena, reader->root, path), &real)) {
        return fail(reader, name, strerror(errno));
    }
    if (!path_is_below(real, reader->root)) {
        return fail(reader, name, "it leads out of the project");
    }
    if (!file_read(reader->arena, real, limit, &bytes)) {
        return fail(reader, name, strerror(errno));
    }
    add_file(reader->layer, reader->arena, name, path, bytes);
    return true;
}

/* A folder in templates/ or assets/: read later. */
static bool note_folder(LayerReader *reader, Slice name)
{
    Slice asset;

    if (!path_is_below(name, ASSETS)) {
        return fail(reader, name, "templates cannot lie in folders of their own");
    }
    if (theme_is_part(slice_from(name, ASSETS.size + 1), &asset)) {
        return fail(reader, name, "parts cannot lie in folders of their own");
    }
    if (!theme_is_plain_name(path_name(name))) {
        return check_name(reader, name);
    }
    if (reader->folder_count == FOLDERS_MOST) {
        return fail(reader, name, "too many folders");
    }
    reader->folders[reader->folder_count++] = name;
    return true;
}

static bool read_entry(LayerReader *reader, Slice folder, const FolderEntry *entry)
{
    Slice name = path_join(reader->arena, folder, entry->name);

    if (entry->name.data[0] == '.') {
        return true;
    }
    switch (entry->kind) {
    case FOLDER_ENTRY_FILE:
    case FOLDER_ENTRY_LINK:
        return read_file(reader, name);
    case FOLDER_ENTRY_FOLDER:
        return note_folder(reader, name);
    case FOLDER_ENTRY_OTHER:
        break;
    }
    return true;
}

/* Reads a folder; one that is not there has nothing. */
static bool read_folder(LayerReader *reader, Slice folder)
{
    Slice path = path_join(reader->arena, reader->layer->path, folder);
    char *full = arena_string(reader->arena, path_join(reader->arena, reader->root, path));
    FolderEntryList list = {NULL, 0, 0};
    int descriptor = open(full, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool known;

    if (descriptor < 0) {
        return errno == ENOENT || fail(reader, folder, strerror(errno));
    }
    known = folder_read(reader->arena, descriptor, &list);
    close(descriptor);
    if (!known) {
        return fail(reader, folder, strerror(errno));
    }
    for (size_t i = 0; i < list.count; i++) {
        if (!read_entry(reader, folder, &list.items[i])) {
            return false;
        }
    }
    return true;
}

static int compare_entries(const void *a, const void *b)
{
    return slice_compare(((const MapEntry *)a)->key, ((const MapEntry *)b)->key);
}

/* Folders are read in no order: their entries are sorted once all are known, and looked up no more before that. */
static void sort_files(ThemeLayer *layer, Arena *arena)
{
    Map files = layer->files;

    if (files.count > 0) {
        qsort(files.entries, files.count, sizeof *files.entries, compare_entries);
    }
    map_init(&layer->files, arena);
    for (size_t i = 0; i < files.count; i++) {
        map_set(&layer->files, files.entries[i].key, files.entries[i].value);
    }
}

bool theme_layer_open_folder(ThemeLayer *layer, Arena *arena, Slice root, Slice path,
                             ScriptError *error)
{
    LayerReader reader = {.layer = layer, .arena = arena, .root = root, .error = error};
    Slice manifest = path_join(arena, root, path_join(arena, path, MANIFEST));

    layer_init(layer, arena, path);
    if (file_exists(manifest) && !read_file(&reader, MANIFEST)) {
        return false;
    }
    if (!read_folder(&reader, TEMPLATES) || !read_folder(&reader, ASSETS)) {
        return false;
    }
    for (size_t i = 0; i < reader.folder_count; i++) {
        if (!read_folder(&reader, reader.folders[i])) {
            return false;
        }
    }
    sort_files(layer, arena);
    return true;
}

bool theme_layer_read_manifest(ThemeLayer *layer, Arena *arena, ThemeReadYaml *read_yaml,
                               ScriptError *error)
{
    const ThemeFile *file = map_find(&layer->files, MANIFEST);

    return file == NULL ||
           theme_manifest_read(&layer->manifest, arena, file->path, file->bytes, read_yaml, error);
}
