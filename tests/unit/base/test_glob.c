#include "base/glob.h"

#include "base/buffer.h"

#include <setjmp.h>
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

static Slice text(const char *string)
{
    return slice_from_string(string);
}

typedef struct Case {
    const char *pattern;
    const char *path;
    bool matches;
} Case;

static void check(void **state, const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *error = NULL;
        Glob glob;

        if (!glob_compile(*state, text(cases[i].pattern), &glob, &error)) {
            fail_msg("\"%s\": %s", cases[i].pattern, error);
        }
        if (glob_matches(&glob, text(cases[i].path)) != cases[i].matches) {
            fail_msg("\"%s\" %s \"%s\"", cases[i].pattern,
                     cases[i].matches ? "does not match" : "matches", cases[i].path);
        }
    }
}

static void literals_match_the_whole_path(void **state)
{
    static const Case cases[] = {
        {"a/b.md", "a/b.md", true},
        {"a/b.md", "a/b.mdx", false},
        {"a/b.md", "xa/b.md", false},
        {"a", "a/b", false},
        {"a/b", "a", false},
        {"b", "a/b", false},
        {"a", "A", false},
        {"", "", true},
        {"", "a", false},
        {"a", "", false},
        {"a}b,c", "a}b,c", true},
        {"a]b", "a]b", true},
        {"/a", "/a", true},
        {"/a", "a", false},
        {"a/", "a/", true},
        {"a/", "a", false},
        {"a//b", "a/b", false},
    };

    check(state, cases, COUNT(cases));
}

static void star_matches_within_a_part(void **state)
{
    static const Case cases[] = {
        {"*", "a", true},
        {"*", ".hidden", true},
        {"*", "a/b", false},
        {"*.md", "a.md", true},
        {"*.md", ".md", true},
        {"*.md", "a.md.bak", false},
        {"*.md", "a.md/b.md", false},
        {"a/*/c", "a/b/c", true},
        {"a/*/c", "a/c", false},
        {"a/*/c", "a/b/b/c", false},
        {"*a*b*", "xaxbx", true},
        {"*a*b*", "xbxax", false},
        {"*ab", "aab", true},
        {"*aab", "aaab", true},
        {"a*", "a", true},
        {"a**b", "axxb", true},
        {"a**b", "a/b", false},
        {"**b", "ab", true},
        {"**b", "a/b", false},
        {"a\xC3\xA4*", "a\xC3\xA4\xC3\xB6", true},
    };

    check(state, cases, COUNT(cases));
}

static void question_mark_matches_one_code_point(void **state)
{
    static const Case cases[] = {
        {"?", "a", true},           {"?", "\xC3\xA4", true},    {"?", "\xF0\x9F\x98\x80", true},
        {"?", "\xFF", true},        {"?", "", false},           {"?", "ab", false},
        {"?", "/", false},          {"a?b", "a/b", false},      {"*?", "\xC3\xA4", true},
        {"*??", "\xC3\xA4", false}, {"??*", "\xC3\xA4", false},
    };

    check(state, cases, COUNT(cases));
}

static void brackets_match_one_code_point_of_a_set(void **state)
{
    static const Case cases[] = {
        {"[abc]", "b", true},
        {"[abc]", "d", false},
        {"[a-c]x", "bx", true},
        {"[a-c]x", "dx", false},
        {"[!a-c]", "d", true},
        {"[!a-c]", "b", false},
        {"[^a-c]", "d", true},
        {"[^a-c]", "b", false},
        {"[]]", "]", true},
        {"[!]]", "]", false},
        {"[!]]", "a", true},
        {"[]-a]", "_", true},
        {"[a-]", "-", true},
        {"[-a]", "-", true},
        {"[a-]", "b", false},
        {"[\\]]", "]", true},
        {"[\\]]", "\\", false},
        {"[a\\-z]", "-", true},
        {"[a\\-z]", "m", false},
        {"[\\\\]", "\\", true},
        {"[{,}]", "{", true},
        {"[*?]", "*", true},
        {"[*?]", "a", false},
        {"[\xC3\xA0-\xC3\xBF]", "\xC3\xA4", true},
        {"[\xC3\xA0-\xC3\xBF]", "\xC3\x9F", false},
        {"[!\xC3\xA4]", "\xC3\xA4", false},
        {"*[!\xC3\xA4]", "\xC3\xA4", false},
        {"[c-a]", "b", false},
        {"a[!b]c", "a/c", false},
        {"[a]", "", false},
    };

    check(state, cases, COUNT(cases));
}

