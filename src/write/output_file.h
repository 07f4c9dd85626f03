/*
 * output_file.h - one file of the output, in a folder that is open.
 *
 * Each function takes the folder's descriptor and the file's name, follows no symbolic link, and leaves errno when it fails.
 */
#ifndef WRITE_OUTPUT_FILE_H
#define WRITE_OUTPUT_FILE_H

#include "write/output_entry.h"

typedef enum FilePlace {
    PLACE_FREE,
    PLACE_SAME,   /* a regular file with just these bytes */
    PLACE_TAKEN,  /* anything else that a file may replace */
    PLACE_FAILED, /* errno; EISDIR when a folder is there */
} FilePlace;

/* What is at the place where a file with `bytes` should be. */
FilePlace output_file_look(int folder, Slice name, Slice bytes);

/*
 * Opens what is at a file's place: `*descriptor` is -1 when there is no file that can be read, `*is_taken` tells whether there is
 * anything. False with errno when no file can be there; EISDIR when a folder is.
 */
bool output_file_open(int folder, Slice name, int *descriptor, bool *is_taken);

/*
 * A file is written to a temporary name in the same folder, and renamed: a reader sees the old file or the new one. No fsync: it can be made
 * again. The temporary name is the same each time, so that who knows the file can remove what a killed process left.
 */
typedef enum FileNaming {
    NAMING_TEMPORARY,
    NAMING_FINAL, /* in the stage (write/output_stage.h) the file has its own name at once */
} FileNaming;

/* begin opens it, or is -1; commit and abandon close it; what is not committed is gone. */
int output_file_begin(int folder, Slice name, FileNaming naming);
bool output_file_commit(int folder, Slice name, FileNaming naming, int descriptor);
void output_file_abandon(int folder, Slice name, FileNaming naming, int descriptor);

/* All of these for bytes that are there already. */
bool output_file_replace(int folder, Slice name, Slice bytes);

/* Removes what a process that was killed made under the first name: was there anything? */
bool output_file_clean(int folder, Slice name, FileNaming naming);

/* Does the file have the size and hash of this entry? False with ENOENT when there is none, with 0 when it differs. */
bool output_file_matches(int folder, Slice name, const OutputEntry *entry);

/* All bytes, in `arena`. */
bool output_file_read(int folder, Slice name, Arena *arena, Slice *bytes);

#endif
