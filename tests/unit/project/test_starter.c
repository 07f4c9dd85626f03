#include "project/starter.h"

#include "front_matter/front_matter.h"
#include "front_matter/yaml_file.h"
#include "project/configuration.h"

#include <setjmp.h>
#include <stdarg.h>
#include "unit/workshop.h"
#include <cmocka.h>

static Arena *arena_of(void **state)
{
    return &((Workshop *)*state)->arena;
}

static void assert_text(Slice text, const char *expected)
{
    if (!slice_is(text, expected)) {
        fail_msg("\"%.*s\" is not \"%s\"", SLICE_PRINT(text), expected);
    }
}

static void add_status(Survey *survey, const char *status, size_t count)
{
    Value value = {.kind = VALUE_STRING, .text = slice_from_string(status)};
    Value date = {.kind = VALUE_STRING, .text = SLICE("2026-01-19")};
    ValuePair pairs[] = {{.key = SLICE("status"), .value = &value},
                         {.key = SLICE("updated"), .value = &date}};
    Value map = {.kind = VALUE_MAP, .pairs = pairs, .count = 2};

    for (size_t i = 0; i < count; i++) {
        survey_add(survey, &map);
    }
}

static Slice write_configuration(Arena *arena, const char *title, const Survey *survey,
                                 const SliceList *hidden)
{
    Starter starter = {slice_from_string(title), survey, hidden};
    Buffer out;

    buffer_init(&out, arena);
    starter_write_configuration(&out, &starter);
    return buffer_slice(&out);
}

/* Reads what was written: it must be without a fault. */
static Settings read_back(void **state, Slice text)
{
    Workshop *workshop = *state;
    DiagnosticList problems;
    Settings settings;
    Source source;

    diagnostic_list_init(&problems, &workshop->arena);
    source_init(&source, &workshop->arena, SLICE("memoc.yaml"), text);
    configuration_read(&settings, &workshop->arena, workshop->root, &source, yaml_file_read,
                       &problems);
    if (problems.count > 0) {
        fail_msg("%.*s in %.*s", SLICE_PRINT(problems.items[0].message), SLICE_PRINT(text));
    }
    return settings;
}

static void an_empty_project_gets_the_defaults(void **state)
{
    SliceList none = {0};
    Survey survey;

    survey_init(&survey, arena_of(state));
    assert_text(write_configuration(arena_of(state), "Notes", &survey, &none),
                "# What memoc should know of this project. Every key may be left out.\n"
                "\n"
                "# The name of the site.\n"
                "title: Notes\n"
                "\n"
                "# Where the site will be, for canonical links, feed and sitemap; without it these "
                "are not written.\n"
                "# url: https://docs.example.org/\n"
                "\n"
                "# The folders that hold documents.\n"
                "content:\n"
                "  - path: .\n"
                "\n"
                "# The folder that the site is written to; it is never walked.\n"
                "output: site\n"
                "\n"
                "# What a document may say of its own state.\n"
                "status:\n"
                "  # The statuses that documents may have.\n"
                "  values: [ACTIVE, REFERENCE, HISTORICAL, DEPRECATED, DRAFT]\n"
                "\n"
                "# How it is judged whether a document is still fresh.\n"
                "freshness:\n"
                "  # The keys of front matter that may hold the day of the last update, the first "
                "one first.\n"
                "  fields: [last_updated, lastUpdated, date]\n"
                "  # How often a document must be reviewed that does not say it itself.\n"
                "  cadence: P180D\n"
                "\n"
                "# Severities of rules (link/broken), families (link/*) or all (\"*\"): off, info, "
                "warning, error.\n"
                "# rules:\n"
                "#   link/orphan: off\n");
}

