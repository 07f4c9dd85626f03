#include "render/theme.h"

#include "base/edit_distance.h"
#include "base/embedded.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/path.h"
#include "render/asset_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    FILE_SIZE_MOST = 16 << 20, /* bytes */
    HASH_DIGITS = 8,
};

#define SHIPPED SLICE("themes/")
#define FALLBACK SLICE("themes/default/")

typedef struct ThemeFile {
    Slice path; /* for messages */
    Slice bytes;
} ThemeFile;

typedef struct ThemeLoader {
    Arena *arena;
    Slice root; /* of the project, without symbolic links */
    Map files;  /* ThemeFile by path in the theme: "templates/page.html"; what comes first stays */
    Slice error;
} ThemeLoader;

static void add_file(ThemeLoader *loader, Slice name, Slice path, Slice bytes)
{
    MapEntry *entry = map_get(&loader->files, name);

    if (entry->value == NULL) {
        ThemeFile *file = arena_new(loader->arena, ThemeFile);
        *file = (ThemeFile){path, bytes};
        entry->value = file;
    }
}

/* The files below `prefix` in the program. False when there are none. */
static bool add_shipped(ThemeLoader *loader, Slice prefix)
{
    EmbeddedList list = embedded_below(prefix);

    for (size_t i = 0; i < list.count; i++) {
        Slice path = slice_from_string(list.items[i].path);
        add_file(loader, slice_from(path, prefix.size), path, embedded_bytes(&list.items[i]));
    }
    return list.count > 0;
}

/* Names that can stand in a URL and in a page as they are. */
static bool is_plain_name(Slice name)
{
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        if (!ascii_is_alphanumeric(c) && c != '.' && c != '-' && c != '_') {
            return false;
        }
    }
    return name.size > 0;
}

static bool fail(ThemeLoader *loader, Slice path, const char *what)
{
    loader->error = arena_format(loader->arena, "theme file \"%.*s\": %s", SLICE_PRINT(path), what);
    return false;
}

/* Reads one file; `path` is relative to the project. */
static bool read_file(ThemeLoader *loader, Slice name, Slice path)
{
    Slice real;
    Slice bytes;

    if (!is_plain_name(path_name(path))) {
        return fail(loader, path,
                    "only letters, digits, \".\", \"-\" and \"_\" can be in its name");
    }
    if (!file_real_path(loader->arena, path_join(loader->arena, loader->root, path), &real)) {
        return fail(loader, path, strerror(errno));
    }
    if (!path_is_below(real, loader->root)) {
        return fail(loader, path, "it leads out of the project");
    }
    if (!file_read(loader->arena, real, FILE_SIZE_MOST, &bytes)) {
        return fail(loader, path, strerror(errno));
    }
    add_file(loader, name, path, bytes);
    return true;
}

static bool is_theme_file(const FolderEntry *entry)
{
    bool is_file = entry->kind == FOLDER_ENTRY_FILE || entry->kind == FOLDER_ENTRY_LINK;

    return is_file && entry->name.data[0] != '.';
}

