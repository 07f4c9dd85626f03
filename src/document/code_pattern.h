/*
 * code_pattern.h - which files a document names when it names code: a path or a glob, from the project's folder.
 *
 * "src/auth" is that file, or all that is in that folder; "src/?.ts" all files that match, and what is in folders that do. Names may hold
 * what is special in a glob ("app/[id]/page.tsx"): so each is tried as it is, too.
 */
#ifndef DOCUMENT_CODE_PATTERN_H
#define DOCUMENT_CODE_PATTERN_H

#include "base/glob.h"

typedef struct CodePattern {
    Slice text;
    Glob glob; /* count 0: it is none */
    Slice
        folder; /* that all it can match is in: what stands before the first part that is not literal; a part of `text` */
} CodePattern;

/* `text` is normalised, and lives as long. */
void code_pattern_init(CodePattern *pattern, Arena *arena, Slice text);

/* Is the file at `path`, below the project, meant? */
bool code_pattern_matches(const CodePattern *pattern, Slice path);

#endif
