/*
 * fix.h - findings mended: from edits to files.
 *
 *     fixer_init; while (fixer_mend) the caller judges findings again; then fixer_write
 *
 * All happens in memory first. A round makes the edits of all findings that are reported, as far as they leave each other alone
 * (base/edit_plan.h), compiles the changed documents again, with their new text in the place of the file, and links the site again:
 * what is then found is what the next round mends. So the findings that are left at the end are those of the files as written.
 *
 * Never touched are files whose front matter is malformed, that are not UTF-8, or that are not what the compiler read. A file whose
 * front matter becomes malformed by an edit gets its old text back.
 */
#ifndef FIX_H
#define FIX_H

#include "build.h"

enum { FIX_ROUNDS_MOST = 10 };

typedef enum FixOutcome {
    FIX_NOT_WRITTEN,
    FIX_WRITTEN,
    FIX_CHANGED, /* the file is not what was read: it stays as it is */
    FIX_OUTSIDE, /* it is a symbolic link that leads out of the project now */
    FIX_FAILED,  /* it could not be written: `error` */
} FixOutcome;

/* A file of the walk, and what becomes of it. */
typedef struct FixedFile {
    Slice path;
    Slice before;         /* as read; empty until something is to be changed in it */
    Slice after;          /* the same as `before` when nothing is changed */
    size_t finding_count; /* mended in it */
    FixOutcome outcome;
    int error; /* errno */
    bool is_read;
    bool is_barred;  /* not to be touched, or not any more */
    bool is_spoiled; /* an edit made its front matter malformed: it is to be as before */
} FixedFile;

typedef struct Fixer {
    Build *build;
    Arena *arena;     /* the build's */
    FixedFile *files; /* as in the walk */
    size_t round;
} Fixer;

/* After build_link, before build_report: which files can be mended is seen in all findings. */
void fixer_init(Fixer *fixer, Build *build);

typedef enum FixStep {
    FIX_STEP_DONE, /* nothing is left that can be mended, or there were rounds enough */
    FIX_STEP_MENDED, /* documents were compiled and linked again: build->findings are new, and not reported yet */
    FIX_STEP_FAILED, /* workers could not be started: errno */
} FixStep;

/* One round, after build_report. What build->findings lacks is not mended. */
FixStep fixer_mend(Fixer *fixer);

/*
 * Writes each changed file once: atomically, synced, its mode kept; symbolic links are followed inside the project. Removes what an
 * interrupted run left beside documents.
 */
void fixer_write(Fixer *fixer);

/*
 * Forgets what is not written, so that findings are those of the files as they are. FIX_STEP_MENDED when documents were compiled again
 * for that.
 */
FixStep fixer_forget(Fixer *fixer);

/* Is its text another one than before? */
bool fixed_file_is_changed(const FixedFile *file);

#endif
