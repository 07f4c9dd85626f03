/*
 * workshop.h - a folder of a test's own, which is the working folder while it runs.
 */
#ifndef UNIT_WORKSHOP_H
#define UNIT_WORKSHOP_H

#include "base/arena.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct Workshop {
    Arena arena;
    Arena scratch;
    char folder[64];
    Slice root; /* the folder without links */
} Workshop;

/* For cmocka_unit_test_setup_teardown. */
static inline int workshop_open(void **state)
{
    static Workshop workshop;

    arena_init(&workshop.arena, NULL);
    arena_init(&workshop.scratch, NULL);
    snprintf(workshop.folder, sizeof workshop.folder, "%s/memoc-test.XXXXXX", P_tmpdir);
    *state = &workshop;
    return mkdtemp(workshop.folder) && chdir(workshop.folder) == 0 &&
                   file_real_path(&workshop.arena, SLICE("."), &workshop.root)
               ? 0
               : -1;
}

static inline int workshop_close(void **state)
{
    Workshop *workshop = *state;
    char command[100];

    snprintf(command, sizeof command, "rm -rf %s", workshop->folder);
    arena_free(&workshop->arena);
    arena_free(&workshop->scratch);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

/* Writes a file, and makes the folders above it. */
static inline void workshop_put(const char *path, const char *text)
{
    if (!file_write(slice_from_string(path), slice_from_string(text), FILE_REPRODUCIBLE, NULL)) {
        perror(path);
        abort();
    }
}

#endif
