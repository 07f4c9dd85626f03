#include "base/hash.h"
#include "cli/report.h"
#include "cli/report_due.h"

#include <setjmp.h>
#include <cmocka.h>

enum { PAGES_MOST = 4 };

/* A project of some documents. */
typedef struct Bench {
    Arena arena;
    Settings settings;
    Project project;
    SourceFile files[PAGES_MOST];
    UnitHeader headers[PAGES_MOST];
    Page pages[PAGES_MOST];
    Source source; /* of the document that was added last */
    Report report;
} Bench;

static int set_up(void **state)
{
    static Bench bench;

    bench = (Bench){.project = {.path_count = 0}};
    arena_init(&bench.arena, NULL);
    settings_init(&bench.settings, &bench.arena, SLICE("/nowhere"));
    bench.project.settings = bench.settings;
    bench.project.build.today = 20000;
    bench.project.build.walk.files = bench.files;
    bench.project.build.site.pages = bench.pages;
    diagnostic_list_init(&bench.project.build.findings, &bench.arena);
    *state = &bench;
    return 0;
}

static int tear_down(void **state)
{
    arena_free(&((Bench *)*state)->arena);
    return 0;
}

/* A document whose bytes are known to the project; they come by path. */
static Page *add_document(Bench *bench, const char *path, const char *text)
{
    Build *build = &bench->project.build;
    size_t number = build->walk.count++;
    Hash128 hash = hash_128(slice_from_string(text));

    assert_true(number < PAGES_MOST);
    bench->files[number] = (SourceFile){
        .path = slice_from_string(path), .text = slice_from_string(text), .has_text = true};
    bench->headers[number] =
        (UnitHeader){.source_hash_high = hash.high, .source_hash_low = hash.low};
    bench->pages[number] = (Page){.number = (uint32_t)number,
                                  .path = slice_from_string(path),
                                  .unit = {.header = &bench->headers[number]}};
    build->site.page_count = (uint32_t)build->walk.count;
    source_init(&bench->source, &bench->arena, slice_from_string(path), slice_from_string(text));
    return &bench->pages[number];
}

static Span span_of(const Bench *bench, const char *needle)
{
    uint32_t start = (uint32_t)slice_find(bench->source.bytes, slice_from_string(needle), 0);

    return (Span){start, start + (uint32_t)strlen(needle)};
}

/* An error about what says `needle` in the last document. */
static Diagnostic *add_finding(Bench *bench, const char *needle, const char *message)
{
    return diagnostic_add(&bench->project.build.findings, SLICE("x/y"), SEVERITY_ERROR,
                          &bench->source, span_of(bench, needle), "%s", message);
}

static void add_edit(Bench *bench, Diagnostic *finding, const char *needle, const char *text)
{
    diagnostic_add_edit(&bench->project.build.findings, finding, &bench->source,
                        span_of(bench, needle), slice_from_string(text));
}

/* The report, without its blanks: what is compared then does not depend on how it is indented. */
static const char *write(Bench *bench, ReportFormat format)
{
    Buffer out;
    Buffer compact;

    buffer_init(&out, &bench->arena);
    buffer_init(&compact, &bench->arena);
    report_init(&bench->report, &bench->arena, &bench->project);
    report_write(&out, &bench->report, format);
    if (format == REPORT_SARIF || format == REPORT_RDJSON || format == REPORT_GITLAB) {
        json_add_compact(&compact, slice_trim(buffer_slice(&out)));
        return arena_string(&bench->arena, buffer_slice(&compact));
    }
    return arena_string(&bench->arena, buffer_slice(&out));
}

static void expect(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        print_error("no %s\nin %s\n", part, text);
        fail();
    }
}

static void expect_not(const char *text, const char *part)
{
    if (strstr(text, part) != NULL) {
        print_error("there is %s\nin %s\n", part, text);
        fail();
    }
}

/* --- SARIF --- */

