/*
 * disk.h - which files there are below the project's root, for links to what is no document.
 *
 * Folders are read once, when something in them is asked for, and names are compared with what is read there: so case counts on
 * every system, no name from a link ever reaches the file system, and what is not there can be told from what is only written
 * otherwise. Symbolic links are followed when they end inside the project. What git ignores, or begins with a dot, is a file
 * like any other.
 */
#ifndef LINK_DISK_H
#define LINK_DISK_H

#include "base/map.h"

typedef enum DiskKind {
    DISK_FILE,
    DISK_FOLDER,
    DISK_OTHER,   /* neither, or a symbolic link that leads nowhere */
    DISK_OUTSIDE, /* a symbolic link that leads out of the project */
} DiskKind;

typedef struct DiskEntry {
    Slice path; /* relative to the project, as the system spells it */
    Slice real; /* the same without symbolic links */
    DiskKind kind;
    uint64_t size;            /* bytes of a file */
    struct DiskFolder *below; /* see disk.c */
    uint8_t state;
} DiskEntry;

typedef struct Disk {
    Arena *arena;
    Slice root;      /* absolute, without symbolic links */
    DiskEntry entry; /* of the root */
} Disk;

/* `root` is absolute; where it cannot be read nothing is found. */
void disk_init(Disk *disk, Arena *arena, Slice root);

/* NULL when there is nothing. The path is normalised. With `fold`, a name that only case sets apart is taken for the name. */
const DiskEntry *disk_find(Disk *disk, Slice path, bool fold);

/* The path of the file or folder beside it, of the same extension, whose name is nearest; empty when there is none. */
Slice disk_find_nearest(Disk *disk, Slice path, size_t *budget);

#endif
