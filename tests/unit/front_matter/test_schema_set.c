#include "front_matter/schema_set.h"

#include "front_matter/yaml_file.h"
#include "project/configuration.h"

#include "unit/sample_findings.h"

#define UNKNOWN_KEYS "rules: {front-matter/unknown-key: info}\n"

static SchemaSet set;

/* The settings of the sample become those of this memoc.yaml; what is wrong with it, a line each. */
static Slice configure(void **state, const char *text)
{
    Sample *sample = *state;
    Source *source = arena_new(&sample->arena, Source);
    DiagnosticList problems;
    Buffer out;

    diagnostic_list_init(&problems, &sample->arena);
    source_init(source, &sample->arena, SLICE("memoc.yaml"), slice_from_string(text));
    configuration_read(&sample->settings, &sample->arena, SLICE("/project"), source, yaml_file_read,
                       &problems);
    schema_set_open(&set, &sample->arena, &sample->settings, &problems);
    buffer_init(&out, &sample->arena);
    for (size_t i = 0; i < problems.count; i++) {
        const Diagnostic *problem = &problems.items[i];

        buffer_add_format(&out, "%.*s:%u:%u %.*s: %.*s\n", SLICE_PRINT(problem->path),
                          problem->line, problem->column, SLICE_PRINT(problem->rule),
                          SLICE_PRINT(problem->message));
    }
    return buffer_slice(&out);
}

static void check(Document *document)
{
    schema_set_check(&set, document);
}

static void assert_found(void **state, const char *text, const char *wanted)
{
    sample_assert_findings(state, check, slice_from_string(text), wanted);
}

static void problems_of_schemas_have_their_place(void **state)
{
    sample_assert_slice(configure(state, "schema: [{schema: {type: sting}}]\n"),
                        "memoc.yaml:1:26 config/schema: there is no type \"sting\"\n");
    sample_assert_slice(configure(state, "title: a\nschema:\n  - schemas/a.yaml\n"),
                        "memoc.yaml:3:5 config/schema: there is no schema \"schemas/a.yaml\"\n");
    sample_assert_slice(configure(state, "schema: memoc:skil\n"),
                        "memoc.yaml:1:9 config/schema: there is no schema \"memoc:skil\"\n");
    sample_assert_slice(configure(state, "schema: [{schema: {requird: [a]}}]\n"),
                        "memoc.yaml:1:20 config/no-effect: \"requird\" has no effect\n");
    sample_assert_slice(configure(state, "schema: [{schema: 5, severity: bad}]\n"),
                        "memoc.yaml:1:32 config/value: \"schema.severity\" must be off, info, "
                        "warning or error, not \"bad\"\n"
                        "memoc.yaml:1:19 config/schema: there is no schema \"5\"\n");
}

static void faults_are_findings_of_the_schemas_severity(void **state)
{
    sample_assert_slice(configure(state, "schema:\n"
                                         "  - paths: \"docs/**\"\n"
                                         "    exclude: [\"docs/old/**\"]\n"
                                         "    severity: warning\n"
                                         "    schema: {properties: {order: {type: integer}}}\n"
                                         "  - paths: \"other/**\"\n"
                                         "    schema: false\n"
                                         "  - {severity: off, schema: {maxProperties: 0}}\n"),
                        "memoc.yaml:7:13 config/type: \"schema.schema\" must be a JSON Schema, or "
                        "the path of one, not a boolean\n");
    assert_found(state, "---\norder: first\n---\n", "2:8 front-matter/schema\n");
    assert_int_equal(sample_finding(state)->severity, SEVERITY_WARNING);
    sample_assert_slice(sample_finding(state)->message,
                        "\"order\" is \"first\", not a whole number");
    assert_found(state, "---\norder: 1\n---\n", "");
    assert_found(state, "# None\n", "");
    assert_found(state, "---\n- a\n---\n", "");
}

static void what_a_schema_requires_is_in_the_settings(void **state)
{
    const Sample *sample = *state;

    configure(state, "schema: {schema: {required: [owner, ms.date]}}\n");
    assert_int_equal(sample->settings.schemas[0].required.count, 2);
    assert_found(state, "---\na: b\n---\n", "");
}

static void what_its_parts_require_is_missing_too(void **state)
{
    configure(state, "schema:\n"
                     "  schema:\n"
                     "    allOf: [{required: [owner, ms.date, status]}]\n"
                     "    required: [status]\n");
    assert_found(state, "---\nms: {date: 2026-01-19}\n---\n", "1:1 front-matter/required\n");
    sample_assert_slice(sample_finding(state)->message, "\"owner\" is missing");
}

