#include "cli/check_verdict.h"

const char *const check_verdict_thresholds[] = {"error", "warning", "info", "never", NULL};

static const Severity severities[] = {SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFO};

enum { THRESHOLD_NEVER = sizeof severities / sizeof *severities };

bool check_verdict_severity(const CommandLine *line, Severity *severity)
{
    int threshold = option_choice(line, "fail-on");

    if (threshold == THRESHOLD_NEVER) {
        return false;
    }
    *severity = severities[threshold];
    return true;
}

static size_t count_of(const DiagnosticList *findings, Severity severity)
{
    size_t above = severity < SEVERITY_ERROR ? diagnostic_list_count(findings, severity + 1) : 0;

    return diagnostic_list_count(findings, severity) - above;
}

static void add_reason(Buffer *out, size_t count, const char *noun)
{
    if (count > 0) {
        buffer_add_format(out, "%s%zu %s%s", out->size > 0 ? ", " : "", count, noun,
                          count == 1 ? "" : "s");
    }
}

/* The findings of one severity, when they fail the run. */
static void judge(Buffer *reason, const CommandLine *line, size_t count, int severity)
{
    static const char *const nouns[] = {"error", "warning", "note"};
    int threshold = option_choice(line, "fail-on");
    bool is_counted = threshold != THRESHOLD_NEVER && severity <= threshold;
    int64_t most = option_integer(line, "max-warnings");
    bool are_too_many = severities[severity] == SEVERITY_WARNING &&
                        option_is_given(line, "max-warnings") && count > (uint64_t)most;

    if (is_counted || are_too_many) {
        add_reason(reason, count, nouns[severity]);
    }
    if (are_too_many) {
        buffer_add_format(reason, " (at most %lld)", (long long)most);
    }
}

Verdict check_verdict(const CommandLine *line, const DiagnosticList *findings)
{
    Buffer reason;

    buffer_init(&reason, line->arena);
    for (int i = 0; i < THRESHOLD_NEVER; i++) {
        judge(&reason, line, count_of(findings, severities[i]), i);
    }
    return (Verdict){.has_failed = reason.size > 0, .reason = buffer_slice(&reason)};
}
