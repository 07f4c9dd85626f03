/*
 * output_folder.h - the folders below the output's root, through descriptors.
 *
 * A file is opened relative to its folder's descriptor, and a folder relative to that of the one above it; a symbolic link below
 * the root is never followed. So no path leads out of the root, whatever stands there. The last few folders stay open: a file in
 * one of them costs no look at the folders above it.
 */
#ifndef WRITE_OUTPUT_FOLDER_H
#define WRITE_OUTPUT_FOLDER_H

#include "base/arena.h"
#include "base/slice.h"

enum { OUTPUT_FOLDERS_OPEN = 32 };

typedef struct OpenFolder {
    Slice path; /* from the root, never empty */
    int descriptor;
} OpenFolder;

typedef struct OutputFolders {
    Arena *arena; /* holds the open folders' paths */
    int root;     /* descriptor */
    OpenFolder open[OUTPUT_FOLDERS_OPEN];
    size_t count;
    size_t next; /* the place that is used again next, when all are in use */
} OutputFolders;

/* Makes the root if need be; false with errno. The root itself may be behind symbolic links. */
bool output_folders_open(OutputFolders *folders, Arena *arena, Slice root);

void output_folders_close(OutputFolders *folders);

/*
 * A descriptor of the folder at `path`, "" or inside; valid until the next call. With `make`, makes what is not there. -1 with
 * errno: ENOTDIR when a file stands there or on the way, ELOOP when a symbolic link does.
 */
int output_folders_get(OutputFolders *folders, Slice path, bool make);

/* Removes the folder if it is empty; then those above it, up to the root, as long as they are. */
void output_folders_remove_empty(OutputFolders *folders, Slice path);

/* A name as system calls want it. */
typedef struct OutputName {
    char text[256];
} OutputName;

/* False with errno when it is too long. */
bool output_name_init(OutputName *name, Slice text);

#endif
