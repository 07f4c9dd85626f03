/*
 * theme_starter.h - the files that `memoc theme new` writes: a small theme that builds, with comments.
 */
#ifndef CLI_THEME_STARTER_H
#define CLI_THEME_STARTER_H

#include "base/arena.h"

typedef struct ThemeStarterFile {
    Slice path; /* in the theme */
    Slice text;
} ThemeStarterFile;

/* For a theme called `name`; `is_project`: for what lies on a project's theme. In `arena`. */
size_t theme_starter_files(Arena *arena, Slice name, bool is_project,
                           const ThemeStarterFile **files);

#endif