static void sarif_tells_fixes(void **state)
{
    Bench *bench = *state;

    add_document(bench, "a b/\xC3\xBC.md", "\xF0\x9F\x8C\x8D one two\nthree\n");
    Diagnostic *finding = add_finding(bench, "one two\nthree", "wrong");
    add_edit(bench, finding, "one", "1");
    add_edit(bench, finding, "three", "");
    const char *report = write(bench, REPORT_SARIF);
    expect(report, "\"uri\":\"a%20b/%C3%BC.md\",\"uriBaseId\":\"%SRCROOT%\"");
    expect(report, "\"region\":{\"startLine\":1,\"startColumn\":3,\"endLine\":2,\"endColumn\":6,"
                   "\"byteOffset\":5,\"byteLength\":13}");
    expect(report, "\"replacements\":[{\"deletedRegion\":{\"startLine\":1,\"startColumn\":3,"
                   "\"endLine\":1,\"endColumn\":6,\"byteOffset\":5,\"byteLength\":3},"
                   "\"insertedContent\":{\"text\":\"1\"}},{\"deletedRegion\":{\"startLine\":2,");
    expect(report, "\"insertedContent\":{\"text\":\"\"}}]}]}]}");
}

static void sarif_leaves_out_fixes_that_json_cannot_hold(void **state)
{
    Bench *bench = *state;

    add_document(bench, "a.md", "one\n");
    add_edit(bench, add_finding(bench, "one", "wrong"), "one", "\xFF");
    expect_not(write(bench, REPORT_SARIF), "\"fixes\"");
}

static void sarif_counts_no_byte_order_mark(void **state)
{
    Bench *bench = *state;

    add_document(bench, "a.md", "\xEF\xBB\xBFone two\nthree\n");
    add_finding(bench, "two", "wrong");
    add_finding(bench, "three", "wrong");
    add_finding(bench, "\xEF\xBB\xBF", "wrong");
    const char *report = write(bench, REPORT_SARIF);
    expect(report, "{\"startLine\":1,\"startColumn\":5,\"endLine\":1,\"endColumn\":8,"
                   "\"byteOffset\":7,\"byteLength\":3}");
    expect(report, "{\"startLine\":2,\"startColumn\":1,\"endLine\":2,\"endColumn\":6,");
    expect(report, "{\"startLine\":1,\"startColumn\":1,\"endLine\":1,\"endColumn\":1}");
}

static void sarif_messages_are_no_templates_and_no_links(void **state)
{
    Bench *bench = *state;

    add_document(bench, "a.md", "one\n");
    add_finding(bench, "one", "placeholder {{x}} [a] is left");
    add_finding(bench, "one", "{x} is {0}");
    add_finding(bench, "one", "a [link](https://example.org)");
    const char *report = write(bench, REPORT_SARIF);
    expect(report, "\"text\":\"placeholder {{x}} [a] is left\"");
    expect(report, "\"text\":\"{{x}} is {{0}}\"");
    expect(report, "\"text\":\"a \\\\[link](https://example.org)\"");
}

static void sarif_has_rules_that_only_findings_name(void **state)
{
    Bench *bench = *state;
    char index[64];

    add_document(bench, "a.md", "one\n");
    add_finding(bench, "one", "wrong");
    const char *report = write(bench, REPORT_SARIF);
    snprintf(index, sizeof index, "\"ruleId\":\"x/y\",\"ruleIndex\":%d,", RULE_COUNT);
    expect(report, index);
    expect(report,
           "{\"id\":\"x/y\",\"shortDescription\":{\"text\":\"What a filter reports as x/y.\"},");
    expect(report, "\"properties\":{\"tags\":[\"documentation\",\"x\"]}}]");
}

static void a_colon_in_a_path_makes_no_scheme(void **state)
{
    Bench *bench = *state;

    add_document(bench, "javascript:a.md", "one\n");
    add_finding(bench, "one", "wrong");
    expect(write(bench, REPORT_SARIF), "\"uri\":\"javascript%3Aa.md\"");
}

/* --- reviewdog --- */

static void rdjson_counts_columns_in_bytes(void **state)
{
    Bench *bench = *state;

    add_document(bench, "a.md", "x\n\xF0\x9F\x8C\x8D\xC3\xBC one\n");
    add_finding(bench, "one", "wrong");
    expect(write(bench, REPORT_RDJSON), "\"range\":{\"start\":{\"line\":2,\"column\":8},"
                                        "\"end\":{\"line\":2,\"column\":11}}");
}