static void what_the_documents_use_is_written(void **state)
{
    Slice folders[] = {SLICE(".claude"), SLICE("docs/.drafts: old")};
    SliceList hidden = {folders, 2};
    Survey survey;

    survey_init(&survey, arena_of(state));
    add_status(&survey, "VERIFIED", 2);
    add_status(&survey, "Ready: now", 3);
    add_status(&survey, "draft", 1);

    Slice text = write_configuration(arena_of(state), "A: \"b\"", &survey, &hidden);
    Settings settings = read_back(state, text);

    assert_text(settings.title, "A: \"b\"");
    assert_int_equal(settings.statuses.count, 7);
    assert_text(settings.statuses.items[4], "DRAFT");
    assert_text(settings.statuses.items[5], "Ready");
    assert_text(settings.statuses.items[6], "VERIFIED");
    assert_int_equal(settings.freshness.fields.count, 1);
    assert_text(settings.freshness.fields.items[0], "updated");
    assert_true(slice_find(text, SLICE("  # - path: .claude\n"), 0) < text.size);
    assert_true(slice_find(text, SLICE("  # - path: \"docs/.drafts: old\"\n"), 0) < text.size);
}

static void every_title_is_read_as_it_was_meant(void **state)
{
    static const char *const titles[] = {
        "true",  "2026", "- a",   "a: b", "a #b", "~",  "it's", "[a]", "a, b", "\xC3\xA4",
        "",      "a\\b", "Notes", "null", " a ",  "a:", "*a",   "1e3", "No",   "a\tb\nc",
        "x.y/z", ".inf", ".5",    ".a",   ".",    "..", "---",  "?",   "{{a}}"};
    SliceList none = {0};
    Survey survey;

    survey_init(&survey, arena_of(state));
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        Slice text = write_configuration(arena_of(state), titles[i], &survey, &none);

        assert_text(read_back(state, text).title, titles[i]);
    }
}

static Slice write_document(void **state, const Settings *settings, const char *path)
{
    Date today;
    Buffer out;

    assert_true(date_from_civil(2026, 7, 1, &today));
    buffer_init(&out, arena_of(state));
    starter_write_document(&out, settings, slice_from_string(path), today);
    return buffer_slice(&out);
}

static void a_new_document_has_front_matter_and_a_title(void **state)
{
    Settings settings;

    settings_init(&settings, arena_of(state), SLICE("/"));
    assert_text(write_document(state, &settings, "docs/adr/retry-policy.md"),
                "---\n"
                "title: Retry policy\n"
                "status: DRAFT\n"
                "last_updated: 2026-07-01\n"
                "---\n"
                "\n"
                "# Retry policy\n");
}

static void a_new_document_follows_the_settings(void **state)
{
    Slice statuses[] = {SLICE("open"), SLICE("closed")};
    Slice fields[] = {SLICE("ms.date")};
    FrontMatter front_matter;
    Settings settings;
    Source source;

    settings_init(&settings, arena_of(state), SLICE("/"));
    settings.statuses = (SliceList){statuses, 2};
    settings.freshness.fields = (SliceList){fields, 1};
    source_init(&source, arena_of(state), SLICE("a.md"),
                write_document(state, &settings, "12: x.md"));
    front_matter_read(&front_matter, arena_of(state), &source);
    assert_int_equal(front_matter.problems.count, 0);
    assert_text(value_text(value_find(front_matter.root, "title")), "12: x");
    assert_text(value_text(value_find(front_matter.root, "status")), "open");
    assert_text(value_text(value_find(front_matter.root, "ms.date")), "2026-07-01");
}

static void titles_are_made_of_names(void **state)
{
    static const struct {
        const char *path;
        const char *title;
    } cases[] = {
        {"a.md", "A"},
        {"docs/set-up_the-thing.md", "Set up the thing"},
        {"docs/data-model/README.md", "Data model"},
        {"docs/index.md", "Docs"},
        {"README.md", "README"},
        {"v1.2-notes.md", "V1.2 notes"},
        {"\xC3\xA4.md", "\xC3\xA4"},
        {"-.md", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_text(starter_title(arena_of(state), slice_from_string(cases[i].path)),
                    cases[i].title);
    }
}

#define IN_WORKSHOP(test) cmocka_unit_test_setup_teardown(test, workshop_open, workshop_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_WORKSHOP(an_empty_project_gets_the_defaults),
        IN_WORKSHOP(what_the_documents_use_is_written),
        IN_WORKSHOP(every_title_is_read_as_it_was_meant),
        IN_WORKSHOP(a_new_document_has_front_matter_and_a_title),
        IN_WORKSHOP(a_new_document_follows_the_settings),
        IN_WORKSHOP(titles_are_made_of_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
