#include "document/metadata.h"

#include "unit/sample_document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static const Metadata *read_at(void **state, const char *path, const char *text)
{
    return &sample_read(*state, path, slice_from_string(text))->metadata;
}

static const Metadata *read(void **state, const char *text)
{
    return read_at(state, "docs/a-page.md", text);
}

static void assert_text(Slice found, const char *wanted)
{
    char text[200] = {0};
    assert_true(found.size < sizeof text);
    memcpy(text, found.size > 0 ? found.data : "", found.size);
    assert_string_equal(text, wanted);
}

static void title_is_looked_for_in_four_places(void **state)
{
    assert_text(read(state, "---\ntitle: Own\nname: n\n---\n# Head\n")->title, "Own");
    assert_text(
        read(state, "---\nname: n\n---\n## Two\n\n# The *first* `head`\n\n# Second\n")->title,
        "The first head");
    assert_text(read(state, "---\ntitle: ''\nname: n\n---\n#\n\ntext\n")->title, "n");
    const Metadata *none = read(state, "text\n");
    assert_text(none->title, "a-page");
    assert_false(none->has_title);
    assert_true(read(state, "# a\n")->has_title);
    assert_text(read(state, "")->title, "a-page");
}

static void type_is_given_or_that_of_the_innermost_folder(void **state)
{
    static const struct {
        const char *path;
        const char *type;
    } cases[] = {
        {"docs/adr/0001-x.md", "adr"},
        {"skills/x/notes.md", "skill"},
        {"x/SKILL.md", "skill"},
        {".claude/agents/skills/x.md", "skill"},
        {".claude/skills/agents/x.md", "agent"},
        {"commands/x.md", "command"},
        {"runbooks/x.md", "runbook"},
        {"cheatsheets/agent-memory/x.md", "agent-memory"},
        {"/abs/adr/x.md", "adr"},
        {"docs/x.md", "doc"},
        {"adr.md", "doc"},
        {"adrs/x.md", "doc"},
        {"", "doc"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_text(read_at(state, cases[i].path, "# x\n")->doc_type, cases[i].type);
    }
    assert_text(read_at(state, "adr/x.md", "---\ntype: plan\n---\n")->doc_type, "plan");
}

static void owners_and_audiences_are_joined(void **state)
{
    assert_text(read(state, "---\nowner: ' Core Team '\n---\n")->owner, "Core Team");
    assert_text(read(state, "---\nowner:\nowners: [a, b, '', 3]\n---\n")->owner, "a, b, 3");
    assert_text(read(state, "---\nmaintainer: {name: Ann, mail: x}\n---\n")->owner, "Ann");
    assert_text(read(state, "---\nowners: [{name: Ann}, Bob]\n---\n")->owner, "Ann, Bob");
    assert_text(read(state, "---\naudience: [humans, agents]\n---\n")->audience, "humans, agents");
    assert_text(read(state, "---\nx: 1\n---\n")->owner, "");
}

static void tags_are_a_list_or_a_text_with_commas(void **state)
{
    const Metadata *found = read(state, "---\ntags: [a b, '', 2026]\n---\n");
    assert_int_equal(found->tags.count, 2);
    assert_text(found->tags.items[0], "a b");
    assert_text(found->tags.items[1], "2026");
    found = read(state, "---\ntags: ' x, y ,,z'\n---\n");
    assert_int_equal(found->tags.count, 3);
    assert_text(found->tags.items[2], "z");
    assert_int_equal(read(state, "---\ntags:\n---\n")->tags.count, 0);
    assert_int_equal(read(state, "---\ntags: {a: b}\n---\n")->tags.count, 0);
    assert_int_equal(read(state, "# x\n")->tags.count, 0);
}

static void agent_is_named_without_its_prefix(void **state)
{
    assert_text(read(state, "---\nagent: agent:db:x\n---\n")->agent, "db:x");
    assert_text(read(state, "---\nagent: db\n---\n")->agent, "db");
    assert_text(read(state, "---\nagent: 'agent: db'\n---\n")->agent, "db");
}

static void draft_is_only_what_is_true(void **state)
{
    assert_true(read(state, "---\ndraft: true\n---\n")->draft);
    assert_false(read(state, "---\ndraft: false\n---\n")->draft);
    assert_false(read(state, "---\ndraft: maybe\n---\n")->draft);
}

static void statuses_are_read_as_people_write_them(void **state)
{
    static const struct {
        const char *raw;
        const char *base;
        const char *qualifier;
        bool known;
        bool exact;
    } cases[] = {
        {"ACTIVE", "ACTIVE", "", true, true},
        {" ACTIVE ", "ACTIVE", "", true, true},
        {"active", "ACTIVE", "", true, false},
        {"✅ ACTIVE", "ACTIVE", "", true, false},
        {"✅ Active ⚠️", "Active ⚠️", "", false, false},
        {"COMPLETED", "HISTORICAL", "", true, true},
        {"Completed", "HISTORICAL", "", true, false},
        {"IN REVIEW", "IN REVIEW", "", true, true},
        {"in review: by x", "IN REVIEW", "by x", true, false},
        {"DRAFT (red-team hardened 2026-06-21)", "DRAFT", "red-team hardened 2026-06-21", true,
         true},
        {"DRAFT(x", "DRAFT", "x", true, true},
        {"DRAFT [x]", "DRAFT", "x", true, true},
        {"draft - needs (much) work", "DRAFT", "needs (much) work", true, false},
        {"DRAFT – x", "DRAFT", "x", true, true},
        {"DRAFT — x", "DRAFT", "x", true, true},
        {"DRAFT -- x", "DRAFT", "x", true, true},
        {"DRAFT: x", "DRAFT", "x", true, true},
        {"DRAFT, amended (y)", "DRAFT", "amended (y)", true, true},
        {"ACCEPTED (amended 2026-06-21)", "ACCEPTED", "amended 2026-06-21", false, false},
        {"HISTORICAL-SNAPSHOT", "HISTORICAL-SNAPSHOT", "", false, false},
        {"Ready to execute", "Ready to execute", "", false, false},
        {"(x)", "(x)", "", false, false},
        {"", "", "", false, false},
        {"✅", "", "", false, false},
    };
    Sample *sample = *state;
    Slice statuses[] = {SLICE("ACTIVE"), SLICE("DRAFT"), SLICE("IN REVIEW"), SLICE("HISTORICAL")};
    StatusAlias alias = {SLICE("COMPLETED"), SLICE("HISTORICAL")};
    sample->settings.statuses = (SliceList){statuses, 4};
    sample->settings.status_aliases = &alias;
    sample->settings.status_alias_count = 1;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Status status;
        status_read(&status, &sample->settings, slice_from_string(cases[i].raw));
        assert_text(status.base, cases[i].base);
        assert_text(status.qualifier, cases[i].qualifier);
        assert_int_equal(status.known, cases[i].known);
        assert_int_equal(status.exact, cases[i].exact);
    }
}

static void status_has_its_place_in_the_file(void **state)
{
    const Status *status = &read(state, "---\nstatus: draft # x\n---\n")->status;
    assert_text(status->raw, "draft");
    assert_int_equal(status->span.start, 12);
    assert_int_equal(status->span.end, 17);
    assert_int_equal(read(state, "---\nstatus: [a]\n---\n")->status.raw.size, 0);
}

static void freshness_is_read_with_the_rest(void **state)
{
    const Metadata *found = read(state, "---\nlast_updated: 2026-01-19\n---\n");
    assert_true(found->freshness.has_due);
    assert_int_equal(found->freshness.updated.span.start, 4 + 14);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_begin, sample_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(title_is_looked_for_in_four_places),
        TEST(type_is_given_or_that_of_the_innermost_folder),
        TEST(owners_and_audiences_are_joined),
        TEST(tags_are_a_list_or_a_text_with_commas),
        TEST(agent_is_named_without_its_prefix),
        TEST(draft_is_only_what_is_true),
        TEST(statuses_are_read_as_people_write_them),
        TEST(status_has_its_place_in_the_file),
        TEST(freshness_is_read_with_the_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
