#include "project/configuration.h"

#include "front_matter/yaml_file.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <sys/stat.h>
#include "unit/workshop.h"
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct Reading {
    Settings settings;
    Source source;
    DiagnosticList problems;
    bool good;
} Reading;

static Reading configure(void **state, const char *text)
{
    Workshop *workshop = *state;
    Reading reading;

    diagnostic_list_init(&reading.problems, &workshop->arena);
    source_init(&reading.source, &workshop->arena, SLICE("memoc.yaml"), slice_from_string(text));
    reading.good = configuration_read(&reading.settings, &workshop->arena, workshop->root,
                                      &reading.source, yaml_file_read, &reading.problems);
    return reading;
}

/* What was told, for people. */
static Slice problems_text(void **state, const Reading *reading)
{
    Workshop *workshop = *state;
    Buffer out;

    buffer_init(&out, &workshop->arena);
    for (size_t i = 0; i < reading->problems.count; i++) {
        diagnostic_write_text(&out, &reading->problems.items[i], false);
    }
    return buffer_slice(&out);
}

static Reading read_well(void **state, const char *text)
{
    Reading reading = configure(state, text);

    if (!reading.good || reading.problems.count > 0) {
        fail_msg("%.*s", SLICE_PRINT(problems_text(state, &reading)));
    }
    return reading;
}

static void assert_text(Slice text, const char *expected)
{
    if (!slice_is(text, expected)) {
        fail_msg("\"%.*s\" is not \"%s\"", SLICE_PRINT(text), expected);
    }
}

static void a_file_that_says_nothing_leaves_the_defaults(void **state)
{
    static const char *const texts[] = {"", "# title: x\n", "---\n",
                                        "title:\nfreshness:\nrules:\n"};

    for (size_t i = 0; i < COUNT(texts); i++) {
        Reading reading = read_well(state, texts[i]);

        assert_int_equal(reading.settings.title.size, 0);
        assert_text(reading.settings.output, "site");
        assert_text(reading.settings.config_path, "memoc.yaml");
        assert_int_equal(reading.settings.content_count, 1);
        assert_int_equal(reading.settings.freshness.cadence.duration.days, 180);
        assert_int_equal(reading.settings.rule_count, 0);
    }
}

static void plain_values_are_read(void **state)
{
    Reading reading = read_well(state, "title: 2026\n"
                                       "url: https://docs.example.org/team\n"
                                       "language: pt-BR\n"
                                       "edit: https://a.b/edit/{path}#L{line}\n"
                                       "source: https://a.b/{path}#{line}:{last_line}\n"
                                       "status: {meanings: {DRAFT: not yet}}\n"
                                       "output: ./out/../public/\n"
                                       "theme: themes/own\n"
                                       "html: trust\n"
                                       "link: {files: ignore}\n"
                                       "limits: {cpu: 2min, memory: 500MB}\n");
    const Settings *settings = &reading.settings;

    assert_text(settings->title, "2026");
    assert_text(settings->url, "https://docs.example.org/team/");
    assert_text(settings->language, "pt-BR");
    assert_text(settings->edit, "https://a.b/edit/{path}#L{line}");
    assert_text(settings->source, "https://a.b/{path}#{line}:{last_line}");
    assert_text(settings_status_meaning(settings, SLICE("DRAFT")), "not yet");
    assert_text(settings_status_meaning(settings, SLICE("ACTIVE")), "In use, and kept up to date");
    assert_text(settings_status_meaning(settings, SLICE("OTHER")), "");
    assert_text(settings->output, "public");
    assert_text(settings->theme, "themes/own");
    assert_int_equal(settings->html, HTML_TRUST);
    assert_false(settings->check_link_files);
    assert_int_equal(settings->cpu_seconds, 120);
    assert_int_equal(settings->memory_bytes, 500 * 1000 * 1000);
}

