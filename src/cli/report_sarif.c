#include "cli/report_sarif.h"

#include "base/path.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/report_sarif_rules.h"
#include "cli/report_source.h"

/* Where paths begin: whoever reads the report knows where the repository is. */
static const char *const root_name = "%SRCROOT%";

typedef struct Log {
    JsonWriter json;
    const Report *report;
    SarifRules rules;
    ReportSource source;
} Log;

static void write_text_object(JsonWriter *json, const char *key, Slice text)
{
    json_write_key(json, key);
    json_begin_object(json);
    json_write_string_field(json, "text", text);
    json_end_object(json);
}

/* Is there a "{12}"? */
static bool has_placeholder(Slice text)
{
    while (text.size > 0) {
        slice_cut(text, '{', &text);

        size_t digits = 0;

        while (digits < text.size && ascii_is_digit(text.data[digits])) {
            digits++;
        }
        if (digits > 0 && digits < text.size && text.data[digits] == '}') {
            return true;
        }
    }
    return false;
}

/*
 * A message's text is no text: "{0}" stands for an argument, "[a](b)" is a link (3.11.5, 3.11.6). Braces are to be doubled, but most
 * who read reports show them so, and only look for "{0}": they are doubled where there is such a thing. A bracket has
 * its backslash where a link would begin.
 */
static Slice escape_message(Arena *arena, Slice text)
{
    bool has_link = slice_find(text, SLICE("]("), 0) < text.size;
    bool has_argument = has_placeholder(text);
    Buffer out;

    if (!has_link && !has_argument) {
        return text;
    }
    buffer_init(&out, arena);
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];

        if (has_link && c == '[') {
            buffer_add_byte(&out, '\\');
        }
        if (has_argument && (c == '{' || c == '}')) {
            buffer_add_byte(&out, c);
        }
        buffer_add_byte(&out, c);
    }
    return buffer_slice(&out);
}

/* A relative URI reference: a colon in its first part would make a scheme of that (RFC 3986, 4.2). */
static Slice write_uri(const Report *report, Slice path)
{
    Slice encoded = path_percent_encode(report->arena, report_path(report, path));
    Buffer uri;

    buffer_init(&uri, report->arena);
    while (encoded.size > 0) {
        bool has_colon = slice_find_byte(encoded, ':', 0) < encoded.size;

        buffer_add(&uri, slice_cut(encoded, ':', &encoded));
        buffer_add_string(&uri, has_colon ? "%3A" : "");
    }
    return buffer_slice(&uri);
}

static void write_artifact(Log *log, Slice path)
{
    JsonWriter *json = &log->json;

    json_write_key(json, "artifactLocation");
    json_begin_object(json);
    json_write_string_field(json, "uri", write_uri(log->report, path));
    json_write_string_field(json, "uriBaseId", slice_from_string(root_name));
    json_end_object(json);
}

static bool has_mark(const Log *log)
{
    return log->source.is_known && report_source_has_bom(&log->source);
}

/* A column as SARIF counts: a byte order mark is none (3.30.2). */
static uint32_t column_of(const Log *log, Position at)
{
    return at.column - (at.line == 1 && at.column > 1 && has_mark(log) ? 1 : 0);
}

/* Bytes are told beside columns where both are known, and of one text: a byte order mark has no column. */
static bool has_bytes(const Log *log, Position start, Span span)
{
    return start.column > 0 && span.end > 0 && !(span.start == 0 && has_mark(log));
}

static void write_region(Log *log, const char *key, Position start, Position end, Span span)
{
    JsonWriter *json = &log->json;

    json_write_key(json, key);
    json_begin_object(json);
    json_write_integer_field(json, "startLine", start.line);
    if (start.column > 0) {
        json_write_integer_field(json, "startColumn", column_of(log, start));
        json_write_integer_field(json, "endLine", end.line);
        json_write_integer_field(json, "endColumn", column_of(log, end));
    }
    if (has_bytes(log, start, span)) {
        json_write_integer_field(json, "byteOffset", span.start);
        json_write_integer_field(json, "byteLength", span.end - span.start);
    }
    json_end_object(json);
}

