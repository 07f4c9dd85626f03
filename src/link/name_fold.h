/*
 * name_fold.h - names as systems see them that do not tell letters' case, or ways of composing them, apart.
 */
#ifndef LINK_NAME_FOLD_H
#define LINK_NAME_FOLD_H

#include "base/arena.h"
#include "base/slice.h"

/* NFC in lower case: what two names have in common that macOS and Windows keep in one file. `name` itself when it is that. */
Slice name_fold(Arena *arena, Slice name);

/* Folded, and without ASCII punctuation and white space: "Set-up" and "setup" give the same. */
Slice name_squeeze(Arena *arena, Slice name);

#endif
