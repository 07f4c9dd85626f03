/*
 * embedded.h - the files inside the program: themes, filters, Lua modules, JSON Schemas, pages about rules.
 *
 * An installed memoc needs no files beside it. The build writes this table from themes/, filters/, the .lua and .json files
 * below src/, and content/rules/ (tools/embed). Its bytes are constants: they live as long as the program and are shared by all workers.
 */
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

#include "base/slice.h"

typedef struct EmbeddedFile {
    const char *path; /* from the project's root: "themes/default/page.html" */
    const unsigned char *data;
    size_t size; /* bytes; a NUL that does not count follows them */
} EmbeddedFile;

/* All files, sorted by path as strcmp orders them, so that bsearch finds one and a folder's files stand together. */
extern const EmbeddedFile embedded_files[];
extern const size_t embedded_file_count;

typedef struct EmbeddedList {
    const EmbeddedFile *items; /* a part of the table */
    size_t count;
} EmbeddedList;

/* The file called `path`, or NULL. */
const EmbeddedFile *embedded_find(Slice path);

/* All files whose paths begin with `prefix`: "themes/default/". */
EmbeddedList embedded_below(Slice prefix);

static inline Slice embedded_bytes(const EmbeddedFile *file)
{
    return (Slice){(const char *)file->data, file->size};
}

#endif
