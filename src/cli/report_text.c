#include "cli/report_text.h"

static size_t count_mendable(const DiagnosticList *findings)
{
    size_t count = 0;

    for (size_t i = 0; i < findings->count; i++) {
        count += findings->items[i].edit_count > 0;
    }
    return count;
}

void report_write_sum(Buffer *out, const Report *report)
{
    Slice sum = project_describe_findings(report->arena, report->findings);
    size_t count = report->document_count;
    size_t mendable = report->fix == NULL ? count_mendable(report->findings) : 0;

    buffer_add_format(out, "%zu document%s: %.*s", count, count == 1 ? "" : "s",
                      SLICE_PRINT(sum.size > 0 ? sum : SLICE("nothing to complain about")));
    if (report->project->known.count > 0) {
        buffer_add_format(out, "; %zu known, in the baseline", report->project->known.count);
    }
    if (mendable > 0) {
        buffer_add_format(out, "; --fix mends %zu", mendable);
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
