/*
 * folder.h - the names in a folder.
 */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include "base/arena.h"
#include "base/slice.h"

typedef enum FolderEntryKind {
    FOLDER_ENTRY_FILE,
    FOLDER_ENTRY_FOLDER,
    FOLDER_ENTRY_LINK,  /* symbolic */
    FOLDER_ENTRY_OTHER, /* fifo, socket, device */
} FolderEntryKind;

typedef struct FolderEntry {
    Slice name; /* NUL-terminated behind its end; any bytes but '/' and NUL */
    FolderEntryKind kind;
} FolderEntry;

typedef struct FolderEntryList {
    FolderEntry *items; /* in no order */
    size_t count;
    size_t capacity;
} FolderEntryList;

/*
 * All entries but "." and ".." of the folder that `descriptor` is open on; it stays open. What vanishes meanwhile is left
 * out. False with errno when the folder cannot be read.
 */
bool folder_read(Arena *arena, int descriptor, FolderEntryList *list);

/* The names in the folder at `path`, in the order of their bytes, each with a NUL behind it; false with errno. */
bool folder_read_names(Arena *arena, Slice path, Slice *names);

#endif
