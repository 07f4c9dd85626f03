#include "project/codeowners.h"

#include "unit/sample_findings.h"

static void assert_owner(Codeowners *owners, const char *path, const char *wanted)
{
    Slice found = codeowners_find(owners, slice_from_string(path));
    if (!slice_is(found, wanted)) {
        print_message("%s\n", path);
    }
    sample_assert_slice(found, wanted);
}

static Codeowners read(void **state, const char *text)
{
    Codeowners owners;
    codeowners_read(&owners, &((Sample *)*state)->arena, slice_from_string(text), SLICE(""));
    return owners;
}

static void the_last_line_that_matches_counts(void **state)
{
    Codeowners owners = read(state, "* @all\n# no line\n*.md @md   @docs # why\n/docs/ @docs\r\n"
                                    "\ndocs/api.md\n/docs/b.md a@example.org\n");
    assert_owner(&owners, "main.c", "@all");
    assert_owner(&owners, "sub/a.md", "@md @docs");
    assert_owner(&owners, "docs/a.md", "@docs");
    assert_owner(&owners, "docs/api.md", "");
    assert_owner(&owners, "docs/b.md", "a@example.org");
}

static void slashes_say_where_a_pattern_matches(void **state)
{
    Codeowners owners = read(state, "apps/ @apps\n/logs/ @logs\nbuild/out @out\nnotes @notes\n");
    assert_owner(&owners, "apps/a.md", "@apps");
    assert_owner(&owners, "sub/apps/deep/a.md", "@apps");
    assert_owner(&owners, "apps", "");
    assert_owner(&owners, "logs/a.md", "@logs");
    assert_owner(&owners, "sub/logs/a.md", "");
    assert_owner(&owners, "build/out/a.md", "@out");
    assert_owner(&owners, "sub/build/out/a.md", "");
    assert_owner(&owners, "sub/notes/a.md", "@notes");
    assert_owner(&owners, "sub/notes", "@notes");
    assert_owner(&owners, "sub/notes.md", "");
}

static void a_star_means_files_and_two_any_depth(void **state)
{
    Codeowners owners = read(state, "docs/* @flat\n/src/**/test @test\n**/logs @logs\n/a?c.md @q\n"
                                    "/plans/2026-*/ @plans\n");
    assert_owner(&owners, "docs/a.md", "@flat");
    assert_owner(&owners, "docs/sub/a.md", "");
    assert_owner(&owners, "src/test/a.md", "@test");
    assert_owner(&owners, "src/x/y/test/a.md", "@test");
    assert_owner(&owners, "x/logs/a.md", "@logs");
    assert_owner(&owners, "logs/a.md", "@logs");
    assert_owner(&owners, "abc.md", "@q");
    assert_owner(&owners, "plans/2026-01/x/a.md", "@plans");
    assert_owner(&owners, "plans/2026-01", "");
}

static void what_github_does_not_know_is_left_out(void **state)
{
    Codeowners owners = read(state, "* @all\n!docs/ @no\n/docs/[a].md @bracket\n/docs/b.md nobody\n"
                                    "/my\\ docs/ @blank\n\\#odd.md @hash\n");
    assert_owner(&owners, "docs/x.md", "@all");
    assert_owner(&owners, "docs/a.md", "@all");
    assert_owner(&owners, "docs/[a].md", "@bracket");
    assert_owner(&owners, "docs/b.md", "@all");
    assert_owner(&owners, "my docs/a.md", "@blank");
    assert_owner(&owners, "#odd.md", "@hash");
}

static void sections_of_gitlab_have_owners(void **state)
{
    Codeowners owners = read(state, "[Docs] @docs\n/docs/\n/docs/own.md @own\n"
                                    "^[Optional][2] @opt\n/opt/\n[None]\n/none/\n");
    assert_owner(&owners, "docs/a.md", "@docs");
    assert_owner(&owners, "docs/own.md", "@own");
    assert_owner(&owners, "opt/a.md", "@opt");
    assert_owner(&owners, "none/a.md", "");
    assert_owner(&owners, "[Docs]", "");
}

static void the_project_may_be_below_the_top(void **state)
{
    Codeowners owners;
    codeowners_read(&owners, &((Sample *)*state)->arena, SLICE("/web/docs/ @web\n/docs/ @top\n"),
                    SLICE("web"));
    assert_owner(&owners, "docs/a.md", "@web");
}

static void a_file_without_anything_owns_nothing(void **state)
{
    Codeowners owners = read(state, "");
    assert_owner(&owners, "a.md", "");
    owners = read(state, "\n\r\n  \n/ @x\n// @y\n@z\n* \n[\n^\n]\n\\");
    assert_owner(&owners, "a.md", "");
    Codeowners none = {.count = 0};
    assert_owner(&none, "a.md", "");
}

static void hostile_patterns_are_cut_off(void **state)
{
    Sample *sample = *state;
    Codeowners owners;
    Buffer text;
    buffer_init(&text, &sample->arena);
    for (int i = 0; i < 100000; i++) {
        buffer_add_string(&text, "a*b*c*d*e*f*g*h @x\n");
    }
    codeowners_read(&owners, &sample->arena, buffer_slice(&text), SLICE(""));
    assert_true(owners.is_cut);
    for (int i = 0; i < 100; i++) {
        assert_owner(&owners, "docs/abcabcabcabcabcabcabcabcabcabcabcabcabcabcabc.md", "");
    }
    buffer_clear(&text);
    for (int i = 0; i < 100000; i++) {
        buffer_add_format(&text, "/docs/%d.md @o%d\n", i, i);
    }
    codeowners_read(&owners, &sample->arena, buffer_slice(&text), SLICE(""));
    assert_false(owners.is_cut);
    for (int i = 0; i < 100000; i++) {
        codeowners_find(&owners, SLICE("docs/77777.md"));
    }
    assert_owner(&owners, "docs/77777.md", "@o77777");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(the_last_line_that_matches_counts),
        SAMPLE_TEST(slashes_say_where_a_pattern_matches),
        SAMPLE_TEST(a_star_means_files_and_two_any_depth),
        SAMPLE_TEST(what_github_does_not_know_is_left_out),
        SAMPLE_TEST(sections_of_gitlab_have_owners),
        SAMPLE_TEST(the_project_may_be_below_the_top),
        SAMPLE_TEST(a_file_without_anything_owns_nothing),
        SAMPLE_TEST(hostile_patterns_are_cut_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
