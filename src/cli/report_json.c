#include "cli/report_json.h"

enum { JSON_VERSION = 1 };

static void write_summary(JsonWriter *json, const Report *report)
{
    const DiagnosticList *findings = report->findings;
    size_t errors = diagnostic_list_count(findings, SEVERITY_ERROR);
    size_t warnings = diagnostic_list_count(findings, SEVERITY_WARNING) - errors;

    json_begin_object(json);
    json_write_integer_field(json, "documents", (int64_t)report->document_count);
    json_write_integer_field(json, "errors", (int64_t)errors);
    json_write_integer_field(json, "warnings", (int64_t)warnings);
    json_write_integer_field(json, "infos", (int64_t)(findings->count - errors - warnings));
    json_write_integer_field(json, "suppressed", (int64_t)report->project->build.suppressed.count);
    json_write_integer_field(json, "known", (int64_t)report->project->known.count);
    if (report->fix != NULL) {
        json_write_integer_field(json, "fixed", (int64_t)report->fix->finding_count);
    }
    json_end_object(json);
}

void report_write_json(Buffer *out, const Report *report)
{
    const DiagnosticList *findings = report->findings;
    char today[DATE_TEXT_SIZE];
    JsonWriter json;

    date_to_text(report->project->build.today, today);
    json_init(&json, out, 2);
    json_begin_object(&json);
    json_write_integer_field(&json, "version", JSON_VERSION);
    json_write_string_field(&json, "today", slice_from_string(today));
    json_write_key(&json, "summary");
    write_summary(&json, report);
    json_write_key(&json, "diagnostics");
    json_begin_array(&json);
    for (size_t i = 0; i < findings->count; i++) {
        diagnostic_write_json(&json, &findings->items[i]);
    }
    json_end_array(&json);
    json_end_object(&json);
    buffer_add_byte(out, '\n');
}

void report_write_jsonl(Buffer *out, const Report *report)
{
    for (size_t i = 0; i < report->findings->count; i++) {
        JsonWriter json;

        json_init(&json, out, 0);
        diagnostic_write_json(&json, &report->findings->items[i]);
        buffer_add_byte(out, '\n');
    }
}