static void backslash_takes_the_next_byte_as_it_is(void **state)
{
    static const Case cases[] = {
        {"\\*", "*", true},         {"\\*", "a", false},        {"\\?", "?", true},
        {"\\[a]", "[a]", true},     {"\\{a,b}", "{a,b}", true}, {"\\{a,b}", "a", false},
        {"\\\\", "\\", true},       {"\\a", "a", true},         {"a\\", "a\\", true},
        {"\\**", "*x", true},       {"\\**", "a", false},       {"{a\\,b,c}", "a,b", true},
        {"{a\\}b,c}", "a}b", true},
    };

    check(state, cases, COUNT(cases));
}

static void two_stars_match_any_number_of_parts(void **state)
{
    static const Case cases[] = {
        {"**", "a", true},
        {"**", "a/b/c", true},
        {"**", ".a/.b", true},
        {"**/a", "a", true},
        {"**/a", "x/a", true},
        {"**/a", "x/y/a", true},
        {"**/a", "xa", false},
        {"**/a", "a/x", false},
        {"**/*.md", "a.md", true},
        {"**/*.md", "x/y/a.md", true},
        {"**/*.md", "x/y/a.txt", false},
        {"a/**", "a/b", true},
        {"a/**", "a/b/c", true},
        {"a/**", "a", false},
        {"a/**", "ab", false},
        {"a/**", "b/a/c", false},
        {"a/**/b", "a/b", true},
        {"a/**/b", "a/x/b", true},
        {"a/**/b", "a/x/y/b", true},
        {"a/**/b", "a/x/bb", false},
        {"a/**/b", "ab", false},
        {"**/a/**", "x/a/y", true},
        {"**/a/**", "a/y", true},
        {"**/a/**", "x/a", false},
        {"**/**/a", "a", true},
        {"a/**/**", "a/b", true},
        {"a/**/**", "a", false},
        {"**/a/*/b/**", "x/a/a/y/b/z", true},
        {"**/a/b", "a/b/a/a/b", true},
        {"**/a/b", "a/b/a/a/c", false},
        {"a/**/b/**/c", "a/b/b/c", true},
        {"a/**/b/**/c", "a/c/b", false},
    };

    check(state, cases, COUNT(cases));
}

static void braces_are_alternatives(void **state)
{
    static const Case cases[] = {
        {"{a,b}", "a", true},
        {"{a,b}", "b", true},
        {"{a,b}", "c", false},
        {"{a,b}", "{a,b}", false},
        {"*.{md,mdx}", "x.mdx", true},
        {"{a,b{c,d}}/e", "bd/e", true},
        {"{a,b{c,d}}/e", "b/e", false},
        {"{a,b}{c,d}", "bc", true},
        {"{a,b}{c,d}", "ab", false},
        {"{docs/**,README.md}", "docs/a/b", true},
        {"{docs/**,README.md}", "README.md", true},
        {"x{,.y}", "x", true},
        {"x{,.y}", "x.y", true},
        {"x{}", "x", true},
        {"{a}", "a", true},
        {"{[,],b}", ",", true},
        {"{[}],b}", "}", true},
        {"{{a,b},c}", "b", true},
        {"a}{b,c}", "a}c", true},
    };

    check(state, cases, COUNT(cases));
}

static void what_does_not_close_is_refused(void **state)
{
    static const char *const cases[][2] = {
        {"[", "a bracket does not close"},      {"a[b", "a bracket does not close"},
        {"[]", "a bracket does not close"},     {"[!]", "a bracket does not close"},
        {"[a\\]", "a bracket does not close"},  {"[a/b]", "a bracket does not close"},
        {"{a,[b}", "a bracket does not close"}, {"{a}[", "a bracket does not close"},
        {"{", "a brace does not close"},        {"{a,b", "a brace does not close"},
        {"{a,{b}", "a brace does not close"},   {"{a\\}", "a brace does not close"},
        {"{[}]", "a brace does not close"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *error = NULL;
        Glob glob;

        assert_false(glob_compile(*state, text(cases[i][0]), &glob, &error));
        assert_string_equal(error, cases[i][1]);
    }
}

static Slice repeat(Arena *arena, const char *piece, size_t count, const char *end)
{
    Buffer buffer;

    buffer_init(&buffer, arena);
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(&buffer, piece);
    }
    buffer_add_string(&buffer, end);
    return buffer_slice(&buffer);
}

static void alternatives_are_limited(void **state)
{
    static const struct {
        const char *piece;
        size_t count;
        bool is_valid;
    } cases[] = {{"{a,b}", 8, true},
                 {"{a,b}", 9, false},
                 {"{a,b}", 10000, false},
                 {"{a}", 1000, true},
                 {"{a}", 100000, false}};

    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *error = "";
        Glob glob;
        Slice pattern = repeat(*state, cases[i].piece, cases[i].count, "");

        assert_int_equal(glob_compile(*state, pattern, &glob, &error), cases[i].is_valid);
        if (!cases[i].is_valid) {
            assert_string_equal(error, "there are too many alternatives");
        }
    }
}

