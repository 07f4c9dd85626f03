#include "check/ignored_path.h"

#include "base/file.h"
#include "base/ignore_file.h"
#include "base/path.h"
#include "base/repository.h"

enum { SIZE_MOST = 1 << 20 };

typedef struct KnownFolder {
    const IgnoreFile *rules; /* in force in it; may be NULL */
    bool is_ignored;
} KnownFolder;

void ignored_paths_init(IgnoredPaths *paths, Arena *arena, Slice root)
{
    *paths = (IgnoredPaths){.base = root, .arena = arena};
    map_init(&paths->folders, arena);
    if (repository_find(arena, root, &paths->base)) {
        size_t skipped = paths->base.size + (paths->base.size > 1);

        paths->project = slice_from(root, skipped < root.size ? skipped : root.size);
    }
}

static bool is_left_out(Slice name)
{
    return slice_is(name, ".git") || slice_is(name, "node_modules");
}

/* The rules of the folder's own .gitignore before `outer`. */
static const IgnoreFile *read_rules(IgnoredPaths *paths, Slice folder, const IgnoreFile *outer)
{
    Slice path =
        path_join(paths->arena, path_join(paths->arena, paths->base, folder), SLICE(".gitignore"));
    Slice text;

    return file_read(paths->arena, path, SIZE_MOST, &text)
               ? ignore_file_read(paths->arena, text, folder, outer)
               : outer;
}

/* What is known of the folder, when all above it is known: `above` is NULL for the base. */
static KnownFolder *find_folder(IgnoredPaths *paths, Slice folder, const KnownFolder *above)
{
    KnownFolder *known = map_find(&paths->folders, folder);

    if (known != NULL) {
        return known;
    }
    known = arena_new(paths->arena, KnownFolder);
    map_set(&paths->folders, arena_copy(paths->arena, folder), known);
    if (above == NULL) {
        Slice text = repository_read_exclude(paths->arena, paths->base);

        known->rules =
            read_rules(paths, folder, ignore_file_read(paths->arena, text, SLICE(""), NULL));
        return known;
    }
    known->is_ignored = above->is_ignored || is_left_out(path_name(folder)) ||
                        ignore_file_matches(above->rules, folder, true);
    known->rules = known->is_ignored ? NULL : read_rules(paths, folder, above->rules);
    return known;
}

bool ignored_paths_has(IgnoredPaths *paths, Slice path, bool is_folder)
{
    Slice whole = path_join(paths->arena, paths->project, path);
    const KnownFolder *folder = find_folder(paths, SLICE(""), NULL);

    for (size_t end = slice_find_byte(whole, '/', 0); end < whole.size && !folder->is_ignored;
         end = slice_find_byte(whole, '/', end + 1)) {
        folder = find_folder(paths, slice_part(whole, 0, end), folder);
    }
    return folder->is_ignored || is_left_out(path_name(whole)) ||
           ignore_file_matches(folder->rules, whole, is_folder);
}