/* Reads the files of one folder of a theme; one that is not there has none. */
static bool read_folder(ThemeLoader *loader, Slice theme, Slice folder)
{
    Slice path = path_join(loader->arena, theme, folder);
    char *full = arena_string(loader->arena, path_join(loader->arena, loader->root, path));
    FolderEntryList list = {NULL, 0, 0};
    int descriptor = open(full, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool known;

    if (descriptor < 0) {
        return errno == ENOENT || fail(loader, path, strerror(errno));
    }
    known = folder_read(loader->arena, descriptor, &list);
    close(descriptor);
    if (!known) {
        return fail(loader, path, strerror(errno));
    }
    for (size_t i = 0; i < list.count; i++) {
        Slice name = list.items[i].name;
        if (is_theme_file(&list.items[i]) &&
            !read_file(loader, path_join(loader->arena, folder, name),
                       path_join(loader->arena, path, name))) {
            return false;
        }
    }
    return true;
}

/* The name of the shipped theme that was probably meant; may be empty. */
static Slice nearest_shipped(ThemeLoader *loader, Slice wanted)
{
    EmbeddedList list = embedded_below(SHIPPED);
    Slice *names = arena_new_array(loader->arena, Slice, list.count + 1);

    for (size_t i = 0; i < list.count; i++) {
        Slice rest = slice_from(slice_from_string(list.items[i].path), SHIPPED.size);
        names[i] = slice_cut(rest, '/', &rest);
    }
    return edit_distance_nearest(wanted, names, list.count);
}

static bool fail_unknown(ThemeLoader *loader, Slice name)
{
    Slice nearest = nearest_shipped(loader, name);

    loader->error = arena_format(loader->arena, "there is no theme \"%.*s\"", SLICE_PRINT(name));
    if (nearest.size > 0) {
        loader->error = arena_format(loader->arena, "%.*s; did you mean \"%.*s\"?",
                                     SLICE_PRINT(loader->error), SLICE_PRINT(nearest));
    }
    return false;
}

/* Reads a theme that lies below the project. */
static bool add_own(ThemeLoader *loader, Slice name)
{
    Slice path;

    if (!path_normalize(loader->arena, name, &path) || (path.size > 0 && path.data[0] == '/')) {
        loader->error = arena_format(loader->arena, "the theme \"%.*s\" is not below the project",
                                     SLICE_PRINT(name));
        return false;
    }
    if (!file_is_folder(path_join(loader->arena, loader->root, path))) {
        return fail_unknown(loader, name);
    }
    if (!read_folder(loader, path, SLICE("templates")) ||
        !read_folder(loader, path, SLICE("assets"))) {
        return false;
    }
    if (loader->files.count == 0) {
        loader->error =
            arena_format(loader->arena, "the theme \"%.*s\" has no file in templates/ or assets/",
                         SLICE_PRINT(name));
        return false;
    }
    return true;
}

static void add_template(Theme *theme, Slice name, const ThemeFile *file)
{
    theme->templates[theme->template_count++] =
        (ThemeTemplate){path_without_extension(path_name(name)), file->path, file->bytes};
}

/* "style.css" -> "assets/style.1f2e3d4c.css". */
static Slice asset_address(Arena *arena, Slice name, Slice bytes)
{
    char digits[HASH_TEXT_SIZE];
    Slice stem = path_without_extension(name);
    Slice extension = path_extension(name);

    if (slice_is(name, "favicon.svg")) {
        return name;
    }
    return arena_format(arena, "assets/%.*s.%.*s%.*s", SLICE_PRINT(stem), HASH_DIGITS,
                        hash_to_text(hash_128(bytes), digits), SLICE_PRINT(extension));
}

static void add_asset(Theme *theme, Arena *arena, Slice name, Slice bytes)
{
    theme->assets[theme->asset_count++] =
        (ThemeAsset){name, asset_address(arena, name, bytes), bytes};
}

/* "assets/search.js/box.js" is a part of "search.js". */
static bool is_part(Slice folder)
{
    return slice_is(path_folder(folder), "assets") && asset_kind(folder) != ASSET_WHOLE;
}

/* Adds the asset whose parts begin at the entry `first`, unless the theme has a file of its name. Returns where they end. */
static size_t add_parts(Theme *theme, ThemeLoader *loader, size_t first)
{
    const Map *files = &loader->files;
    Slice folder = path_folder(files->entries[first].key);
    AssetKind kind = asset_kind(folder);
    Buffer whole;
    size_t i = first;

    buffer_init(&whole, loader->arena);
    asset_parts_begin(&whole, kind);
    for (; i < files->count && slice_equals(path_folder(files->entries[i].key), folder); i++) {
        const ThemeFile *part = files->entries[i].value;
        asset_parts_add(&whole, kind, part->bytes);
    }
    asset_parts_end(&whole, kind);
    if (theme_find_asset(theme, path_name(folder)) == NULL) {
        add_asset(theme, loader->arena, path_name(folder), buffer_slice(&whole));
    }
    return i;
}

static int compare_entries(const void *a, const void *b)
{
    return slice_compare(((const MapEntry *)a)->key, ((const MapEntry *)b)->key);
}

/* Sorts what was found into templates and assets; the rest, such as theme.yaml, is for people. */
static void fill_theme(Theme *theme, ThemeLoader *loader)
{
    Map *files = &loader->files;

    qsort(files->entries, files->count, sizeof *files->entries, compare_entries);
    *theme = (Theme){
        .templates = arena_new_array(loader->arena, ThemeTemplate, files->count),
        .assets = arena_new_array(loader->arena, ThemeAsset, files->count),
    };
    for (size_t i = 0; i < files->count;) {
        Slice name = files->entries[i].key;
        Slice folder = path_folder(name);
        const ThemeFile *file = files->entries[i].value;

        if (is_part(folder)) {
            i = add_parts(theme, loader, i);
            continue;
        }
        if (slice_is(folder, "templates") && slice_is(path_extension(name), ".html")) {
            add_template(theme, name, file);
        } else if (slice_is(folder, "assets")) {
            add_asset(theme, loader->arena, path_name(name), file->bytes);
        }
        i++;
    }
}

bool theme_load(Theme *theme, Arena *arena, Slice root, Slice name, Slice *error)
{
    ThemeLoader loader = {.arena = arena};
    Slice shipped = arena_format(arena, "themes/%.*s/", SLICE_PRINT(name));
    bool found;

    map_init(&loader.files, arena);
    found = slice_find_byte(name, '/', 0) == name.size && add_shipped(&loader, shipped);
    if (!found && !file_real_path(arena, root, &loader.root)) {
        *error = arena_format(arena, "the project's folder: %s", strerror(errno));
        return false;
    }
    if (!found && !add_own(&loader, name)) {
        *error = loader.error;
        return false;
    }
    add_shipped(&loader, FALLBACK);
    fill_theme(theme, &loader);
    return true;
}

const ThemeAsset *theme_find_asset(const Theme *theme, Slice name)
{
    for (size_t i = 0; i < theme->asset_count; i++) {
        if (slice_equals(theme->assets[i].name, name)) {
            return &theme->assets[i];
        }
    }
    return NULL;
}