static void many_stars_cost_pattern_times_path(void **state)
{
    Arena *arena = *state;
    Slice long_path = repeat(arena, "a/", 5000, "b");
    Slice long_name = repeat(arena, "a", 10000, "b");

    assert_false(glob_pattern_matches(repeat(arena, "**/", 100, "c"), long_path));
    assert_false(glob_pattern_matches(repeat(arena, "**/a/", 100, "c"), long_path));
    assert_true(glob_pattern_matches(repeat(arena, "**/a/", 100, "b"), long_path));
    assert_false(glob_pattern_matches(repeat(arena, "**/*a*/", 100, "c"), long_path));
    assert_false(glob_pattern_matches(repeat(arena, "*a", 100, "c"), long_name));
    assert_true(glob_pattern_matches(repeat(arena, "*a", 100, "b"), long_name));
}

/* The definition, by trying everything; `is_start` tells whether a part of the pattern begins here. */
static bool matches_somehow(const char *pattern, const char *path, bool is_start)
{
    if (is_start && strncmp(pattern, "**", 2) == 0 && (pattern[2] == '/' || pattern[2] == '\0')) {
        while (pattern[2] == '/' && path && !matches_somehow(pattern + 3, path, true)) {
            path = strchr(path, '/');
            path = path ? path + 1 : NULL;
        }
        return path != NULL;
    }
    if (*pattern == '*') {
        while (!matches_somehow(pattern + 1, path, false)) {
            if (*path == '\0' || *path == '/') {
                return false;
            }
            path++;
        }
        return true;
    }
    if (*pattern == '\0' || *path == '\0') {
        return *pattern == *path;
    }
    return (*pattern == *path || (*pattern == '?' && *path != '/')) &&
           matches_somehow(pattern + 1, path + 1, *pattern == '/');
}

static void matching_agrees_with_trying_everything(void **state)
{
    uint32_t random = 7;
    size_t match_count = 0;

    (void)state;
    for (int round = 0; round < 300000; round++) {
        char pattern[10] = "";
        char path[10] = "";

        for (size_t i = 0; i < sizeof pattern - 1; i++) {
            random = random * 1664525 + 1013904223;
            pattern[i] = "**a/?**/b\0\0"[(random >> 16) % 11];
            path[i] = "aab///\0"[(random >> 24) % 7];
        }

        bool matches = matches_somehow(pattern, path, true);

        match_count += matches;
        if (glob_pattern_matches(text(pattern), text(path)) != matches) {
            fail_msg("\"%s\" %s \"%s\"", pattern, matches ? "does not match" : "matches", path);
        }
    }
    assert_true(match_count > 10000);
}

static void uncompiled_patterns_have_no_braces(void **state)
{
    (void)state;
    assert_true(glob_pattern_matches(SLICE("{a,b}"), SLICE("{a,b}")));
    assert_false(glob_pattern_matches(SLICE("{a,b}"), SLICE("a")));
    assert_false(glob_pattern_matches(SLICE("[a"), SLICE("[a")));
    assert_false(glob_pattern_matches(SLICE("[a"), SLICE("a")));
}

static void list_matches_when_one_does(void **state)
{
    Glob globs[2];
    const char *error;
    const GlobList list = {globs, 2};
    const GlobList none = {NULL, 0};

    assert_true(glob_compile(*state, SLICE("a/*"), &globs[0], &error));
    assert_true(glob_compile(*state, SLICE("{b,c}"), &globs[1], &error));
    assert_true(glob_list_matches(&list, SLICE("a/x")));
    assert_true(glob_list_matches(&list, SLICE("c")));
    assert_false(glob_list_matches(&list, SLICE("d")));
    assert_false(glob_list_matches(&none, SLICE("a")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, free_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(literals_match_the_whole_path),
        TEST(star_matches_within_a_part),
        TEST(question_mark_matches_one_code_point),
        TEST(brackets_match_one_code_point_of_a_set),
        TEST(backslash_takes_the_next_byte_as_it_is),
        TEST(two_stars_match_any_number_of_parts),
        TEST(braces_are_alternatives),
        TEST(what_does_not_close_is_refused),
        TEST(alternatives_are_limited),
        TEST(many_stars_cost_pattern_times_path),
        TEST(matching_agrees_with_trying_everything),
        TEST(uncompiled_patterns_have_no_braces),
        TEST(list_matches_when_one_does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