static void content_is_a_list_of_folders(void **state)
{
    mkdir("docs", 0777);
    mkdir(".claude", 0777);

    Reading reading = read_well(state, "content:\n"
                                       "  - path: docs/\n"
                                       "    include: \"**/*.{md,mdx}\"\n"
                                       "    exclude: [archive/, ./old.md]\n"
                                       "    empty: skip\n"
                                       "  - .claude\n"
                                       "  - hidden: true\n");
    const ContentRoot *roots = reading.settings.content;

    assert_int_equal(reading.settings.content_count, 3);
    assert_text(roots[0].path, "docs");
    assert_true(glob_list_matches(&roots[0].include, SLICE("a/b.mdx")));
    assert_true(glob_list_matches(&roots[0].exclude, SLICE("archive/a/b.md")));
    assert_true(glob_list_matches(&roots[0].exclude, SLICE("old.md")));
    assert_true(roots[0].skip_empty);
    assert_text(roots[1].path, ".claude");
    assert_true(glob_list_matches(&roots[1].include, SLICE("a/b.md")));
    assert_false(glob_list_matches(&roots[1].include, SLICE("a/b.mdx")));
    assert_int_equal(roots[2].path.size, 0);
    assert_true(roots[2].hidden);
    assert_false(roots[2].skip_empty);
}

static void one_content_folder_needs_no_list(void **state)
{
    mkdir("docs", 0777);
    assert_text(read_well(state, "content: docs\n").settings.content[0].path, "docs");
    assert_text(read_well(state, "content: {path: docs}\n").settings.content[0].path, "docs");
}

static void statuses_and_their_aliases_are_read(void **state)
{
    Reading reading = read_well(state, "status:\n"
                                       "  aliases: {done: CLOSED, wip: OPEN}\n"
                                       "  values: [OPEN, CLOSED]\n");
    const Settings *settings = &reading.settings;

    assert_int_equal(settings->statuses.count, 2);
    assert_text(settings->statuses.items[1], "CLOSED");
    assert_int_equal(settings->status_alias_count, 2);
    assert_text(settings->status_aliases[0].name, "done");
    assert_text(settings->status_aliases[0].value, "CLOSED");
}

static void freshness_is_read(void **state)
{
    Reading reading =
        read_well(state, "freshness:\n"
                         "  cadence: Fortnightly\n"
                         "  cadences: {fortnightly: P14D, quarterly: P3M}\n"
                         "  fields: ms.date\n"
                         "  formats: [YYYY-MM-DD, \"MMM D, YYYY\"]\n"
                         "  body: '^Reviewed: (\\d+)$'\n"
                         "  cadence_field: cadence\n"
                         "  expires_field: until\n"
                         "  overrides:\n"
                         "    - {paths: [\"a/**\"], exclude: a/b.md, cadence: never}\n"
                         "    - {paths: b, cadence: none}\n"
                         "  due_soon: P1W\n"
                         "  very_stale: P1Y\n"
                         "  opt_out: evergreen\n");
    const FreshnessSettings *freshness = &reading.settings.freshness;

    assert_int_equal(freshness->fields.count, 1);
    assert_text(freshness->fields.items[0], "ms.date");
    assert_int_equal(freshness->formats.count, 2);
    assert_text(pattern_text(freshness->body_pattern), "^Reviewed: (\\d+)$");
    assert_int_equal(freshness->cadence.duration.days, 14);
    assert_text(freshness->cadences[1].name, "quarterly");
    assert_int_equal(freshness->cadences[1].cadence.duration.months, 3);
    assert_int_equal(freshness->cadence_count, 7);
    assert_text(freshness->cadence_field, "cadence");
    assert_text(freshness->expires_field, "until");
    assert_int_equal(freshness->override_count, 2);
    assert_true(glob_list_matches(&freshness->overrides[0].exclude, SLICE("a/b.md")));
    assert_int_equal(freshness->overrides[0].cadence.kind, CADENCE_NEVER);
    assert_int_equal(freshness->overrides[1].cadence.kind, CADENCE_NONE);
    assert_int_equal(freshness->due_soon.days, 7);
    assert_true(freshness->has_very_stale);
    assert_int_equal(freshness->very_stale.months, 12);
    assert_text(freshness->opt_out, "evergreen");
}

