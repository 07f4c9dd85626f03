#include "cli/report_text.h"

void report_write_sum(Buffer *out, const Report *report)
{
    Slice sum = project_describe_findings(report->arena, report->findings);
    size_t count = report->document_count;

    buffer_add_format(out, "%zu document%s: %.*s", count, count == 1 ? "" : "s",
                      SLICE_PRINT(sum.size > 0 ? sum : SLICE("nothing to complain about")));
    if (report->project->known.count > 0) {
        buffer_add_format(out, "; %zu known, in the baseline", report->project->known.count);
    }
    buffer_add_byte(out, '\n');
}

void report_write_text(Buffer *out, const Report *report)
{
    project_write_findings(out, report->findings, report->color);
    report_write_sum(out, report);
    if (report->fix != NULL) {
        check_fix_write_sum(out, report->fix);
    }
}
