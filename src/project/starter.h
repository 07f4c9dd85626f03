/*
 * starter.h - the text of new files: a memoc.yaml, and a document.
 */
#ifndef PROJECT_STARTER_H
#define PROJECT_STARTER_H

#include "base/buffer.h"
#include "base/date.h"
#include "document/settings.h"
#include "project/survey.h"

/* What a new memoc.yaml should say. */
typedef struct Starter {
    Slice title;
    const Survey *survey;
    const SliceList *hidden; /* content paths that begin with a dot and hold documents */
} Starter;

/*
 * A memoc.yaml with the keys that most projects set, each explained by a comment; what a project need not decide now is
 * commented out.
 */
void starter_write_configuration(Buffer *out, const Starter *starter);

/*
 * A document for `path` with the front matter that the settings ask for: a title made of the file's name, the status DRAFT or
 * else the first one listed, and today's date.
 */
void starter_write_document(Buffer *out, const Settings *settings, Slice path, Date today);

/* "docs/retry-policy.md" -> "Retry policy"; README and index are named after their folder. */
Slice starter_title(Arena *arena, Slice path);

#endif
