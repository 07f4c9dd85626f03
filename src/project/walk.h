/*
 * walk.h - the walk of content: which files are documents.
 *
 * The content roots of the settings become one list of files, in the order of their paths' bytes: what the file system, the
 * folder's order of names or the locale say does not matter. A file is a document when an include pattern of a root matches it, no
 * exclude pattern does, git would not ignore it (ignore_file.h), and neither it nor a folder on the way has a name that begins
 * with a dot; a content path itself may have one, or be ignored. .git, node_modules, the output, and a folder
 * that any build wrote (it has a manifest), are never walked.
 *
 * A symbolic link is followed when it ends inside the project, after all that can be reached without one; a file that was found
 * already is not found again by a link, nor is a folder walked again. Two names of one file that are no links are two files.
 */
#ifndef PROJECT_WALK_H
#define PROJECT_WALK_H

#include "base/diagnostic.h"
#include "document/settings.h"

typedef struct SourceFile {
    Slice path;                 /* relative to the project's root */
    uint64_t size;              /* bytes */
    int64_t modified;           /* nanoseconds since 1970 */
    const ContentRoot *content; /* the first root, as the settings list them, that has it */
    Slice text;                 /* with has_text: what is to be taken for the file's bytes */
    bool has_text;
} SourceFile;

typedef enum WalkProblemKind {
    WALK_UNREADABLE,   /* a folder or .gitignore: `error` says why */
    WALK_DANGLING,     /* a link that leads nowhere: `error` says why */
    WALK_OUTSIDE_ROOT, /* a link that leads out of the project */
    WALK_NOT_A_FILE,   /* a fifo, socket or device that an include pattern matches */
    WALK_BAD_NAME, /* not UTF-8, or with a control character; what is in such a folder is left out */
    WALK_TOO_DEEP, /* more than WALK_DEPTH_MOST folders below the content path */
} WalkProblemKind;

enum { WALK_DEPTH_MOST = 256 };

typedef struct WalkProblem {
    WalkProblemKind kind;
    Slice path; /* relative to the project's root; bytes that may not be shown as "\xNN" */
    int error;  /* errno, or 0 */
} WalkProblem;

typedef struct Walk {
    SourceFile *files; /* by path */
    size_t count;
    WalkProblem *problems; /* by path */
    size_t problem_count;
    size_t
        hidden_count; /* documents that were left out because of a dot: what `hidden: true` would add */
    size_t ignored_count; /* documents and whole folders that .gitignore left out */
} Walk;

/* Walks all content. `scratch` is reset on the way; the rest lives in `arena`, texts of `settings` are not copied. */
void walk_content(Walk *walk, Arena *arena, Arena *scratch, const Settings *settings);

/* Adds a finding for each problem. */
void walk_report(DiagnosticList *findings, const Walk *walk);

#endif
