#include "check/code_search.h"

#include "base/file.h"
#include "base/folder.h"
#include "base/path.h"
#include "document/code_pattern.h"

#include <fcntl.h>
#include <unistd.h>

enum { NAMES_MOST = 1000000, TRIES_MOST = 5000000 };

/* Files below a folder; paths are from the project's folder. */
typedef struct FileList {
    Slice *paths;
    size_t count;
    size_t capacity;
} FileList;

void code_search_init(CodeSearch *search, Arena *arena, Slice root)
{
    *search = (CodeSearch){.root = root, .arena = arena};
    map_init(&search->answers, arena);
    map_init(&search->folders, arena);
    map_init(&search->names, arena);
    map_init(&search->extensions, arena);
    ignored_paths_init(&search->ignored, arena, root);
}

static bool is_left_out(Slice name)
{
    return slice_is(name, ".git") || slice_is(name, "node_modules");
}

static void add_path(CodeSearch *search, FileList *list, Slice path)
{
    list->paths = arena_array_room(search->arena, list->paths, list->count, &list->capacity,
                                   sizeof *list->paths);
    list->paths[list->count++] = path;
}

/* Adds what is in the folder: files to `files`, folders to `waiting`. */
static void read_folder(CodeSearch *search, Slice folder, FileList *files, FileList *waiting)
{
    FolderEntryList entries = {0};
    Slice whole = path_join(search->arena, search->root, folder);
    int descriptor =
        open(arena_string(search->arena, whole), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);

    if (descriptor < 0) {
        return;
    }
    if (!folder_read(search->arena, descriptor, &entries)) {
        entries.count = 0;
    }
    close(descriptor);
    search->seen_count += entries.count;
    for (size_t i = 0; i < entries.count; i++) {
        const FolderEntry *entry = &entries.items[i];
        Slice path = path_join(search->arena, folder, entry->name);

        if (entry->kind != FOLDER_ENTRY_FOLDER) {
            add_path(search, files, path);
        } else if (!is_left_out(entry->name)) {
            add_path(search, waiting, path);
        }
    }
}

static const FileList *list_files(CodeSearch *search, Slice folder)
{
    MapEntry *known = map_get(&search->folders, folder);
    FileList waiting = {0};
    FileList *files;

    if (known->value != NULL) {
        return known->value;
    }
    files = arena_new(search->arena, FileList);
    known->value = files;
    add_path(search, &waiting, folder);
    while (waiting.count > 0 && search->seen_count < NAMES_MOST) {
        read_folder(search, waiting.paths[--waiting.count], files, &waiting);
    }
    return files;
}

static bool find_glob(CodeSearch *search, const CodePattern *pattern)
{
    const FileList *files = list_files(search, pattern->folder);

    for (size_t i = 0; i < files->count; i++) {
        search->tried_count++;
        if (code_pattern_matches(pattern, files->paths[i])) {
            return true;
        }
    }
    return search->seen_count >= NAMES_MOST;
}

static bool look(CodeSearch *search, Slice text)
{
    CodePattern pattern;

    code_pattern_init(&pattern, search->arena, text);
    if (file_exists(path_join(search->arena, search->root, text))) {
        return true;
    }
    return pattern.glob.count > 0 &&
           (search->tried_count >= TRIES_MOST || find_glob(search, &pattern));
}

bool code_search_finds(CodeSearch *search, Slice pattern)
{
    MapEntry *known = map_get(&search->answers, pattern);

    if (known->value == NULL) {
        /* Two addresses that are not the same; the map of answers is not added to meanwhile. */
        known->value = look(search, pattern) ? (void *)&search->answers : (void *)search;
    }
    return known->value == (void *)&search->answers;
}

static void add_name(CodeSearch *search, Slice path)
{
    MapEntry *entry = map_get(&search->names, path_name(path));

    if (entry->value == NULL) {
        entry->value = arena_new(search->arena, FileList);
    }
    if (slice_find_byte(path, '/', 0) < path.size) {
        map_set(&search->extensions, path_extension(path), search);
    }
    add_path(search, entry->value, path);
}

/* Builds may have left more files than the project has: they are not looked at. */
static void list_names(CodeSearch *search)
{
    FileList waiting = {0};

    if (search->has_names) {
        return;
    }
    search->has_names = true;
    add_path(search, &waiting, SLICE(""));
    while (waiting.count > 0 && search->seen_count < NAMES_MOST) {
        Slice folder = waiting.paths[--waiting.count];
        FileList files = {0};

        if (folder.size > 0 && ignored_paths_has(&search->ignored, folder, true)) {
            continue;
        }
        read_folder(search, folder, &files, &waiting);
        for (size_t i = 0; i < files.count; i++) {
            add_name(search, files.paths[i]);
        }
    }
}

Slice code_search_namesake(CodeSearch *search, Slice path)
{
    list_names(search);

    const FileList *namesakes = map_find(&search->names, path_name(path));
    bool is_one = namesakes != NULL && namesakes->count == 1 && search->seen_count < NAMES_MOST;

    return is_one ? namesakes->paths[0] : (Slice){NULL, 0};
}

static bool is_end_of(Slice path, Slice end)
{
    return slice_ends_with(path, end) &&
           (path.size == end.size || path.data[path.size - end.size - 1] == '/');
}

bool code_search_has_end(CodeSearch *search, Slice path)
{
    list_names(search);

    const FileList *namesakes = map_find(&search->names, path_name(path));

    for (size_t i = 0; namesakes != NULL && i < namesakes->count; i++) {
        if (search->tried_count++ >= TRIES_MOST || is_end_of(namesakes->paths[i], path)) {
            return true;
        }
    }
    return search->seen_count >= NAMES_MOST;
}

bool code_search_has_extension(CodeSearch *search, Slice path)
{
    list_names(search);
    return search->seen_count >= NAMES_MOST ||
           map_find(&search->extensions, path_extension(path)) != NULL;
}

bool code_search_ignores(CodeSearch *search, Slice path)
{
    return ignored_paths_has(&search->ignored, path, false);
}
