#include "write/output_folder.h"

#include "base/file.h"
#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_FLAGS = O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };

bool output_name_init(OutputName *name, Slice text)
{
    if (text.size >= sizeof name->text) {
        errno = ENAMETOOLONG;
        return false;
    }
    memcpy(name->text, text.data, text.size);
    name->text[text.size] = '\0';
    return true;
}

bool output_folders_open(OutputFolders *folders, Arena *arena, Slice root)
{
    *folders = (OutputFolders){.arena = arena};
    if (!file_make_folder(root)) {
        return false;
    }
    folders->root =
        open(root.size > 0 ? arena_string(arena, root) : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return folders->root >= 0;
}

void output_folders_close(OutputFolders *folders)
{
    for (size_t i = 0; i < folders->count; i++) {
        close(folders->open[i].descriptor);
    }
    close(folders->root);
    *folders = (OutputFolders){.arena = folders->arena, .root = -1};
}

static int find_open(const OutputFolders *folders, Slice path)
{
    for (size_t i = 0; i < folders->count; i++) {
        if (slice_equals(folders->open[i].path, path)) {
            return folders->open[i].descriptor;
        }
    }
    return -1;
}

static void keep_open(OutputFolders *folders, Slice path, int descriptor)
{
    size_t place = folders->next;

    if (folders->count < OUTPUT_FOLDERS_OPEN) {
        place = folders->count++;
    } else {
        folders->next = (folders->next + 1) % OUTPUT_FOLDERS_OPEN;
        close(folders->open[place].descriptor);
    }
    folders->open[place] =
        (OpenFolder){.path = arena_copy(folders->arena, path), .descriptor = descriptor};
}

static bool is_link(int above, const char *name)
{
    struct stat status;

    return fstatat(above, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
}

static int open_folder(int above, const char *name, bool make)
{
    int descriptor = openat(above, name, O_PATH | FOLDER_FLAGS);

    if (descriptor < 0 && errno == ENOENT && make) {
        /* Another process may be faster. */
        if (mkdirat(above, name, 0777) != 0 && errno != EEXIST) {
            return -1;
        }
        descriptor = openat(above, name, O_PATH | FOLDER_FLAGS);
    }
    if (descriptor < 0 && errno == ENOTDIR) {
        errno = is_link(above, name) ? ELOOP : ENOTDIR;
    }
    return descriptor;
}

int output_folders_get(OutputFolders *folders, Slice path, bool make)
{
    OutputName name;

    if (path.size == 0) {
        return folders->root;
    }

    int descriptor = find_open(folders, path);

    if (descriptor >= 0) {
        return descriptor;
    }

    int above = output_folders_get(folders, path_folder(path), make);

    if (above < 0 || !output_name_init(&name, path_name(path))) {
        return -1;
    }
    descriptor = open_folder(above, name.text, make);
    if (descriptor >= 0) {
        keep_open(folders, path, descriptor);
    }
    return descriptor;
}

void output_folders_remove_empty(OutputFolders *folders, Slice path)
{
    for (; path.size > 0; path = path_folder(path)) {
        int above = output_folders_get(folders, path_folder(path), false);
        OutputName name;

        if (above < 0 || !output_name_init(&name, path_name(path)) ||
            unlinkat(above, name.text, AT_REMOVEDIR) != 0) {
            return;
        }
    }
}
