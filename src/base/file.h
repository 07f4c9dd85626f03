/*
 * file.h - whole files, read and written.
 *
 * Failures are the machine's: a function returns false and leaves errno; the caller, who knows what the path is for,
 * makes it a diagnostic with strerror. A path with a NUL in it is EINVAL.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/slice.h"

#include <sys/types.h>

/*
 * Reads a regular file of at most `limit` bytes (0: none) into `arena`. Opens with O_NONBLOCK, so a fifo or device does not
 * stop us. errno is EFBIG above the limit, EINVAL for what is no regular file (EISDIR for a folder). One byte after the
 * end is readable and NUL, for libraries.
 */
bool file_read(Arena *arena, Slice path, size_t limit, Slice *bytes);

/*
 * The same, mapped: the bytes stay as they are when the file is replaced or removed, until they are given back. A file that is made
 * shorter in place is another matter (SIGBUS): only for files that are written as file_write does.
 */
bool file_map(Slice path, size_t limit, Slice *bytes);
void file_unmap(Slice bytes);

/* As file_read, from an open descriptor that need not be a regular file (standard input); reads to its end. */
bool file_read_descriptor(Arena *arena, int descriptor, size_t limit, Slice *bytes);

typedef enum FileWriteMode {
    /* Can be made again: no fsync. A symbolic link is replaced by a file. */
    FILE_REPRODUCIBLE,
    /*
     * A user's own: fsync of file and folder. Keeps the mode of the file it replaces, which must be writable (EACCES), and
     * its owner where we may. A symbolic link stays, and its target is written.
     */
    FILE_PRECIOUS,
    /* As FILE_PRECIOUS, but fails with EEXIST when there is anything at the path. */
    FILE_NEW,
} FileWriteMode;

/*
 * Writes to a temporary name in the same folder (".name.XXXXXX.tmp") and renames: a reader sees the old bytes or the new ones.
 * A file that holds these bytes already is left alone, mtime and all; `*changed` (may be NULL) tells. Folders are made as
 * needed. On failure the old file is whole and the temporary one removed.
 */
bool file_write(Slice path, Slice bytes, FileWriteMode mode, bool *changed);

/* Writes all of `bytes` to an open descriptor. */
bool file_write_descriptor(int descriptor, Slice bytes);

/* Is this a regular file, just opened, that holds these bytes and no others? */
bool file_descriptor_holds(int descriptor, Slice bytes);

/* Makes a folder and those above it; true when it exists afterwards. */
bool file_make_folder(Slice path);

bool file_exists(Slice path);
bool file_is_folder(Slice path);

/* Removes a file; true when it is gone afterwards. */
bool file_remove(Slice path);

/* The absolute path without symbolic links, in `arena`; false with errno when it does not exist. */
bool file_real_path(Arena *arena, Slice path, Slice *result);

#endif
