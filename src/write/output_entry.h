/*
 * output_entry.h - what is known of one file of the output, as a line of text.
 *
 *     d41d8cd98f00b204e9800998ecf8427e 3120 guide/install.html
 *
 * Hash (XXH3-128), size in bytes, path from the output's root; in paths '\' is written "\\" and a line end "\n". Such lines
 * make the manifest and the journal. Who reads one trusts nothing in it.
 */
#ifndef WRITE_OUTPUT_ENTRY_H
#define WRITE_OUTPUT_ENTRY_H

#include "base/buffer.h"
#include "base/hash.h"
#include "base/slice.h"

typedef struct OutputEntry {
    Slice path;
    Hash128 hash;
    uint64_t size; /* bytes */
} OutputEntry;

/* May this be the path of a file below a folder: relative, and of names that are neither empty, "." nor ".."? */
bool output_path_is_inside(Slice path);

OutputEntry output_entry_of(Slice path, Slice bytes);

/* Writes the line, with its end. */
void output_entry_write(Buffer *out, const OutputEntry *entry);

/* Reads a line without its end; false when it is none, or its path is not inside. The path is a part of `line`, or in `arena`. */
bool output_entry_read(Arena *arena, Slice line, OutputEntry *entry);

#endif