static Severity severity_of(const Reading *reading, const char *rule, const char *path)
{
    return settings_severity(&reading->settings, slice_from_string(rule), SEVERITY_WARNING,
                             slice_from_string(path));
}

static void the_narrower_of_two_patterns_counts(void **state)
{
    static const char *const texts[] = {
        "rules: {\"*\": off, link/*: info, link/broken: error}\n",
        "rules: {link/broken: error, link/*: info, \"*\": off}\n",
    };

    for (size_t i = 0; i < COUNT(texts); i++) {
        Reading reading = read_well(state, texts[i]);

        assert_int_equal(severity_of(&reading, "link/broken", "a.md"), SEVERITY_ERROR);
        assert_int_equal(severity_of(&reading, "link/anchor", "a.md"), SEVERITY_INFO);
        assert_int_equal(severity_of(&reading, "doc/unreadable", "a.md"), SEVERITY_OFF);
    }
}

static void overrides_count_after_rules_and_the_last_of_them_most(void **state)
{
    Reading reading =
        read_well(state, "overrides:\n"
                         "  - {paths: [\"a/**\"], exclude: [a/x.md], rules: {link/*: info}}\n"
                         "  - {paths: a/b.md, rules: {link/anchor: off}}\n"
                         "rules: {link/anchor: error}\n");

    assert_int_equal(severity_of(&reading, "link/anchor", "c.md"), SEVERITY_ERROR);
    assert_int_equal(severity_of(&reading, "link/anchor", "a/c.md"), SEVERITY_INFO);
    assert_int_equal(severity_of(&reading, "link/anchor", "a/x.md"), SEVERITY_ERROR);
    assert_int_equal(severity_of(&reading, "link/anchor", "a/b.md"), SEVERITY_OFF);
    assert_int_equal(severity_of(&reading, "link/broken", "a/b.md"), SEVERITY_INFO);
    assert_int_equal(severity_of(&reading, "doc/unreadable", "a/b.md"), SEVERITY_WARNING);
}

static void keys_without_effect_are_read_and_told(void **state)
{
    Reading reading = configure(
        state, "filters:\n"
               "  - filters/a.lua\n"
               "  - {run: filters/b.lua, paths: [\"adr/**\"]}\n"
               "trust: {filters: true}\n"
               "freshness: {bump: any, future: P3D, tolerance: P1D, ignore_revs: .ignore}\n"
               "text: [{must_match: ^Owner, message: say who}]\n"
               "code: {field: code, sources: '^Source: (.+)$'}\n"
               "records:\n"
               "  user: team\n"
               "  memory: [lesson]\n"
               "  recognise: [{heading: ^Gotcha, kind: lesson, labels: {What We Did: fix}}]\n"
               "rules: {heading/duplicate: off, team/own: info}\n");
    const Settings *settings = &reading.settings;

    assert_true(reading.good);
    assert_int_equal(reading.problems.count, 0);
    assert_text(settings->filters[0].path, "filters/a.lua");
    assert_int_equal(settings->filters[0].paths.count, 0);
    assert_true(glob_list_matches(&settings->filters[1].paths, SLICE("adr/1.md")));
    assert_int_equal(settings->filter_count, 2);
    assert_true(settings->trust_filters);
    assert_int_equal(settings->freshness.bump, BUMP_ANY);
    assert_int_equal(settings->freshness.future.days, 3);
    assert_int_equal(settings->freshness.tolerance.days, 1);
    assert_text(settings->freshness.ignore_revs, ".ignore");
    assert_text(pattern_text(settings->texts[0].must_match), "^Owner");
    assert_null(settings->texts[0].must_not_match);
    assert_text(settings->texts[0].message, "say who");
    assert_text(settings->code_field, "code");
    assert_non_null(settings->code_sources);
    assert_text(settings->records_user, "team");
    assert_int_equal(settings->memory_kinds.count, 1);
    assert_text(settings->recognitions[0].kind, "lesson");
    assert_text(settings->recognitions[0].labels[0].key, "what_we_did");
    assert_text(settings->recognitions[0].labels[0].member, "fix");
}

