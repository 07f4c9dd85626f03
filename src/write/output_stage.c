#include "write/output_stage.h"

#include "base/path.h"
#include "write/output_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool has_entries(DIR *folder)
{
    const struct dirent *entry;

    while ((entry = readdir(folder)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            return true;
        }
    }
    return false;
}

bool output_stage_is_for(int root)
{
    int descriptor = openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = descriptor >= 0 ? fdopendir(descriptor) : NULL;

    if (!folder) {
        if (descriptor >= 0) {
            close(descriptor);
        }
        return false;
    }

    bool is_empty = !has_entries(folder);

    closedir(folder);
    return is_empty;
}

/*
 * Removes files in the stage, and folders that are empty then; those that `kept` names stay. No link is followed. What cannot be
 * removed stays: it is in nobody's way, but of the next first build, which is none then.
 */
static size_t remove_files(Arena *arena, Slice root, const Map *kept)
{
    Slice stage = path_join(arena, root, SLICE(OUTPUT_STAGE));
    char *const paths[] = {arena_string(arena, stage), NULL};
    FTS *walk = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR | FTS_NOSTAT, NULL);
    size_t count = 0;

    for (const FTSENT *entry; walk && (entry = fts_read(walk)) != NULL;) {
        if (entry->fts_info == FTS_D || entry->fts_info == FTS_DC) {
            continue;
        }
        if (entry->fts_info == FTS_DP) {
            rmdir(entry->fts_path);
            continue;
        }

        Slice path = slice_from_string(entry->fts_path);
        Slice name = path.size > stage.size ? slice_from(path, stage.size + 1) : (Slice){0};

        if (!kept || !map_find(kept, name)) {
            count += unlink(entry->fts_path) == 0;
        }
    }
    if (walk) {
        fts_close(walk);
    }
    return count;
}

void output_stage_remove(Arena *arena, Slice root)
{
    remove_files(arena, root, NULL);
}

size_t output_stage_tidy(Arena *arena, Slice root, const Map *kept)
{
    return remove_files(arena, root, kept);
}

Slice output_stage_entry(Slice path)
{
    return slice_part(path, 0, slice_find_byte(path, '/', 0));
}

bool output_stage_move(int stage, int root, Slice entry)
{
    OutputName name;

    /* Some file systems cannot promise that nothing is replaced. We looked, and an entry with something in it is refused by all. */
    return output_name_init(&name, entry) &&
           (renameat2(stage, name.text, root, name.text, RENAME_NOREPLACE) == 0 ||
            (errno == EINVAL && renameat(stage, name.text, root, name.text) == 0));
}

bool output_stage_has(Slice path)
{
    return slice_is(output_stage_entry(path), OUTPUT_STAGE);
}
