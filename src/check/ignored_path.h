/*
 * ignored_path.h - which paths of the project git leaves out.
 *
 * Read are the .gitignore files on the way to what is asked about, each once, and info/exclude. What is in an ignored folder is
 * ignored, too; so are .git and node_modules, whoever says so.
 */
#ifndef CHECK_IGNORED_PATH_H
#define CHECK_IGNORED_PATH_H

#include "base/map.h"

typedef struct IgnoredPaths {
    Slice base;    /* absolute: the repository that holds the project, else the project */
    Slice project; /* the project's path from there */
    Map folders;   /* path from the base -> what is known of it; see ignored_path.c */
    Arena *arena;
} IgnoredPaths;

/* `root` is the project's folder, absolute. */
void ignored_paths_init(IgnoredPaths *paths, Arena *arena, Slice root);

/* `path` is normalised, from the project's folder; nothing need be there. */
bool ignored_paths_has(IgnoredPaths *paths, Slice path, bool is_folder);

#endif