static void schemas_are_here_in_files_or_shipped(void **state)
{
    Reading reading = read_well(state, "schema:\n"
                                       "  - paths: \"docs/**\"\n"
                                       "    exclude: [\"**/templates/**\"]\n"
                                       "    severity: warning\n"
                                       "    schema: {required: [owner]}\n"
                                       "  - schema: ./schemas/adr.json\n"
                                       "  - memoc:skill\n");
    const SchemaSettings *schemas = reading.settings.schemas;

    assert_int_equal(reading.settings.schema_count, 3);
    assert_int_equal(schemas[0].severity, SEVERITY_WARNING);
    assert_true(settings_path_matches(&schemas[0].paths, &schemas[0].exclude, SLICE("docs/a.md")));
    assert_int_equal(schemas[0].inlined->kind, VALUE_MAP);
    assert_int_equal(schemas[0].required.count, 0);
    assert_int_equal(schemas[1].severity, SEVERITY_ERROR);
    assert_text(schemas[1].file, "schemas/adr.json");
    assert_null(schemas[1].inlined);
    assert_text(source_text(&reading.source, schemas[1].span), "./schemas/adr.json");
    assert_text(schemas[2].file, "memoc:skill");
}

typedef struct Mistake {
    const char *text;
    const char *place; /* line:column rule: message */
    const char *help;
} Mistake;

static void check_mistakes(void **state, const Mistake *mistakes, size_t count)
{
    Workshop *workshop = *state;

    for (size_t i = 0; i < count; i++) {
        Reading reading = configure(state, mistakes[i].text);
        const Diagnostic *first = reading.problems.items;

        if (reading.problems.count != 1 || reading.good) {
            fail_msg("\"%s\": %zu problems: %.*s", mistakes[i].text, reading.problems.count,
                     SLICE_PRINT(problems_text(state, &reading)));
        }
        assert_text(arena_format(&workshop->arena, "%u:%u %.*s: %.*s", first->line, first->column,
                                 SLICE_PRINT(first->rule), SLICE_PRINT(first->message)),
                    mistakes[i].place);
        if (mistakes[i].help) {
            assert_text(first->help, mistakes[i].help);
        }
    }
}

static void unknown_keys_are_told_with_what_was_meant(void **state)
{
    static const Mistake mistakes[] = {
        {"titel: x\n", "1:1 config/unknown-key: unknown key \"titel\"", "did you mean \"title\"?"},
        {"title: x\nfreshness:\n  cadance: P1D\n",
         "3:3 config/unknown-key: unknown key \"cadance\"", "did you mean \"cadence\"?"},
        {"cadence: P1D\n", "1:1 config/unknown-key: unknown key \"cadence\"",
         "did you mean \"freshness.cadence\"?"},
        {"limits: {disk: 1GB}\n", "1:10 config/unknown-key: unknown key \"disk\"",
         "keys here are: cpu, memory, words"},
        {"content: [{path: ., hiden: true}]\n", "1:21 config/unknown-key: unknown key \"hiden\"",
         "did you mean \"hidden\"?"},
    };

    check_mistakes(state, mistakes, COUNT(mistakes));
}

