/*
 * check_fix.h - `memoc check --fix`, and what it would do.
 */
#ifndef CLI_CHECK_FIX_H
#define CLI_CHECK_FIX_H

#include "cli/project.h"

/* Makes build->findings those that are to be reported, after documents were compiled and linked. */
typedef void CheckJudge(const CommandLine *line, Project *project);

typedef struct CheckFix {
    bool is_asked;        /* --fix */
    bool is_dry;          /* --dry-run */
    bool has_failed;      /* a file could not be written */
    size_t finding_count; /* mended; with is_dry, that would be */
    size_t file_count;
} CheckFix;

/* What the command line asks for; EXIT_STATUS_USAGE when it asks for what does not go together. */
ExitStatus check_fix_read(const CommandLine *line, CheckFix *fix);

/*
 * After project_compile: mends what can be mended of the findings that `judge` leaves, writes the files, says on stderr which could not
 * be written (fix->has_failed), and leaves the findings that are left, judged. With is_dry it prints the difference instead, and leaves all
 * findings.
 * EXIT_STATUS_CLEAN, or how the command ends.
 */
ExitStatus check_fix_run(const CommandLine *line, Project *project, CheckJudge *judge,
                         CheckFix *fix);

/* "3 findings fixed in 2 files\n" */
void check_fix_write_sum(Buffer *out, const CheckFix *fix);

#endif
