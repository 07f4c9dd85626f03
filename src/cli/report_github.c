#include "cli/report_github.h"

#include "base/harmless.h"
#include "base/utf8.h"

#include <inttypes.h>

/* The escape of a character that the runner gives a meaning to, or NULL. */
static const char *find_escape(uint32_t code_point, bool is_property)
{
    switch (code_point) {
    case '%':
        return "%25";
    case '\r':
        return "%0D";
    case '\n':
        return "%0A";
    case ':':
        return is_property ? "%3A" : NULL;
    case ',':
        return is_property ? "%2C" : NULL;
    default:
        return NULL;
    }
}

static void add_escaped(Buffer *out, Slice text, bool is_property)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t code_point = utf8_decode(text, &at);
        const char *escape = find_escape(code_point, is_property);

        if (escape != NULL) {
            buffer_add_string(out, escape);
        } else {
            utf8_add(out, harmless_code_point(code_point));
        }
    }
}

void github_add_data(Buffer *out, Slice text)
{
    add_escaped(out, text, false);
}

void github_add_property(Buffer *out, Slice text)
{
    add_escaped(out, text, true);
}

static const char *command_of(Severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        return "error";
    case SEVERITY_WARNING:
        return "warning";
    default:
        return "notice";
    }
}

/*
 * `line=1,col=2,endLine=1,endColumn=4,`. Columns are only for what is on one line (REST API, check runs); what begins at a line's
 * end has its place there.
 */
static void add_place(Buffer *out, const Diagnostic *finding)
{
    uint32_t end_line = finding->end_line > finding->line ? finding->end_line : finding->line;

    buffer_add_format(out, "line=%" PRIu32 ",", finding->line > 0 ? finding->line : 1);
    if (finding->line == 0) {
        return;
    }
    if (end_line == finding->line && finding->column > 0) {
        buffer_add_format(out, "col=%" PRIu32 ",endLine=%" PRIu32 ",endColumn=%" PRIu32 ",",
                          finding->column, end_line, finding->end_column);
    } else if (end_line > finding->line) {
        buffer_add_format(out, "endLine=%" PRIu32 ",", end_line);
    }
}

static void write_finding(Buffer *out, const Report *report, const Diagnostic *finding)
{
    buffer_add_format(out, "::%s ", command_of(finding->severity));
    if (finding->path.size > 0) {
        buffer_add_string(out, "file=");
        github_add_property(out, report_path(report, finding->path));
        buffer_add_byte(out, ',');
        add_place(out, finding);
    }
    buffer_add_string(out, "title=");
    github_add_property(out, finding->rule);
    buffer_add_string(out, "::");
    github_add_data(out, finding->message);
    if (finding->help.size > 0) {
        buffer_add_string(out, "%0Ahelp: ");
        github_add_data(out, finding->help);
    }
    buffer_add_byte(out, '\n');
}

void report_write_github(Buffer *out, const Report *report)
{
    for (size_t i = 0; i < report->findings->count; i++) {
        write_finding(out, report, &report->findings->items[i]);
    }
}
