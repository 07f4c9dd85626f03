/*
 * glob.h - path patterns of memoc.yaml and .gitignore.
 *
 * `*` any bytes but '/', `?` one code point but '/', `[a-z]` and `[!a-z]` one code point, `{a,b}` alternatives (may nest),
 * `**` as a whole part any number of parts, none included; at the end of a pattern at least one: it matches what is in a
 * folder, not the folder itself, as in .gitignore. `\` takes the next byte as it is. A pattern matches a whole path; case
 * counts, and a leading dot is like any other. Matching costs at most pattern × path steps; alternatives are expanded when
 * compiled, at most 256.
 */
#ifndef BASE_GLOB_H
#define BASE_GLOB_H

#include "base/arena.h"
#include "base/slice.h"

typedef struct Glob {
    Slice *patterns; /* alternatives expanded */
    size_t count;
} Glob;

/* False, with a reason in `*error` (static text), when a bracket or brace does not close or there are too many alternatives. */
bool glob_compile(Arena *arena, Slice pattern, Glob *glob, const char **error);

bool glob_matches(const Glob *glob, Slice path);

/* Several globs: matches when one does; none match nothing. */
typedef struct GlobList {
    Glob *items;
    size_t count;
} GlobList;

bool glob_list_matches(const GlobList *list, Slice path);

/* Matches one pattern in which braces are literal: for .gitignore lines. A bracket that does not close matches nothing. */
bool glob_pattern_matches(Slice pattern, Slice path);

#endif
