#include "base/folder.h"

#include "base/buffer.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static FolderEntryKind kind_of_type(unsigned type)
{
    switch (type) {
    case DT_REG:
        return FOLDER_ENTRY_FILE;
    case DT_DIR:
        return FOLDER_ENTRY_FOLDER;
    case DT_LNK:
        return FOLDER_ENTRY_LINK;
    default:
        return FOLDER_ENTRY_OTHER;
    }
}

/* The kind that the folder itself tells, which most file systems do, else what the entry is. False when it is gone. */
static bool find_kind(int descriptor, const struct dirent *entry, FolderEntryKind *kind)
{
    struct stat status;

    if (entry->d_type != DT_UNKNOWN) {
        *kind = kind_of_type(entry->d_type);
        return true;
    }
    if (fstatat(descriptor, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return false;
    }
    *kind = kind_of_type(IFTODT(status.st_mode));
    return true;
}

static void add_entry(Arena *arena, FolderEntryList *list, const struct dirent *entry,
                      FolderEntryKind kind)
{
    Slice name = slice_from_string(entry->d_name);

    list->items =
        arena_array_room(arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = (FolderEntry){{arena_string(arena, name), name.size}, kind};
}

static bool is_dots(const char *name)
{
    return name[0] == '.' && (name[1] == '\0' || (name[1] == '.' && name[2] == '\0'));
}

static bool read_stream(Arena *arena, DIR *stream, FolderEntryList *list)
{
    const struct dirent *entry;
    FolderEntryKind kind;

    for (errno = 0; (entry = readdir(stream)) != NULL; errno = 0) {
        if (!is_dots(entry->d_name) && find_kind(dirfd(stream), entry, &kind)) {
            add_entry(arena, list, entry, kind);
        }
    }
    return errno == 0;
}

bool folder_read(Arena *arena, int descriptor, FolderEntryList *list)
{
    *list = (FolderEntryList){0};

    /* A stream closes its descriptor. */
    int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);

    if (copy < 0) {
        return false;
    }

    DIR *stream = fdopendir(copy);

    if (!stream) {
        int error = errno;

        close(copy);
        errno = error;
        return false;
    }

    bool is_read = read_stream(arena, stream, list);
    int error = errno;

    closedir(stream);
    errno = error;
    return is_read;
}

static int compare_entries(const void *a, const void *b)
{
    const FolderEntry *first = a;
    const FolderEntry *second = b;

    return slice_compare(first->name, second->name);
}

/* The entries of the folder at `path`; false with errno. */
static bool read_path(Arena *arena, Slice path, FolderEntryList *list)
{
    int descriptor =
        open(arena_string(arena, path), O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC);

    if (descriptor < 0) {
        return false;
    }

    bool is_read = folder_read(arena, descriptor, list);
    int error = errno;

    close(descriptor);
    errno = error;
    return is_read;
}

bool folder_read_names(Arena *arena, Slice path, Slice *names)
{
    FolderEntryList list = {0};
    Buffer out;

    if (!read_path(arena, path, &list)) {
        return false;
    }
    if (list.count > 0) {
        qsort(list.items, list.count, sizeof *list.items, compare_entries);
    }
    buffer_init(&out, arena);
    for (size_t i = 0; i < list.count; i++) {
        buffer_add(&out, list.items[i].name);
        buffer_add_byte(&out, '\0');
    }
    *names = buffer_slice(&out);
    return true;
}
