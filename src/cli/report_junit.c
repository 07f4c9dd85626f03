#include "cli/report_junit.h"

#include "base/map.h"
#include "base/path.h"
#include "base/xml.h"
#include "cli/command.h"

/* One rule of one document. */
typedef struct Case {
    const Diagnostic **findings;
    size_t count;
    size_t capacity;
    const Diagnostic *failure; /* the first that is one, or NULL */
    size_t failure_count;
} Case;

/* One document. */
typedef struct Suite {
    const Report *report;
    Arena *arena; /* of this suite */
    const ReportFile *file;
    Map cases; /* rule -> Case */
    size_t failed_count;
} Suite;

static Case *get_case(Suite *suite, Slice rule)
{
    MapEntry *entry = map_get(&suite->cases, rule);

    if (entry->value == NULL) {
        entry->value = arena_new(suite->arena, Case);
    }
    return entry->value;
}

static void add_finding(Suite *suite, const Diagnostic *finding)
{
    Case *of_rule = get_case(suite, finding->rule);

    of_rule->findings = arena_array_room(suite->arena, of_rule->findings, of_rule->count,
                                         &of_rule->capacity, sizeof(Diagnostic *));
    of_rule->findings[of_rule->count++] = finding;
    if (finding->severity < suite->report->fail_on) {
        return;
    }
    if (of_rule->failure == NULL) {
        of_rule->failure = finding;
        suite->failed_count++;
    }
    of_rule->failure_count++;
}

static void write_number(Buffer *out, const char *name, size_t number)
{
    buffer_add_format(out, " %s=\"%zu\"", name, number);
}

/* "docs/adr", and what stands in it: "0001-x.md: link/broken" */
static void write_case_name(Buffer *out, const Suite *suite, Slice rule)
{
    Slice folder = path_folder(suite->file->path);
    Slice name = arena_format(suite->arena, "%.*s: %.*s", SLICE_PRINT(path_name(suite->file->path)),
                              SLICE_PRINT(rule));

    buffer_add_string(out, "    <testcase");
    xml_write_attribute(out, "classname", folder.size > 0 ? folder : SLICE("(root)"));
    xml_write_attribute(out, "name", name);
    buffer_add_string(out, " time=\"0\"");
}

static void write_findings(Buffer *out, const Suite *suite, const Case *of_rule)
{
    Buffer text;

    buffer_init(&text, suite->arena);
    for (size_t i = 0; i < of_rule->count; i++) {
        diagnostic_write_text(&text, of_rule->findings[i], false);
    }
    xml_write_text(out, buffer_slice(&text));
}

static void write_failure(Buffer *out, const Suite *suite, const Case *of_rule)
{
    Buffer message;

    buffer_init(&message, suite->arena);
    buffer_add(&message, of_rule->failure->message);
    if (of_rule->failure_count > 1) {
        buffer_add_format(&message, ", and %zu more", of_rule->failure_count - 1);
    }
    buffer_add_string(out, ">\n      <failure");
    xml_write_attribute(out, "type", slice_from_string(severity_name(of_rule->failure->severity)));
    xml_write_attribute(out, "message", buffer_slice(&message));
    buffer_add_byte(out, '>');
    write_findings(out, suite, of_rule);
    buffer_add_string(out, "</failure>\n    </testcase>\n");
}

/* What did not fail has no place in a case of Ant's schema. */
static void write_output(Buffer *out, const Suite *suite)
{
    buffer_add_string(out, "    <system-out>");
    for (size_t i = 0; i < suite->cases.count; i++) {
        const Case *of_rule = suite->cases.entries[i].value;

        if (of_rule->failure == NULL) {
            write_findings(out, suite, of_rule);
        }
    }
    buffer_add_string(out, "</system-out>\n    <system-err></system-err>\n");
}

static void write_cases(Buffer *out, const Suite *suite)
{
    for (size_t i = 0; i < suite->cases.count; i++) {
        const Case *of_rule = suite->cases.entries[i].value;

        write_case_name(out, suite, suite->cases.entries[i].key);
        if (of_rule->failure != NULL) {
            write_failure(out, suite, of_rule);
        } else {
            buffer_add_string(out, "/>\n");
        }
    }
    if (suite->cases.count == 0) {
        write_case_name(out, suite, SLICE("all rules"));
        buffer_add_string(out, "/>\n");
    }
}

/* Times are those of no clock: the same documents give the same bytes. */
static void write_suite(Buffer *out, const Suite *suite, size_t number)
{
    Slice path = suite->file->path;
    char today[DATE_TEXT_SIZE];

    date_to_text(suite->report->project->build.today, today);
    buffer_add_string(out, "  <testsuite");
    xml_write_attribute(out, "name", path.size > 0 ? path : SLICE("memoc"));
    xml_write_attribute(out, "package", SLICE("memoc"));
    write_number(out, "id", number);
    buffer_add_format(out, " timestamp=\"%sT00:00:00\" hostname=\"localhost\"", today);
    write_number(out, "tests", suite->cases.count > 0 ? suite->cases.count : 1);
    write_number(out, "failures", suite->failed_count);
    buffer_add_string(out, " errors=\"0\" skipped=\"0\" time=\"0\">\n    <properties>\n"
                           "      <property name=\"memoc\"");
    xml_write_attribute(out, "value", slice_from_string(memoc_program.version));
    buffer_add_string(out, "/>\n    </properties>\n");
    write_cases(out, suite);
    write_output(out, suite);
    buffer_add_string(out, "  </testsuite>\n");
}

static void write_file(Buffer *out, Suite *suite, size_t number)
{
    arena_reset(suite->arena);
    map_init(&suite->cases, suite->arena);
    suite->failed_count = 0;
    for (size_t i = 0; i < suite->file->count; i++) {
        add_finding(suite, &suite->file->findings[i]);
    }
    write_suite(out, suite, number);
}

void report_write_junit(Buffer *out, const Report *report)
{
    Arena arena;
    Suite suite = {.report = report, .arena = &arena};
    size_t count;
    const ReportFile *files = report_files(report, &count);

    arena_init(&arena, report->arena->budget);
    buffer_add_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    for (size_t i = 0; i < count; i++) {
        suite.file = &files[i];
        write_file(out, &suite, i);
    }
    buffer_add_string(out, "</testsuites>\n");
    arena_free(&arena);
}