static void rdjson_joins_edits_to_one_suggestion(void **state)
{
    Bench *bench = *state;

    add_document(bench, "a.md", "one \xC3\xBC two\nthree\n");
    Diagnostic *finding = add_finding(bench, "one \xC3\xBC two\nthree", "wrong");
    add_edit(bench, finding, "one", "1");
    add_edit(bench, finding, "two", "2");
    add_edit(bench, finding, "thr", "3");
    expect(write(bench, REPORT_RDJSON),
           "\"suggestions\":[{\"range\":{\"start\":{\"line\":1,\"column\":1},"
           "\"end\":{\"line\":2,\"column\":4}},\"text\":\"1 \xC3\xBC 2\\n3\"}]");
}

static void rdjson_tells_lines_of_files_that_have_changed(void **state)
{
    Bench *bench = *state;

    add_document(bench, "a.md", "x\n\xC3\xBC one\n");
    add_edit(bench, add_finding(bench, "one", "wrong"), "one", "1");
    bench->files[0].text = SLICE("something else\n");
    const char *report = write(bench, REPORT_RDJSON);
    expect(report, "\"range\":{\"start\":{\"line\":2},\"end\":{\"line\":2}}");
    expect_not(report, "suggestions");
}

static void rdjson_suggests_nothing_that_is_too_long(void **state)
{
    Bench *bench = *state;
    Buffer text;

    buffer_init(&text, &bench->arena);
    buffer_add_string(&text, "one");
    buffer_add_repeated(&text, ' ', 5000);
    buffer_add_string(&text, "two\n");
    add_document(bench, "a.md", arena_string(&bench->arena, buffer_slice(&text)));
    Diagnostic *finding = add_finding(bench, "one", "wrong");
    add_edit(bench, finding, "one", "1");
    add_edit(bench, finding, "two", "2");
    expect_not(write(bench, REPORT_RDJSON), "suggestions");
}

/* --- all services --- */

static void services_name_files_as_the_repository_does(void **state)
{
    static const ReportFormat formats[] = {REPORT_SARIF, REPORT_GITHUB, REPORT_GITLAB,
                                           REPORT_RDJSON};
    Bench *bench = *state;
    Buffer out;

    add_document(bench, "a.md", "one\n");
    add_finding(bench, "one", "wrong");
    report_init(&bench->report, &bench->arena, &bench->project);
    assert_int_equal(bench->report.folder.size, 0);
    bench->report.folder = SLICE("project/docs/");
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        buffer_init(&out, &bench->arena);
        report_write(&out, &bench->report, formats[i]);
        expect(arena_string(&bench->arena, buffer_slice(&out)), "project/docs/a.md");
    }
}

static void equal_findings_have_fingerprints_of_their_own(void **state)
{
    Bench *bench = *state;
    static const char member[] = "\"fingerprint\":\"";

    add_document(bench, "a.md", "one\n");
    add_finding(bench, "one", "wrong");
    add_finding(bench, "one", "also wrong");
    const char *first = strstr(write(bench, REPORT_GITLAB), member);
    assert_non_null(first);
    const char *second = strstr(first + 1, member);
    assert_non_null(second);
    assert_memory_not_equal(first, second, sizeof member + 32);
}

static void a_report_of_nothing_is_whole(void **state)
{
    Bench *bench = *state;

    expect(write(bench, REPORT_SARIF), "\"results\":[]");
    assert_string_equal(write(bench, REPORT_GITLAB), "[]");
    assert_string_equal(write(bench, REPORT_JSONL), "");
    assert_string_equal(write(bench, REPORT_GITHUB), "");
    assert_string_equal(write(bench, REPORT_RDJSON),
                        "{\"source\":{\"name\":\"memoc\"},\"diagnostics\":[]}");
    expect(write(bench, REPORT_JUNIT), "<testsuites>\n</testsuites>\n");
    expect(write(bench, REPORT_MARKDOWN), "0 documents: **nothing to complain about**");
}

static void a_finding_about_no_file_is_told(void **state)
{
    Bench *bench = *state;

    diagnostic_add_file(&bench->project.build.findings, SLICE("x/y"), SEVERITY_WARNING,
                        (Slice){NULL, 0}, "wrong");
    expect(write(bench, REPORT_SARIF), "\"locations\":[]");
    expect(write(bench, REPORT_GITLAB), "\"path\":\"memoc.yaml\",\"lines\":{\"begin\":1}");
    assert_string_equal(write(bench, REPORT_GITHUB), "::warning title=x/y::wrong\n");
    expect_not(write(bench, REPORT_RDJSON), "\"location\"");
    expect(write(bench, REPORT_JUNIT), "<testsuite name=\"memoc\"");
    expect(write(bench, REPORT_MARKDOWN), "- **warning**: wrong `x/y`");
}

