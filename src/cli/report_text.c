#include "cli/report_text.h"

/* Nothing mends a file whose front matter is malformed: see fix.h. */
static bool is_mendable(const Report *report, const Diagnostic *finding)
{
    const Page *page = finding->edit_count > 0 ? report_find_page(report, finding->path) : NULL;

    return page != NULL && (page->unit.header->flags & UNIT_FRONT_MATTER_BAD) == 0;
}

static size_t count_mendable(const Report *report)
{
    size_t count = 0;

    for (size_t i = 0; i < report->findings->count; i++) {
        count += is_mendable(report, &report->findings->items[i]);
    }
    return count;
}

void report_write_sum(Buffer *out, const Report *report)
{
    Slice sum = project_describe_findings(report->arena, report->findings);
    size_t count = report->document_count;
    size_t mendable = report->fix == NULL ? count_mendable(report) : 0;

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