static void wrong_types_say_what_was_expected(void **state)
{
    static const Mistake mistakes[] = {
        {"[a]\n", "1:1 config/type: \"memoc.yaml\" must be a map of keys, not a list", ""},
        {"title: [a]\n", "1:8 config/type: \"title\" must be a text, not a list", ""},
        {"freshness: P90D\n", "1:12 config/type: \"freshness\" must be a map of keys, not a string",
         ""},
        {"content: [{hidden: yes}]\n",
         "1:20 config/type: \"content.hidden\" must be true or false, not a string", ""},
        {"content: 1\n", "1:10 config/type: \"content\" must be a list of maps, not an integer",
         ""},
        {"overrides: [a]\n", "1:13 config/type: \"overrides\" must be a list of maps, not a string",
         ""},
        {"freshness: {fields: [a, {b: c}]}\n",
         "1:25 config/type: \"freshness.fields\" must be a list of texts, not a map", ""},
        {"schema: [{schema: [owner]}]\n",
         "1:19 config/type: \"schema.schema\" must be a JSON Schema, or the path of one, not a "
         "list",
         ""},
        {"status: {aliases: [a]}\n",
         "1:19 config/type: \"status.aliases\" must be a map of other names to statuses, not a "
         "list",
         ""},
        {"rules: {link/broken: [off]}\n",
         "1:22 config/type: \"link/broken\" must be off, info, warning or error, not a list", ""},
        {"rules: {link/broken: false}\n",
         "1:22 config/type: \"link/broken\" must be off, info, warning or error, not a boolean",
         ""},
    };

    check_mistakes(state, mistakes, COUNT(mistakes));
}

static void wrong_values_say_what_would_be_right(void **state)
{
    static const Mistake mistakes[] = {
        {"url: docs.example.org\n",
         "1:6 config/value: \"docs.example.org\" is not the address of a site", NULL},
        {"url: \"https://\"\n", "1:6 config/value: \"https://\" is not the address of a site",
         NULL},
        {"url: \"https://a.b/?c\"\n",
         "1:6 config/value: \"https://a.b/?c\" is not the address of a site", NULL},
        {"edit: git.example.org/{path}\n",
         "1:7 config/value: \"git.example.org/{path}\" is not the address of a file", NULL},
        {"edit: https://git.example.org/edit/\n",
         "1:7 config/value: \"https://git.example.org/edit/\" is not the address of a file", NULL},
        {"edit: https://{path}/edit\n",
         "1:7 config/value: \"https://{path}/edit\" is not the address of a file", NULL},
        {"edit: \"https://a.b/{path}?{file}\"\n",
         "1:7 config/value: \"https://a.b/{path}?{file}\" is not the address of a file", NULL},
        {"source: \"https://a.b/{path}#{last}\"\n",
         "1:9 config/value: \"https://a.b/{path}#{last}\" is not the address of a file", NULL},
        {"edit: \"javascript:a/{path}\"\n",
         "1:7 config/value: \"javascript:a/{path}\" is not the address of a file", NULL},
        {"status: {meanings: {ACTIV: in use}}\n",
         "1:21 config/value: \"ACTIV\" is not among status.values", NULL},
        {"language: english language\n",
         "1:11 config/value: \"english language\" is no language tag", NULL},
        {"output: ../site\n", "1:9 config/value: \"../site\" leads out of the project", NULL},
        {"output: /var/www\n", "1:9 config/value: \"/var/www\" leads out of the project", NULL},
        {"output: .\n", "1:9 config/value: the output cannot be the project itself", NULL},
        {"html: sanitise\n",
         "1:7 config/value: \"html\" must be sanitize, escape or trust, not \"sanitise\"",
         "did you mean \"sanitize\"?"},
        {"content: docs\n", "1:10 config/value: there is no \"docs\"", NULL},
        {"content: site/x\n", "1:10 config/value: \"site/x\" is in the output", NULL},
        {"content: a/node_modules/b\n", "1:10 config/value: \"node_modules\" is never walked",
         NULL},
        {"content: [{path: .., hidden: true}]\n",
         "1:18 config/value: \"..\" leads out of the project", NULL},
        {"content: [{exclude: [\"a[b\"]}]\n",
         "1:22 config/value: \"a[b\" is no glob: a bracket does not close", NULL},
        {"content: [{exclude: /a}]\n",
         "1:21 config/value: \"/a\" is no glob: it begins at the content path or the project, "
         "without \"/\" or \"..\"",
         NULL},
        {"status: {values: []}\n", "1:18 config/value: no status would be right", NULL},
        {"status: {aliases: {done: HISTORIC}}\n",
         "1:26 config/value: \"HISTORIC\" is not among status.values",
         "did you mean \"HISTORICAL\"?"},
        {"schema: ../a.yaml\n", "1:9 config/value: \"../a.yaml\" leads out of the project", NULL},
        {"schema: [{paths: a}]\n", "1:10 config/value: \"schema\" is missing here", NULL},
        {"freshness: {cadence: 90 days}\n",
         "1:22 config/value: \"90 days\" is neither a duration nor the name of a cadence", NULL},
        {"freshness: {due_soon: 2w}\n", "1:23 config/value: \"2w\" is no ISO 8601 duration", NULL},
        {"freshness: {formats: [MM-DD]}\n", "1:23 config/value: \"MM-DD\" is no format of a date",
         NULL},
        {"freshness: {body: \"a(b\"}\n",
         "1:19 config/value: a pattern that cannot be read: missing closing parenthesis",
         "it is good up to \"a(b\""},
        {"freshness: {overrides: [{paths: a}]}\n", "1:25 config/value: \"cadence\" is missing here",
         NULL},
        {"limits: {cpu: 0s}\n", "1:15 config/value: \"0s\" is no time", NULL},
        {"limits: {memory: much}\n", "1:18 config/value: \"much\" is no size", NULL},
        {"overrides: [{paths: a}]\n", "1:13 config/value: \"rules\" is missing here", NULL},
        {"rules: {link/brokn: off}\n", "1:9 config/value: no rule \"link/brokn\"",
         "did you mean \"link/broken\"?"},
        {"rules: {link: off}\n", "1:9 config/value: no rule \"link\"", "did you mean \"link/*\"?"},
        {"rules: {team/*: off}\n", "1:9 config/value: no rule \"team/*\"", NULL},
        {"filters: [a.lua]\nrules: {heading/own: off}\n",
         "2:9 config/value: no rule \"heading/own\"", NULL},
        {"filters: [a.lua]\nrules: {template/*: off}\n", "2:9 config/value: no rule \"template/*\"",
         NULL},
        {"rules: {link/broken: warn}\n",
         "1:22 config/value: \"link/broken\" must be off, info, warning or error, not \"warn\"",
         "did you mean \"warning\"?"},
    };

    check_mistakes(state, mistakes, COUNT(mistakes));
}

