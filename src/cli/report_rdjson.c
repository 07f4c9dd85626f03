#include "cli/report_rdjson.h"

#include "cli/report_source.h"

static const char *const severities[] = {
    [SEVERITY_OFF] = "UNKNOWN_SEVERITY",
    [SEVERITY_INFO] = "INFO",
    [SEVERITY_WARNING] = "WARNING",
    [SEVERITY_ERROR] = "ERROR",
};

static void write_severity(JsonWriter *json, Severity severity)
{
    json_write_string_field(json, "severity", slice_from_string(severities[severity]));
}

static void write_position(JsonWriter *json, const char *key, uint32_t line, uint32_t column)
{
    json_write_key(json, key);
    json_begin_object(json);
    json_write_integer_field(json, "line", line);
    if (column > 0) {
        json_write_integer_field(json, "column", column);
    }
    json_end_object(json);
}

/* A span of the open file, whose lines are known. */
static void write_range(JsonWriter *json, ReportSource *source, Span span, uint32_t line,
                        uint32_t end_line)
{
    json_write_key(json, "range");
    json_begin_object(json);
    write_position(json, "start", line, report_source_byte_column(source, span.start));
    write_position(json, "end", end_line, report_source_byte_column(source, span.end));
    json_end_object(json);
}

/* Lines, to their ends, where columns are not known. */
static void write_lines(JsonWriter *json, const Diagnostic *finding)
{
    uint32_t line = finding->line;

    json_write_key(json, "range");
    json_begin_object(json);
    write_position(json, "start", line, 0);
    write_position(json, "end", finding->end_line > line ? finding->end_line : line, 0);
    json_end_object(json);
}

/* A finding may know no more than its line and column: then its span says nothing. */
static bool has_span(const Diagnostic *finding)
{
    return finding->span.end > 0 || (finding->line == 1 && finding->column == 1);
}

static void write_location(JsonWriter *json, ReportSource *source, const Diagnostic *finding)
{
    json_write_key(json, "location");
    json_begin_object(json);
    json_write_string_field(json, "path", report_path(source->report, finding->path));
    if (finding->line > 0 && has_span(finding) && source->is_known) {
        write_range(json, source, finding->span, finding->line, finding->end_line);
    } else if (finding->line > 0) {
        write_lines(json, finding);
    }
    json_end_object(json);
}

static void write_suggestions(JsonWriter *json, ReportSource *source, const Diagnostic *finding)
{
    Edit edit;

    if (!source->is_known || !report_source_join_edits(source, finding, &edit)) {
        return;
    }
    json_write_key(json, "suggestions");
    json_begin_array(json);
    json_begin_object(json);
    write_range(json, source, edit.span, edit.start.line, edit.end.line);
    json_write_string_field(json, "text", edit.text);
    json_end_object(json);
    json_end_array(json);
}

static void write_finding(JsonWriter *json, ReportSource *source, const Diagnostic *finding)
{
    json_begin_object(json);
    json_write_string_field(json, "message", report_describe(source->report, finding));
    if (finding->path.size > 0) {
        report_source_open(source, finding->path);
        write_location(json, source, finding);
    }
    write_severity(json, finding->severity);
    json_write_key(json, "code");
    json_begin_object(json);
    json_write_string_field(json, "value", finding->rule);
    json_end_object(json);
    write_suggestions(json, source, finding);
    json_end_object(json);
}

static Severity find_worst(const DiagnosticList *findings)
{
    Severity worst = SEVERITY_OFF;

    for (size_t i = 0; i < findings->count; i++) {
        worst = findings->items[i].severity > worst ? findings->items[i].severity : worst;
    }
    return worst;
}

static void write_findings(JsonWriter *json, const Report *report)
{
    ReportSource source;

    report_source_init(&source, report);
    json_write_key(json, "diagnostics");
    json_begin_array(json);
    for (size_t i = 0; i < report->findings->count; i++) {
        write_finding(json, &source, &report->findings->items[i]);
    }
    json_end_array(json);
    report_source_free(&source);
}

void report_write_rdjson(Buffer *out, const Report *report)
{
    Severity worst = find_worst(report->findings);
    JsonWriter json;

    json_init(&json, out, 2);
    json_begin_object(&json);
    json_write_key(&json, "source");
    json_begin_object(&json);
    json_write_string_field(&json, "name", SLICE("memoc"));
    json_end_object(&json);
    if (worst > SEVERITY_OFF) {
        write_severity(&json, worst);
    }
    write_findings(&json, report);
    json_end_object(&json);
    buffer_add_byte(out, '\n');
}
