/*
 * check_verdict.h - whether a check has failed: the one place that decides.
 *
 * What is known in the baseline, suppressed or off is no finding any more by then.
 */
#ifndef CLI_CHECK_VERDICT_H
#define CLI_CHECK_VERDICT_H

#include "base/diagnostic.h"
#include "base/option.h"

typedef struct Verdict {
    bool has_failed;
    Slice reason; /* "3 errors, 12 warnings (at most 10)"; empty when it has not failed */
} Verdict;

/* The least severity that fails by --fail-on; false, and `*severity` as it was, when none does. */
bool check_verdict_severity(const CommandLine *line, Severity *severity);

/* By --fail-on and --max-warnings. Texts live in the arena of `line`. */
Verdict check_verdict(const CommandLine *line, const DiagnosticList *findings);

/* The choices of --fail-on. */
extern const char *const check_verdict_thresholds[];

#endif