static void every_mistake_is_told(void **state)
{
    Reading reading = configure(state, "titel: x\n"
                                       "url: nowhere\n"
                                       "output: /\n"
                                       "content: [{path: nowhere, exclude: [\"{\", \"[\"]}]\n"
                                       "freshness: {cadence: often, due_soon: [], fields: {}}\n"
                                       "rules: {no/such: loud}\n"
                                       "text: [{message: a}]\n");
    size_t errors = diagnostic_list_count(&reading.problems, SEVERITY_ERROR);

    assert_false(reading.good);
    if (errors != 12) {
        fail_msg("%zu errors: %.*s", errors, SLICE_PRINT(problems_text(state, &reading)));
    }
}

static void what_is_no_yaml_is_told(void **state)
{
    Reading reading = configure(state, "title: x\n  y: [\n");

    assert_false(reading.good);
    assert_text(reading.problems.items[0].rule, "config/yaml");
    assert_text(reading.settings.output, "site");
}

static Slice inside(void **state, const char *path)
{
    Workshop *workshop = *state;

    return arena_format(&workshop->arena, "%.*s/%s", SLICE_PRINT(workshop->root), path);
}

static void the_nearest_file_above_is_found_within_the_repository(void **state)
{
    Workshop *workshop = *state;
    Slice file;

    workshop_put("memoc.yaml", "title: outer\n");
    workshop_put("a/b/c/x.md", "");
    workshop_put("a/memoc.yaml", "title: inner\n");
    workshop_put("sub/.git", "gitdir: elsewhere\n");
    workshop_put("sub/docs/x.md", "");
    workshop_put("own/.git/HEAD", "");
    workshop_put("own/memoc.yaml", "");
    assert_true(configuration_find(&workshop->arena, inside(state, "a/b/c"), &file));
    assert_true(slice_equals(file, inside(state, "a/memoc.yaml")));
    assert_true(configuration_find(&workshop->arena, inside(state, "a"), &file));
    assert_true(slice_equals(file, inside(state, "a/memoc.yaml")));
    assert_false(configuration_find(&workshop->arena, inside(state, "sub/docs"), &file));
    assert_true(configuration_find(&workshop->arena, inside(state, "own"), &file));
    assert_false(configuration_find(&workshop->arena, SLICE("/"), &file));
}

