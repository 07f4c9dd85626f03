#include "cli/report_gitlab.h"

static const char *severity_of(const Diagnostic *finding)
{
    switch (finding->severity) {
    case SEVERITY_ERROR:
        return "major";
    case SEVERITY_WARNING:
        return "minor";
    default:
        return "info";
    }
}

/* GitLab wants a path and a line: what is about no file is shown at the settings, what is about a whole file at its first line. */
static void write_location(JsonWriter *json, const Report *report, const Diagnostic *finding)
{
    const Settings *settings = &report->project->settings;
    Slice path = finding->path.size > 0 ? finding->path : settings->config_path;

    json_begin_object(json);
    json_write_string_field(json, "path",
                            report_path(report, path.size > 0 ? path : SLICE("memoc.yaml")));
    json_write_key(json, "lines");
    json_begin_object(json);
    json_write_integer_field(json, "begin", finding->line > 0 ? finding->line : 1);
    json_end_object(json);
    json_end_object(json);
}

static void write_finding(JsonWriter *json, const Report *report, const Diagnostic *finding,
                          const Fingerprint *fingerprint)
{
    json_begin_object(json);
    json_write_string_field(json, "description", report_describe(report, finding));
    json_write_string_field(json, "check_name", finding->rule);
    json_write_string_field(json, "fingerprint", fingerprint->whole);
    json_write_string_field(json, "severity", slice_from_string(severity_of(finding)));
    json_write_key(json, "location");
    write_location(json, report, finding);
    json_end_object(json);
}

void report_write_gitlab(Buffer *out, const Report *report)
{
    const Fingerprint *fingerprints = report_fingerprints(report);
    JsonWriter json;

    json_init(&json, out, 2);
    json_begin_array(&json);
    for (size_t i = 0; i < report->findings->count; i++) {
        write_finding(&json, report, &report->findings->items[i], &fingerprints[i]);
    }
    json_end_array(&json);
    buffer_add_byte(out, '\n');
}
