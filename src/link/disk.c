#include "link/disk.h"

#include "base/file.h"
#include "base/folder.h"
#include "base/path.h"
#include "link/name_fold.h"
#include "link/nearest.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is known of an entry: its name only, or all that its folder says, or also what a symbolic link leads to. */
enum { ENTRY_NEW, ENTRY_LINK, ENTRY_KNOWN };

typedef struct DiskFolder {
    Map names;  /* -> DiskEntry *; by name */
    Map folded; /* -> the first of them; made when it is needed */
    bool has_folded;
} DiskFolder;

static Slice absolute_path(Disk *disk, Slice path)
{
    return path.size > 0 ? path_join(disk->arena, disk->root, path) : disk->root;
}

/* The path without symbolic links, relative to the project; false when it is outside or leads nowhere. */
static bool find_real_path(Disk *disk, Slice path, Slice *real, DiskKind *problem)
{
    Slice absolute;

    *problem = DISK_OTHER;
    if (!file_real_path(disk->arena, absolute_path(disk, path), &absolute)) {
        return false;
    }
    *problem = DISK_OUTSIDE;
    if (!path_is_below(absolute, disk->root)) {
        return false;
    }

    Slice rest = slice_from(absolute, disk->root.size);

    *real = slice_from(rest, slice_starts_with(rest, SLICE("/")) ? 1 : 0);
    return true;
}

/* Asks the system for kind and size of what is at entry->real. */
static void find_kind(Disk *disk, DiskEntry *entry)
{
    const char *path = arena_string(disk->arena, absolute_path(disk, entry->real));
    struct stat status;

    entry->kind = DISK_OTHER;
    if (lstat(path, &status) != 0) {
        return;
    }
    if (S_ISREG(status.st_mode)) {
        entry->kind = DISK_FILE;
        entry->size = (uint64_t)status.st_size;
    } else if (S_ISDIR(status.st_mode)) {
        entry->kind = DISK_FOLDER;
    }
}

static const DiskEntry *know_entry(Disk *disk, DiskEntry *entry)
{
    bool is_link = entry->state == ENTRY_LINK;

    if (entry->state == ENTRY_KNOWN) {
        return entry;
    }
    entry->state = ENTRY_KNOWN;
    if (!is_link || find_real_path(disk, entry->path, &entry->real, &entry->kind)) {
        find_kind(disk, entry);
    }
    return entry;
}

static int compare_entries(const void *a, const void *b)
{
    return slice_compare(((const FolderEntry *)a)->name, ((const FolderEntry *)b)->name);
}

static void add_entry(Disk *disk, DiskFolder *folder, const DiskEntry *parent,
                      const FolderEntry *found)
{
    DiskEntry *entry = arena_new(disk->arena, DiskEntry);

    entry->path = path_join(disk->arena, parent->path, found->name);
    entry->real = path_join(disk->arena, parent->real, found->name);
    entry->state = found->kind == FOLDER_ENTRY_LINK ? ENTRY_LINK : ENTRY_NEW;
    map_set(&folder->names, found->name, entry);
}

/* What is below an entry; nothing when it is no folder that can be read. */
static DiskFolder *open_folder(Disk *disk, DiskEntry *entry)
{
    FolderEntryList list = {0};

    if (entry->below != NULL) {
        return entry->below;
    }
    entry->below = arena_new(disk->arena, DiskFolder);
    map_init(&entry->below->names, disk->arena);
    map_init(&entry->below->folded, disk->arena);
    if (know_entry(disk, entry)->kind != DISK_FOLDER) {
        return entry->below;
    }

    const char *path = arena_string(disk->arena, absolute_path(disk, entry->real));
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);

    if (descriptor >= 0 && folder_read(disk->arena, descriptor, &list) && list.count > 1) {
        qsort(list.items, list.count, sizeof *list.items, compare_entries);
    }
    for (size_t i = 0; i < list.count; i++) {
        add_entry(disk, entry->below, entry, &list.items[i]);
    }
    if (descriptor >= 0) {
        close(descriptor);
    }
    return entry->below;
}

static DiskEntry *find_folded(Disk *disk, DiskFolder *folder, Slice name)
{
    for (size_t i = 0; !folder->has_folded && i < folder->names.count; i++) {
        const MapEntry *known = &folder->names.entries[i];
        MapEntry *entry = map_get(&folder->folded, name_fold(disk->arena, known->key));

        if (entry->value == NULL) {
            entry->value = known->value;
        }
    }
    folder->has_folded = true;
    return map_find(&folder->folded, name_fold(disk->arena, name));
}

static DiskEntry *walk_to(Disk *disk, Slice path, bool fold)
{
    DiskEntry *entry = &disk->entry;

    while (path.size > 0 && entry != NULL) {
        DiskFolder *folder = open_folder(disk, entry);
        Slice name = slice_cut(path, '/', &path);

        entry = map_find(&folder->names, name);
        if (entry == NULL && fold) {
            entry = find_folded(disk, folder, name);
        }
    }
    return entry;
}

void disk_init(Disk *disk, Arena *arena, Slice root)
{
    *disk = (Disk){.arena = arena};
    if (!file_real_path(arena, root, &disk->root)) {
        disk->entry.kind = DISK_OTHER;
        disk->entry.state = ENTRY_KNOWN;
    }
}

const DiskEntry *disk_find(Disk *disk, Slice path, bool fold)
{
    DiskEntry *entry = walk_to(disk, path, fold);

    return entry != NULL ? know_entry(disk, entry) : NULL;
}

Slice disk_find_nearest(Disk *disk, Slice path, size_t *budget)
{
    DiskEntry *parent = walk_to(disk, path_folder(path), false);
    Slice extension = path_extension(path);
    Slice found = {0};
    Nearest nearest;

    if (parent == NULL) {
        return found;
    }

    const Map *names = &open_folder(disk, parent)->names;

    nearest_init(&nearest, path_without_extension(path_name(path)), budget);
    for (size_t i = 0; i < names->count; i++) {
        Slice name = names->entries[i].key;
        const DiskEntry *entry = names->entries[i].value;

        if (slice_equals_fold(path_extension(name), extension) &&
            nearest_offer(&nearest, path_without_extension(name))) {
            found = entry->path;
        }
    }
    return found;
}
