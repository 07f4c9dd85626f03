#include "check/required.h"

#include "check/front_matter.h"

#include "unit/sample_findings.h"

static Slice owner[] = {SLICE_INIT("owner")};
static Slice several[] = {SLICE_INIT("status"), SLICE_INIT("audience"), SLICE_INIT("last_updated"),
                          SLICE_INIT("owner")};
static Slice dotted[] = {SLICE_INIT("ms.date")};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define ASKS_FOR(names, how_bad)                                                                   \
    {                                                                                              \
        .severity = (how_bad), .required = { names, COUNT(names) }                                 \
    }

static void set_schemas(void **state, SchemaSettings *schemas, size_t count)
{
    Sample *sample = *state;

    sample->settings.schemas = schemas;
    sample->settings.schema_count = count;
}

static GlobList globs(void **state, const char *pattern)
{
    Sample *sample = *state;
    Glob *glob = arena_new(&sample->arena, Glob);
    const char *error;

    assert_true(glob_compile(&sample->arena, slice_from_string(pattern), glob, &error));
    return (GlobList){glob, 1};
}

static void assert_found(void **state, const char *text, const char *wanted)
{
    sample_assert_findings(state, check_required, slice_from_string(text), wanted);
}

static void nothing_is_asked_for_without_a_schema(void **state)
{
    assert_found(state, "---\na: b\n---\n", "");
}

static void each_missing_key_is_told_at_the_opening_line(void **state)
{
    SchemaSettings schema = ASKS_FOR(several, SEVERITY_ERROR);
    const DiagnosticList *findings = &((Sample *)*state)->document.findings;

    set_schemas(state, &schema, 1);
    assert_found(state, "---\nstatus: ACTIVE\nlast_updated: 2026-01-19\n---\n\n# A\n",
                 "1:1 front-matter/required\n1:1 front-matter/required\n");
    sample_assert_slice(findings->items[0].message, "\"audience\" is missing");
    sample_assert_slice(findings->items[0].help, "add audience: to the front matter");
    sample_assert_slice(findings->items[1].message, "\"owner\" is missing");
    assert_int_equal(findings->items[1].severity, SEVERITY_ERROR);
    assert_int_equal(findings->items[1].end_column, 4);
    assert_found(state, "---\nowner: a\naudience: b\nlast_updated: c\nstatus: d\n---\n", "");
}

static void a_key_without_value_is_there(void **state)
{
    SchemaSettings schema = ASKS_FOR(owner, SEVERITY_ERROR);

    set_schemas(state, &schema, 1);
    assert_found(state, "---\nowner:\n---\n", "");
    assert_found(state, "---\nowner: ''\n---\n", "");
    assert_found(state, "---\nother:\n  owner: a\n---\n", "1:1 front-matter/required\n");
}

static void a_key_with_a_dot_may_be_a_path(void **state)
{
    SchemaSettings schema = ASKS_FOR(dotted, SEVERITY_ERROR);

    set_schemas(state, &schema, 1);
    assert_found(state, "---\nms.date: 2026-01-19\n---\n", "");
    assert_found(state, "---\nms: {date: 2026-01-19}\n---\n", "");
    assert_found(state, "---\nms: {author: a}\ndate: 2026-01-19\n---\n",
                 "1:1 front-matter/required\n");
}

static void a_key_that_is_written_otherwise_is_named(void **state)
{
    static const char *const cases[][2] = {
        {"---\nlastUpdated: a\n---\n", "rename \"lastUpdated\" to \"last_updated\""},
        {"---\nlast-updated: a\n---\n", "rename \"last-updated\" to \"last_updated\""},
        {"---\nLast Updated: a\n---\n", "rename \"Last Updated\" to \"last_updated\""},
        {"---\nlast: a\nlast_updated_by: b\n---\n", "add last_updated: to the front matter"},
    };
    SchemaSettings schema = {.severity = SEVERITY_ERROR, .required = {several + 2, 1}};

    set_schemas(state, &schema, 1);
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_found(state, cases[i][0], "1:1 front-matter/required\n");
        sample_assert_slice(sample_finding(state)->help, cases[i][1]);
    }
}

static void schemas_are_for_their_paths(void **state)
{
    SchemaSettings schema = ASKS_FOR(owner, SEVERITY_ERROR);

    set_schemas(state, &schema, 1);
    schema.paths = globs(state, "docs/**");
    assert_found(state, "---\na: b\n---\n", "1:1 front-matter/required\n");
    schema.exclude = globs(state, "**/a.md");
    assert_found(state, "---\na: b\n---\n", "");
    schema = (SchemaSettings)ASKS_FOR(owner, SEVERITY_ERROR);
    schema.paths = globs(state, "adr/**");
    assert_found(state, "---\na: b\n---\n", "");
}

