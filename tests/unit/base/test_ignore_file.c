#include "base/ignore_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static int make_arena(void **state)
{
    static Arena arena;

    arena_init(&arena, NULL);
    *state = &arena;
    return 0;
}

static int free_arena(void **state)
{
    arena_free(*state);
    return 0;
}

/* A path that ends with '/' is a folder's. */
static bool is_ignored(const IgnoreFile *file, const char *path)
{
    Slice name = slice_from_string(path);
    bool is_folder = slice_ends_with(name, SLICE("/"));

    name.size -= is_folder ? 1 : 0;
    return ignore_file_matches(file, name, is_folder);
}

typedef struct Case {
    const char *text;
    const char *path;
    bool ignored;
} Case;

static void check(void **state, const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const IgnoreFile *file =
            ignore_file_read(*state, slice_from_string(cases[i].text), SLICE(""), NULL);

        if (is_ignored(file, cases[i].path) != cases[i].ignored) {
            fail_msg("\"%s\": \"%s\" is %signored", cases[i].text, cases[i].path,
                     cases[i].ignored ? "not " : "");
        }
    }
}

static void names_match_at_every_depth(void **state)
{
    static const Case cases[] = {
        {"a", "a", true},          {"a", "x/y/a", true},
        {"a", "a/", true},         {"a", "ab", false},
        {"a", "x/a/b", false},     {"*.log", "x/a.log", true},
        {"*.log", "x/.log", true}, {"*.log", "x/a.log.txt", false},
        {"*", "x/y", true},        {"a?c", "x/abc", true},
        {"[Bb]in", "bin/", true},  {"[Bb]in", "nib/", false},
        {"{a,b}", "a", false},     {"{a,b}", "{a,b}", true},
        {".env", "x/.env", true},
    };

    check(state, cases, COUNT(cases));
}

static void a_slash_before_the_end_ties_a_pattern_to_the_folder(void **state)
{
    static const Case cases[] = {
        {"/a", "a", true},       {"/a", "x/a", false},       {"a/b", "a/b", true},
        {"a/b", "x/a/b", false}, {"a/*", "a/b", true},       {"a/*", "a/b/c", false},
        {"/*.md", "a.md", true}, {"/*.md", "x/a.md", false},
    };

    check(state, cases, COUNT(cases));
}

static void a_slash_at_the_end_matches_only_folders(void **state)
{
    static const Case cases[] = {
        {"a/", "a/", true},     {"a/", "a", false},     {"a/", "x/a/", true},
        {"/a/", "a/", true},    {"/a/", "x/a/", false}, {"a/b/", "a/b/", true},
        {"a/b/", "a/b", false}, {"**/", "x/", true},    {"**/", "x", false},
    };

    check(state, cases, COUNT(cases));
}

static void two_stars_match_any_number_of_folders(void **state)
{
    static const Case cases[] = {
        {"**/a", "a", true},         {"**/a", "x/y/a", true},    {"**/a/b", "x/a/b", true},
        {"a/**", "a/x/y", true},     {"a/**", "a/", false},      {"a/**/b", "a/b", true},
        {"a/**/b", "a/x/y/b", true}, {"a/**/b", "x/a/b", false}, {"/**", "a", true},
        {"**", "x/a", true},         {"a**b", "x/axxb", true},
    };

    check(state, cases, COUNT(cases));
}

static void the_last_matching_line_decides(void **state)
{
    static const Case cases[] = {
        {"*.md\n!a.md", "a.md", false}, {"*.md\n!a.md", "b.md", true},
        {"!a.md\n*.md", "a.md", true},  {"!a.md", "a.md", false},
        {"a\n!a\na", "a", true},        {"*\n!*/", "x/", false},
        {"*\n!*/", "x", true},
    };

    check(state, cases, COUNT(cases));
}

static void lines_are_read_as_git_reads_them(void **state)
{
    static const Case cases[] = {
        {"# a\na", "# a", false},
        {"\\#a", "#a", true},
        {"\\!a", "!a", true},
        {"a  ", "a", true},
        {"a  ", "a  ", false},
        {"a\\ ", "a ", true},
        {"a\\  ", "a ", true},
        {"a\\\\ ", "a\\", true},
        {" a", "a", false},
        {" a", " a", true},
        {"a\t", "a", false},
        {"a\r\nb\r\n", "a", true},
        {"a \r\n", "a", true},
        {"\xEF\xBB\xBF"
         "a\n",
         "a", true},
        {"\n\n\n", "", false},
        {"/", "a/", false},
        {"!", "a", false},
        {"\\*", "*", true},
        {"\\*", "a", false},
        {"[", "[", false},
        {"a", "a", true},
    };

    check(state, cases, COUNT(cases));
}

static void an_inner_file_counts_before_an_outer_one(void **state)
{
    const IgnoreFile *exclude = ignore_file_read(*state, SLICE("/sub/c.md"), SLICE(""), NULL);
    const IgnoreFile *outer = ignore_file_read(*state, SLICE("*.md\n/b"), SLICE(""), exclude);
    const IgnoreFile *inner = ignore_file_read(*state, SLICE("!a.md\n/b"), SLICE("sub"), outer);

    assert_false(is_ignored(inner, "sub/a.md"));
    assert_true(is_ignored(inner, "sub/d.md"));
    assert_true(is_ignored(inner, "sub/b"));
    assert_false(is_ignored(inner, "sub/x/b"));
    assert_true(is_ignored(outer, "b"));
    assert_true(is_ignored(exclude, "sub/c.md"));
    assert_false(is_ignored(NULL, "a"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_match_at_every_depth),
        cmocka_unit_test(a_slash_before_the_end_ties_a_pattern_to_the_folder),
        cmocka_unit_test(a_slash_at_the_end_matches_only_folders),
        cmocka_unit_test(two_stars_match_any_number_of_folders),
        cmocka_unit_test(the_last_matching_line_decides),
        cmocka_unit_test(lines_are_read_as_git_reads_them),
        cmocka_unit_test(an_inner_file_counts_before_an_outer_one),
    };

    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
