#include "cli/report_markdown.h"

#include "base/xml.h"
#include "cli/markdown_text.h"
#include "cli/report_due.h"
#include "cli/report_tally.h"

#include <inttypes.h>

enum {
    FOLDED_FROM = 30,       /* findings: more than fit on a screen are folded away */
    ROWS_MOST = 100,        /* of a table */
    SIZE_MOST = 800 * 1000, /* bytes: GitHub takes no summary above 1 MiB */
};

static void add_count(Buffer *out, size_t count, const char *noun)
{
    buffer_add_format(out, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

static void begin_row(Buffer *out)
{
    buffer_add_byte(out, '|');
}

static void begin_cell(Buffer *out)
{
    buffer_add_byte(out, ' ');
}

static void end_cell(Buffer *out)
{
    buffer_add_string(out, " |");
}

static void end_row(Buffer *out)
{
    buffer_add_byte(out, '\n');
}

static void add_code_cell(Buffer *out, Slice text)
{
    begin_cell(out);
    markdown_add_code(out, text);
    end_cell(out);
}

static void add_text_cell(Buffer *out, Slice text)
{
    begin_cell(out);
    markdown_add_text(out, text);
    end_cell(out);
}

static void add_number_cell(Buffer *out, size_t number)
{
    buffer_add_format(out, " %zu |", number);
}

static void add_date_cell(Buffer *out, bool has_date, Date date)
{
    begin_cell(out);
    if (has_date) {
        date_write(out, date);
    }
    end_cell(out);
}

/* A heading and the head of its table: `columns` is "| a | b |" with its line of dashes. */
static void begin_table(Buffer *out, const char *title, const char *columns)
{
    buffer_add_format(out, "\n## %s\n\n%s\n", title, columns);
}

static void end_table(Buffer *out, size_t count)
{
    if (count > ROWS_MOST) {
        buffer_add_format(out, "\n… and %zu more.\n", count - ROWS_MOST);
    }
}

static size_t count_rows(size_t count)
{
    return count < ROWS_MOST ? count : ROWS_MOST;
}

/* --- tables ------------------------------------------------------------------------------------------------------ */

static void add_tally_cells(Buffer *out, const Tally *tally)
{
    for (int i = SEVERITY_ERROR; i > SEVERITY_OFF; i--) {
        add_number_cell(out, tally->counts[i]);
    }
    add_number_cell(out, tally->file_count);
    end_row(out);
}

static void write_rules(Buffer *out, const Report *report)
{
    size_t count;
    const Tally *tallies = report_tally_rules(report, &count);

    if (count == 0) {
        return;
    }
    begin_table(
        out, "By rule",
        "| rule | errors | warnings | notes | documents |\n| --- | --: | --: | --: | --: |");
    for (size_t i = 0; i < count_rows(count); i++) {
        begin_row(out);
        add_code_cell(out, tallies[i].name);
        add_tally_cells(out, &tallies[i]);
    }
    end_table(out, count);
}

static void write_owners(Buffer *out, const Report *report)
{
    size_t count;
    const Tally *tallies = report_tally_owners(report, &count);

    /* Where nobody is named, there is nothing to tell. */
    if (count == 0 || (count == 1 && tallies[0].name.size == 0)) {
        return;
    }
    begin_table(
        out, "By owner",
        "| owner | errors | warnings | notes | documents |\n| --- | --: | --: | --: | --: |");
    for (size_t i = 0; i < count_rows(count); i++) {
        begin_row(out);
        add_text_cell(out, tallies[i].name.size > 0 ? tallies[i].name : SLICE("nobody"));
        add_tally_cells(out, &tallies[i]);
    }
    end_table(out, count);
}

static void write_due_row(Buffer *out, const Report *report, const Page *page)
{
    const UnitHeader *header = page->unit.header;
    Date overdue = report->project->build.today - header->due;

    begin_row(out);
    add_code_cell(out, page->path);
    add_text_cell(out, unit_text(&page->unit, header->status_raw));
    add_text_cell(out, report_owner(report, page->path));
    add_date_cell(out, header->updated.has_date != 0, header->updated.date);
    add_date_cell(out, true, header->due);
    if (overdue > 0) {
        buffer_add_format(out, " %" PRId32 " day%s |", overdue, overdue == 1 ? "" : "s");
    } else {
        buffer_add_string(out, " |");
    }
    end_row(out);
}

static void write_due(Buffer *out, const Report *report, const DueDocuments *due)
{
    if (due->count == 0) {
        return;
    }
    begin_table(out, "Due for review",
                "| document | status | owner | last updated | due | overdue |\n"
                "| --- | --- | --- | --- | --- | --: |");
    for (size_t i = 0; i < count_rows(due->count); i++) {
        write_due_row(out, report, due->pages[i]);
    }
    end_table(out, due->count);
}

/* --- findings ---------------------------------------------------------------------------------------------------- */

static void write_finding(Buffer *out, const Diagnostic *finding)
{
    buffer_add_format(out, "- **%s**", severity_name(finding->severity));
    if (finding->line > 0) {
        buffer_add_format(out, " line %" PRIu32, finding->line);
    }
    buffer_add_string(out, ": ");
    markdown_add_text(out, finding->message);
    buffer_add_byte(out, ' ');
    markdown_add_code(out, finding->rule);
    if (finding->help.size > 0) {
        buffer_add_string(out, " → ");
        markdown_add_text(out, finding->help);
    }
    buffer_add_byte(out, '\n');
}

/* A line of HTML goes on to an empty line: what stands in it is no Markdown. */
static void begin_folded(Buffer *out, const ReportFile *file)
{
    buffer_add_string(out, "<details><summary><code>");
    xml_write_text(out, file->path);
    buffer_add_string(out, "</code>: ");
    add_count(out, file->count, "finding");
    buffer_add_string(out, "</summary>\n\n");
}

/* Writes what of a file's findings there is room for; returns how many. */
static size_t write_file(Buffer *out, const ReportFile *file, bool is_folded, size_t limit)
{
    size_t written = 0;

    buffer_add_byte(out, '\n');
    if (is_folded) {
        begin_folded(out, file);
    } else {
        buffer_add_string(out, "### ");
        markdown_add_code(out, file->path.size > 0 ? file->path : SLICE("memoc"));
        buffer_add_string(out, "\n\n");
    }
    for (; written < file->count && out->size < limit; written++) {
        write_finding(out, &file->findings[written]);
    }
    buffer_add_string(out, is_folded ? "\n</details>\n" : "");
    return written;
}

static void write_findings(Buffer *out, const Report *report)
{
    bool is_folded = report->findings->count > FOLDED_FROM;
    size_t limit = out->size + SIZE_MOST;
    size_t left = report->findings->count;
    size_t count;
    const ReportFile *files = report_files(report, &count);

    if (left == 0) {
        return;
    }
    buffer_add_string(out, "\n## Findings\n");
    for (size_t i = 0; i < count && out->size < limit; i++) {
        left -= files[i].count > 0 ? write_file(out, &files[i], is_folded, limit) : 0;
    }
    if (left > 0) {
        buffer_add_string(out, "\n… and ");
        add_count(out, left, "more finding");
        buffer_add_string(out, ".\n");
    }
}

/* --- the whole --------------------------------------------------------------------------------------------------- */

static void write_head(Buffer *out, const Report *report, const DueDocuments *due)
{
    Slice sum = project_describe_findings(report->arena, report->findings);

    buffer_add_string(out, "# memoc check\n\n");
    add_count(out, report->document_count, "document");
    buffer_add_format(out, ": **%.*s**\n",
                      SLICE_PRINT(sum.size > 0 ? sum : SLICE("nothing to complain about")));
    if (due->judged_count > 0) {
        buffer_add_format(out, "\n%d %% of ", due_fresh_percent(due));
        add_count(out, due->judged_count, "judged document");
        buffer_add_string(out, " fresh, on ");
        date_write(out, report->project->build.today);
        buffer_add_string(out, ".\n");
    }
}

void report_write_markdown(Buffer *out, const Report *report)
{
    DueDocuments due;

    report_due(report, &due);
    write_head(out, report, &due);
    write_rules(out, report);
    write_owners(out, report);
    write_due(out, report, &due);
    write_findings(out, report);
}
