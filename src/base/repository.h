/*
 * repository.h - where a git repository begins, and what it says beside its tree.
 *
 * Only names and two small files are read here; git itself is run by history/ alone.
 */
#ifndef BASE_REPOSITORY_H
#define BASE_REPOSITORY_H

#include "base/arena.h"
#include "base/slice.h"

/* The nearest folder, `folder` or one above it, that holds ".git": a part of `folder`, an absolute path. False: none does. */
bool repository_find(Arena *scratch, Slice folder, Slice *repository);

/* The text of info/exclude; empty when there is none. A worktree has that of the repository it belongs to. */
Slice repository_read_exclude(Arena *arena, Slice repository);

#endif
