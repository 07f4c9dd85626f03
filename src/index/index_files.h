/*
 * index_files.h - the files of an index, while they are made.
 */
#ifndef INDEX_INDEX_FILES_H
#define INDEX_INDEX_FILES_H

#include "base/buffer.h"

typedef struct IndexFile {
    Slice name; /* "t3": below the output, search/t3.js */
    Slice text; /* as it stands between the quotes of a JavaScript string */
} IndexFile;

typedef struct IndexFiles {
    IndexFile *items;
    size_t count;
    size_t capacity;
    Arena *arena;
    char id[9]; /* after index_files_seal */
} IndexFiles;

void index_files_init(IndexFiles *files, Arena *arena);

/* Adds a file "<letter><number>"; the root has no number. `text` must live as long as the files. */
void index_files_add(IndexFiles *files, char letter, uint32_t number, Slice text);
void index_files_add_root(IndexFiles *files, Slice text);

/* Cuts a text into files of `size` bytes, less the gap at their ends. */
void index_files_add_cut(IndexFiles *files, char letter, Slice text, size_t size);

/* When all are there: gives the index its id, which depends on all of its bytes, and on `others`. */
void index_files_seal(IndexFiles *files, Slice others);

/* The whole file, and its path below the output. */
void index_file_write(Buffer *out, const IndexFiles *files, const IndexFile *file);
Slice index_file_path(Arena *arena, const IndexFile *file);

/* `size` letters, digits, "-" and "_", six bits of a hash each, the lowest first. */
void index_put_hash(char *out, uint64_t hash, size_t size);

#endif
