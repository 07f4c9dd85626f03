/*
 * report.h - what `memoc check` found, in the forms that people and services read.
 *
 * A form is a file, report_NAME.c, whose function writes the whole report; the table in report.c names them. What is reported are
 * the build's findings as they stand then: sorted, with their final severities, of the asked documents only.
 *
 * Services show findings beside files of a repository, so what is written for them names files as the repository does, also when
 * the project is one of its folders; what is for people names them as the project does. No path is absolute.
 */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "base/fingerprint.h"
#include "cli/check_fix.h"
#include "cli/project.h"

typedef enum ReportFormat {
    REPORT_TEXT,
    REPORT_JSON,
    REPORT_JSONL,
    REPORT_SARIF,
    REPORT_JUNIT,
    REPORT_GITHUB,
    REPORT_GITLAB,
    REPORT_RDJSON,
    REPORT_MARKDOWN,
    REPORT_FORMAT_COUNT,
} ReportFormat;

/* Their names, for OPTION_CHOICE; NULL is the last. */
extern const char *const report_formats[REPORT_FORMAT_COUNT + 1];

typedef struct Report {
    Arena *arena;
    const Project *project;
    const DiagnosticList *findings;
    Severity fail_on; /* findings of this severity or a greater one are failures */
    bool color;       /* of text */
    bool shows_known; /* what is in the baseline is told, too, by forms that can say so */
    Slice folder;     /* the project's in its repository, with a final '/'; may be empty */
    size_t document_count;
    const CheckFix *fix; /* what was mended; NULL when that was not asked for */
} Report;

/*
 * A report without color, for which errors are failures. `project` must outlive it, with the findings that it has now; what
 * is made for it lives in `arena`.
 */
void report_init(Report *report, Arena *arena, const Project *project);

void report_write(Buffer *out, const Report *report, ReportFormat format);

/* ---- for those that write a form ---- */

/* Of the findings; with a baseline, the same as without. */
const Fingerprint *report_fingerprints(const Report *report);

/* A file's path as its repository names it; empty for no file. */
Slice report_path(const Report *report, Slice path);

/*
 * The message, and in parentheses what to do, where the finding knows more of it than its rule does: for places that show no
 * other text of a finding. On one line, and harmless.
 */
Slice report_describe(const Report *report, const Diagnostic *finding);

/* The document of a finding, or NULL: not every file is one. */
const Page *report_find_page(const Report *report, Slice path);

/* Who is to mend a document's findings; empty when nobody is named. */
Slice report_owner(const Report *report, Slice path);

/* What a file has. */
typedef struct ReportFile {
    Slice path;
    const Diagnostic *findings; /* of the report's list; they stand beside each other there */
    size_t count;
} ReportFile;

/* All documents that were asked for, and other files with findings, by path: `*count` of them. */
ReportFile *report_files(const Report *report, size_t *count);

#endif