/* --- what fails, and what is due --- */

static void junit_fails_what_makes_the_run_fail(void **state)
{
    Bench *bench = *state;
    Buffer out;

    add_document(bench, "a.md", "one\n");
    add_finding(bench, "one", "wrong")->severity = SEVERITY_WARNING;
    const char *report = write(bench, REPORT_JUNIT);
    expect(report, "tests=\"1\" failures=\"0\"");
    expect(report, "<system-out>a.md:1:1: warning: wrong [x/y]");
    expect_not(report, "<failure");

    buffer_init(&out, &bench->arena);
    bench->report.fail_on = SEVERITY_WARNING;
    report_write(&out, &bench->report, REPORT_JUNIT);
    report = arena_string(&bench->arena, buffer_slice(&out));
    expect(report, "tests=\"1\" failures=\"1\"");
    expect(report, "<failure type=\"warning\" message=\"wrong\">a.md:1:1: warning");
}

static void make_due(Page *page, UnitHeader *header, FreshnessState state, Date due)
{
    page->freshness = state;
    header->due = due;
}

static void documents_that_are_due_come_by_their_day(void **state)
{
    Bench *bench = *state;
    DueDocuments due;

    make_due(add_document(bench, "a.md", ""), &bench->headers[0], FRESHNESS_DUE_SOON, 20005);
    make_due(add_document(bench, "b.md", ""), &bench->headers[1], FRESHNESS_STALE, 19990);
    make_due(add_document(bench, "c.md", ""), &bench->headers[2], FRESHNESS_FRESH, 21000);
    add_document(bench, "d.md", "");
    report_init(&bench->report, &bench->arena, &bench->project);
    report_due(&bench->report, &due);
    assert_int_equal(due.judged_count, 3);
    assert_int_equal(due.stale_count, 1);
    assert_int_equal(due.count, 2);
    assert_true(slice_is(due.pages[0]->path, "b.md"));
    assert_true(slice_is(due.pages[1]->path, "a.md"));
    assert_int_equal(due_fresh_percent(&due), 66);
}

static void documents_are_not_judged_where_the_rule_is_off(void **state)
{
    Bench *bench = *state;
    RuleOverride off = {SLICE("freshness/stale"), SEVERITY_OFF};
    RuleGroup group = {.items = &off, .count = 1};
    DueDocuments due;

    make_due(add_document(bench, "a.md", ""), &bench->headers[0], FRESHNESS_STALE, 19990);
    bench->project.settings.rules = &group;
    bench->project.settings.rule_count = 1;
    report_init(&bench->report, &bench->arena, &bench->project);
    report_due(&bench->report, &due);
    assert_int_equal(due.judged_count, 0);
    assert_int_equal(due_fresh_percent(&due), -1);
}

static void all_are_fresh_only_when_all_are(void **state)
{
    (void)state;
    assert_int_equal(due_fresh_percent(&(DueDocuments){.judged_count = 1000, .stale_count = 1}),
                     99);
    assert_int_equal(due_fresh_percent(&(DueDocuments){.judged_count = 1000}), 100);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sarif_tells_fixes),
        TEST(sarif_leaves_out_fixes_that_json_cannot_hold),
        TEST(sarif_counts_no_byte_order_mark),
        TEST(sarif_messages_are_no_templates_and_no_links),
        TEST(sarif_has_rules_that_only_findings_name),
        TEST(a_colon_in_a_path_makes_no_scheme),
        TEST(rdjson_counts_columns_in_bytes),
        TEST(rdjson_joins_edits_to_one_suggestion),
        TEST(rdjson_tells_lines_of_files_that_have_changed),
        TEST(rdjson_suggests_nothing_that_is_too_long),
        TEST(services_name_files_as_the_repository_does),
        TEST(equal_findings_have_fingerprints_of_their_own),
        TEST(a_report_of_nothing_is_whole),
        TEST(a_finding_about_no_file_is_told),
        TEST(junit_fails_what_makes_the_run_fail),
        TEST(documents_that_are_due_come_by_their_day),
        TEST(documents_are_not_judged_where_the_rule_is_off),
        TEST(all_are_fresh_only_when_all_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