static void of_several_schemas_the_most_severe_counts(void **state)
{
    SchemaSettings schemas[] = {ASKS_FOR(owner, SEVERITY_INFO),
                                ASKS_FOR(several, SEVERITY_WARNING)};

    set_schemas(state, schemas, 2);
    assert_found(state, "---\nstatus: a\naudience: b\nlast_updated: c\n---\n",
                 "1:1 front-matter/required\n");
    assert_int_equal(sample_finding(state)->severity, SEVERITY_WARNING);
    schemas[1].paths = globs(state, "adr/**");
    assert_found(state, "---\na: b\n---\n", "1:1 front-matter/required\n");
    assert_int_equal(sample_finding(state)->severity, SEVERITY_INFO);
    schemas[0].severity = SEVERITY_OFF;
    assert_found(state, "---\na: b\n---\n", "");
}

static void front_matter_that_is_not_there_has_no_keys(void **state)
{
    SchemaSettings schema = ASKS_FOR(owner, SEVERITY_ERROR);

    set_schemas(state, &schema, 1);
    sample_assert_findings(state, check_front_matter, SLICE("\xEF\xBB\xBF# A\n"),
                           "1:2 front-matter/missing\n1:2 front-matter/required\n");
    sample_assert_findings(state, check_front_matter, SLICE("---\n---\n"),
                           "1:1 front-matter/required\n");
    sample_assert_findings(state, check_front_matter, SLICE("---\na: b: c\n---\n"), "");
}

static void where_front_matter_is_not_asked_for_its_keys_are_not(void **state)
{
    Sample *sample = *state;
    SchemaSettings schema = ASKS_FOR(owner, SEVERITY_ERROR);
    RuleOverride off = {SLICE("front-matter/missing"), SEVERITY_OFF};
    RuleGroup group = {.items = &off, .count = 1};

    set_schemas(state, &schema, 1);
    sample->settings.rules = &group;
    sample->settings.rule_count = 1;
    sample_assert_findings(state, check_front_matter, SLICE("# A\n"), "1:1 front-matter/missing\n");
    sample_assert_findings(state, check_front_matter, SLICE("---\na: b\n---\n"),
                           "1:1 front-matter/required\n");
}

static Slice find_in_unreadable(Sample *sample)
{
    Document *document = sample_read(sample, "docs/a.md", SLICE("---\na: b: c\n---\n"));

    finding_add(&document->findings, RULE_FRONT_MATTER_YAML, &document->source, (Span){8, 9},
                "bad");
    check_front_matter(document);
    return sample_list_findings(&sample->arena, &document->findings);
}

static void front_matter_that_cannot_be_read_has_no_keys_where_only_that_is_told(void **state)
{
    Sample *sample = *state;
    SchemaSettings schema = ASKS_FOR(owner, SEVERITY_ERROR);
    RuleOverride items[] = {{SLICE("front-matter/missing"), SEVERITY_WARNING},
                            {SLICE("front-matter/yaml"), SEVERITY_OFF}};
    RuleGroup group = {.items = items};

    set_schemas(state, &schema, 1);
    sample->settings.rules = &group;
    sample->settings.rule_count = 1;
    sample_assert_slice(find_in_unreadable(sample), "2:5 front-matter/yaml\n");
    group.count = COUNT(items);
    sample_assert_slice(find_in_unreadable(sample),
                        "1:1 front-matter/required\n2:5 front-matter/yaml\n");
    items[0].severity = SEVERITY_OFF;
    sample_assert_slice(find_in_unreadable(sample), "2:5 front-matter/yaml\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(nothing_is_asked_for_without_a_schema),
        SAMPLE_TEST(each_missing_key_is_told_at_the_opening_line),
        SAMPLE_TEST(a_key_without_value_is_there),
        SAMPLE_TEST(a_key_with_a_dot_may_be_a_path),
        SAMPLE_TEST(a_key_that_is_written_otherwise_is_named),
        SAMPLE_TEST(schemas_are_for_their_paths),
        SAMPLE_TEST(of_several_schemas_the_most_severe_counts),
        SAMPLE_TEST(front_matter_that_is_not_there_has_no_keys),
        SAMPLE_TEST(where_front_matter_is_not_asked_for_its_keys_are_not),
        SAMPLE_TEST(front_matter_that_cannot_be_read_has_no_keys_where_only_that_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