static void write_locations(Log *log, const Diagnostic *finding)
{
    JsonWriter *json = &log->json;
    Position start = {finding->line, finding->column};
    Position end = {finding->end_line, finding->end_column};

    json_write_key(json, "locations");
    json_begin_array(json);
    if (finding->path.size > 0) {
        json_begin_object(json);
        json_write_key(json, "physicalLocation");
        json_begin_object(json);
        write_artifact(log, finding->path);
        if (finding->line > 0) {
            write_region(log, "region", start, end, finding->span);
        }
        json_end_object(json);
        json_end_object(json);
    }
    json_end_array(json);
}

static void write_replacement(Log *log, const Edit *edit)
{
    json_begin_object(&log->json);
    write_region(log, "deletedRegion", edit->start, edit->end, edit->span);
    write_text_object(&log->json, "insertedContent", edit->text);
    json_end_object(&log->json);
}

/* JSON holds no bytes that are no UTF-8: an edit with such bytes cannot be told. */
static bool can_tell_edits(const Diagnostic *finding)
{
    for (size_t i = 0; i < finding->edit_count; i++) {
        if (utf8_find_invalid(finding->edits[i].text) < finding->edits[i].text.size) {
            return false;
        }
    }
    return finding->edit_count > 0;
}

static void write_fixes(Log *log, const Diagnostic *finding)
{
    JsonWriter *json = &log->json;

    json_write_key(json, "fixes");
    json_begin_array(json);
    json_begin_object(json);
    if (finding->help.size > 0) {
        write_text_object(json, "description", escape_message(log->report->arena, finding->help));
    }
    json_write_key(json, "artifactChanges");
    json_begin_array(json);
    json_begin_object(json);
    write_artifact(log, finding->path);
    json_write_key(json, "replacements");
    json_begin_array(json);
    for (size_t i = 0; i < finding->edit_count; i++) {
        write_replacement(log, &finding->edits[i]);
    }
    json_end_array(json);
    json_end_object(json);
    json_end_array(json);
    json_end_object(json);
    json_end_array(json);
}

static void write_rule_of(Log *log, Slice rule)
{
    json_write_string_field(&log->json, "ruleId", rule);
    json_write_integer_field(&log->json, "ruleIndex",
                             (int64_t)sarif_rules_index(&log->rules, rule));
}

/* By what a result is known again. `state` is held against the baseline (3.27.24); NULL: there is none. */
static void write_identity(Log *log, Slice fingerprint, const char *state)
{
    JsonWriter *json = &log->json;

    json_write_key(json, "partialFingerprints");
    json_begin_object(json);
    json_write_string_field(json, "memocFinding/v1", fingerprint);
    json_end_object(json);
    if (state != NULL) {
        json_write_string_field(json, "baselineState", slice_from_string(state));
    }
}

static void write_result(Log *log, const Diagnostic *finding, const Fingerprint *fingerprint,
                         const char *state)
{
    JsonWriter *json = &log->json;
    Slice message = report_describe(log->report, finding);

    report_source_open(&log->source, finding->path);
    json_begin_object(json);
    write_rule_of(log, finding->rule);
    json_write_string_field(json, "level", slice_from_string(sarif_level(finding->severity)));
    write_text_object(json, "message", escape_message(log->report->arena, message));
    write_locations(log, finding);
    write_identity(log, fingerprint->whole, state);
    if (can_tell_edits(finding)) {
        write_fixes(log, finding);
    }
    json_end_object(json);
}