static void a_program_that_may_not_run_is_told_of(void **state)
{
    Reading reading = configure(state, "math:\n  command: [katex]\n");

    assert_true(reading.good);
    assert_text(
        problems_text(state, &reading),
        "memoc.yaml:2:3: info: the program of math.command does not run [config/no-effect]\n"
        "    2 |   command: [katex]\n"
        "      |   ^~~~~~~\n"
        "      = help: to let it, add trust: {programs: true}\n");
    read_well(state, "math: {command: [katex]}\ntrust: {programs: true}\n");
    read_well(state, "math: {command: []}\n");
}

static void a_file_is_loaded_with_its_folder_as_root(void **state)
{
    Workshop *workshop = *state;
    DiagnosticList problems;
    Settings settings;

    diagnostic_list_init(&problems, &workshop->arena);
    workshop_put("p/memoc.yaml", "title: x\ncontent: docs\n");
    workshop_put("p/docs/a.md", "");
    assert_int_equal(configuration_load(&settings, &workshop->arena, inside(state, "p/memoc.yaml"),
                                        yaml_file_read, &problems),
                     CONFIGURATION_GOOD);
    assert_text(settings.title, "x");
    assert_true(slice_equals(settings.root, inside(state, "p")));
    assert_text(settings.config_path, "memoc.yaml");
}

static void a_file_that_cannot_be_read_is_a_failure(void **state)
{
    Workshop *workshop = *state;
    DiagnosticList problems;
    Settings settings;

    diagnostic_list_init(&problems, &workshop->arena);
    mkdir("memoc.yaml", 0777);
    assert_int_equal(configuration_load(&settings, &workshop->arena, inside(state, "memoc.yaml"),
                                        yaml_file_read, &problems),
                     CONFIGURATION_FAILED);
    assert_text(problems.items[0].message, "cannot be read: Is a directory");
    assert_text(problems.items[0].path, "memoc.yaml");
}

#define IN_WORKSHOP(test) cmocka_unit_test_setup_teardown(test, workshop_open, workshop_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_WORKSHOP(a_file_that_says_nothing_leaves_the_defaults),
        IN_WORKSHOP(plain_values_are_read),
        IN_WORKSHOP(content_is_a_list_of_folders),
        IN_WORKSHOP(one_content_folder_needs_no_list),
        IN_WORKSHOP(statuses_and_their_aliases_are_read),
        IN_WORKSHOP(freshness_is_read),
        IN_WORKSHOP(the_narrower_of_two_patterns_counts),
        IN_WORKSHOP(overrides_count_after_rules_and_the_last_of_them_most),
        IN_WORKSHOP(keys_without_effect_are_read_and_told),
        IN_WORKSHOP(a_program_that_may_not_run_is_told_of),
        IN_WORKSHOP(schemas_are_here_in_files_or_shipped),
        IN_WORKSHOP(unknown_keys_are_told_with_what_was_meant),
        IN_WORKSHOP(wrong_types_say_what_was_expected),
        IN_WORKSHOP(wrong_values_say_what_would_be_right),
        IN_WORKSHOP(every_mistake_is_told),
        IN_WORKSHOP(what_is_no_yaml_is_told),
        IN_WORKSHOP(the_nearest_file_above_is_found_within_the_repository),
        IN_WORKSHOP(a_file_is_loaded_with_its_folder_as_root),
        IN_WORKSHOP(a_file_that_cannot_be_read_is_a_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
