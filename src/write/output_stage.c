#include "write/output_stage.h"

#include "base/path.h"
#include "write/output_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
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
