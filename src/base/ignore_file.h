/*
 * ignore_file.h - which paths git leaves out: .gitignore and .git/info/exclude.
 *
 * The rules are those of gitignore(5). What git also knows does not count here, so that the same tree gives the same documents
 * on every machine: not the user's own list (core.excludesFile), and not the index, in which a file that is ignored may be
 * tracked nevertheless.
 *
 * Paths are relative to one folder, that of the repository, and of the project where there is none.
 */
#ifndef BASE_IGNORE_FILE_H
#define BASE_IGNORE_FILE_H

#include "base/arena.h"
#include "base/slice.h"

typedef struct IgnoreRule IgnoreRule;

typedef struct IgnoreFile {
    const struct IgnoreFile *outer; /* the one that counts where this one says nothing; or NULL */
    size_t folder_size;             /* bytes of its folder's path, with the '/' behind it */
    IgnoreRule *rules;
    size_t count;
} IgnoreFile;

/* Reads the `text` of the file in `folder` ("" or "a/b"). Text and `outer` must live as long as what is returned. */
const IgnoreFile *ignore_file_read(Arena *arena, Slice text, Slice folder, const IgnoreFile *outer);

/*
 * Is `path` ignored by itself? It must be below the folders of `file`, which may be NULL, and of those outside it. What is in an
 * ignored folder is ignored, too; that is for the caller to know.
 */
bool ignore_file_matches(const IgnoreFile *file, Slice path, bool is_folder);

#endif