/* What the baseline has and the run has not: it has no line any more, and nothing to mend. */
static void write_absent(Log *log, const BaselineEntry *entry)
{
    const Diagnostic finding = {.path = entry->path, .message = entry->message};
    Slice message = report_describe(log->report, &finding);

    json_begin_object(&log->json);
    write_rule_of(log, entry->rule);
    write_text_object(&log->json, "message", escape_message(log->report->arena, message));
    write_locations(log, &finding);
    write_identity(log, entry->fingerprint, "absent");
    json_end_object(&log->json);
}

static void write_tool(Log *log)
{
    JsonWriter *json = &log->json;

    json_write_key(json, "tool");
    json_begin_object(json);
    json_write_key(json, "driver");
    json_begin_object(json);
    json_write_string_field(json, "name", SLICE("memoc"));
    json_write_string_field(json, "semanticVersion", slice_from_string(memoc_program.version));
    json_write_key(json, "rules");
    sarif_rules_write(json, log->report->arena, &log->rules);
    json_end_object(json);
    json_end_object(json);
}

/* How places are to be read, for all of the run. */
static void write_conventions(JsonWriter *json)
{
    json_write_string_field(json, "columnKind", SLICE("unicodeCodePoints"));
    json_write_key(json, "newlineSequences");
    json_begin_array(json);
    json_write_string(json, SLICE("\r\n"));
    json_write_string(json, SLICE("\n"));
    json_write_string(json, SLICE("\r"));
    json_end_array(json);
    json_write_key(json, "originalUriBaseIds");
    json_begin_object(json);
    json_write_key(json, root_name);
    json_begin_object(json);
    write_text_object(json, "description", SLICE("The root folder of the repository."));
    json_end_object(json);
    json_end_object(json);
}

static void write_results(Log *log, const DiagnosticList *findings, const Fingerprint *fingerprints,
                          const char *state)
{
    for (size_t i = 0; i < findings->count; i++) {
        write_result(log, &findings->items[i], &fingerprints[i], state);
    }
}

/*
 * What is known and what is gone is told only when that is asked for: GitHub's code scanning looks at no baselineState, and would open
 * an alert for each.
 */
static void write_all_results(Log *log)
{
    const Report *report = log->report;
    const Project *project = report->project;

    write_results(log, report->findings, report_fingerprints(report),
                  project->has_baseline ? "new" : NULL);
    if (!report->shows_known) {
        return;
    }
    write_results(log, &project->known, project->known_fingerprints, "unchanged");
    for (size_t i = 0; i < project->gone_count; i++) {
        write_absent(log, &project->gone[i]);
    }
}

static void init_rules(SarifRules *rules, const Report *report)
{
    const Project *project = report->project;

    sarif_rules_init(rules, report->arena);
    for (size_t i = 0; i < report->findings->count; i++) {
        sarif_rules_add(rules, report->findings->items[i].rule);
    }
    for (size_t i = 0; report->shows_known && i < project->known.count; i++) {
        sarif_rules_add(rules, project->known.items[i].rule);
    }
    for (size_t i = 0; report->shows_known && i < project->gone_count; i++) {
        sarif_rules_add(rules, project->gone[i].rule);
    }
}

static void write_run(Log *log)
{
    json_begin_object(&log->json);
    write_tool(log);
    write_conventions(&log->json);
    json_write_key(&log->json, "results");
    json_begin_array(&log->json);
    write_all_results(log);
    json_end_array(&log->json);
    json_end_object(&log->json);
}

void report_write_sarif(Buffer *out, const Report *report)
{
    Log log = {.report = report};
    JsonWriter *json = &log.json;

    json_init(json, out, 2);
    init_rules(&log.rules, report);
    report_source_init(&log.source, report);
    json_begin_object(json);
    json_write_string_field(json, "$schema",
                            SLICE("https://json.schemastore.org/sarif-2.1.0.json"));
    json_write_string_field(json, "version", SLICE("2.1.0"));
    json_write_key(json, "runs");
    json_begin_array(json);
    write_run(&log);
    json_end_array(json);
    json_end_object(json);
    buffer_add_byte(out, '\n');
    report_source_free(&log.source);
}