static void the_right_spelling_mends(void **state)
{
    configure(state, "schema:\n"
                     "  schema:\n"
                     "    properties:\n"
                     "      kind: {enum: [Guide, Note], x-aliases: {how-to: Guide}}\n");
    assert_found(state, "---\nkind: 'guide'\n---\n", "2:7 front-matter/schema\n");
    assert_int_equal(sample_finding(state)->edit_count, 1);
    sample_assert_slice(sample_finding(state)->edits[0].text, "'Guide'");
    assert_int_equal(sample_finding(state)->edits[0].span.start, 10);
    assert_int_equal(sample_finding(state)->edits[0].span.end, 17);
    assert_found(state, "---\nkind: How-To\n---\n", "2:7 front-matter/schema\n");
    sample_assert_slice(sample_finding(state)->edits[0].text, "Guide");
    assert_found(state, "---\nkind: Guid\n---\n", "2:7 front-matter/schema\n");
    sample_assert_slice(sample_finding(state)->help, "did you mean \"Guide\"?");
    assert_int_equal(sample_finding(state)->edit_count, 0);
}

static void aliases_of_statuses_mend_too(void **state)
{
    configure(state, "status: {values: [ACTIVE, OLD, DRAFT], aliases: {done: OLD, wip: DRAFT}}\n"
                     "schema: {schema: {properties: {status: {enum: [ACTIVE, OLD]}}}}\n");
    assert_found(state, "---\nstatus: Done\n---\n", "2:9 front-matter/schema\n");
    sample_assert_slice(sample_finding(state)->edits[0].text, "OLD");
    sample_assert_slice(sample_finding(state)->help, "did you mean \"OLD\"?");
    assert_found(state, "---\nstatus: wip\n---\n", "2:9 front-matter/schema\n");
    assert_int_equal(sample_finding(state)->edit_count, 0);
}

static void keys_that_no_schema_knows_are_told_once(void **state)
{
    configure(state, UNKNOWN_KEYS "schema:\n"
                                  "  - schema: {properties: {title: true}, required: [owner]}\n"
                                  "  - schema: {properties: {status: true}}\n");
    assert_found(state, "---\ntitle: a\nstatus: b\nowner: c\nstaus: d\n---\n",
                 "5:1 front-matter/unknown-key\n");
    sample_assert_slice(sample_finding(state)->message, "no schema knows \"staus\"");
    sample_assert_slice(sample_finding(state)->help, "did you mean \"status\"?");
    configure(state, "schema: {schema: {properties: {title: true}}}\n");
    assert_found(state, "---\nother: a\n---\n", "");
}

static void a_key_that_a_schema_forbids_is_not_unknown_too(void **state)
{
    configure(state, UNKNOWN_KEYS
              "schema: {schema: {properties: {title: true}, additionalProperties: false}}");
    assert_found(state, "---\ntitle: a\ntitel: b\n---\n", "3:1 front-matter/schema\n");
}

static void schemas_without_keys_make_none_unknown(void **state)
{
    configure(state, UNKNOWN_KEYS "schema: {schema: {minProperties: 1}}");
    assert_found(state, "---\ntitle: a\n---\n", "");
    configure(state,
              UNKNOWN_KEYS "schema: {schema: {required: [title], properties: {ms.date: true}}}");
    assert_found(state, "---\ntitle: a\nms: {date: b}\nm: c\n---\n",
                 "4:1 front-matter/unknown-key\n");
}

static void faults_of_the_whole_are_told_at_its_opening(void **state)
{
    configure(state, "schema: {schema: {minProperties: 2}}");
    assert_found(state, "---\n\n\ntitle: a\n---\n", "1:1 front-matter/schema\n");
    assert_int_equal(sample_finding(state)->end_column, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(problems_of_schemas_have_their_place),
        SAMPLE_TEST(faults_are_findings_of_the_schemas_severity),
        SAMPLE_TEST(what_a_schema_requires_is_in_the_settings),
        SAMPLE_TEST(what_its_parts_require_is_missing_too),
        SAMPLE_TEST(the_right_spelling_mends),
        SAMPLE_TEST(aliases_of_statuses_mend_too),
        SAMPLE_TEST(keys_that_no_schema_knows_are_told_once),
        SAMPLE_TEST(a_key_that_a_schema_forbids_is_not_unknown_too),
        SAMPLE_TEST(schemas_without_keys_make_none_unknown),
        SAMPLE_TEST(faults_of_the_whole_are_told_at_its_opening),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
