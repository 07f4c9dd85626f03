#include "base/path.h"

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

static void assert_text(void **state, Slice actual, const char *expected)
{
    assert_string_equal(arena_string(*state, actual), expected);
}

static void join_puts_one_slash_between(void **state)
{
    static const char *const cases[][3] = {
        {"a/b", "c.md", "a/b/c.md"},
        {"", "c.md", "c.md"},
        {"a", "", "a"},
        {"", "", ""},
        {"a/", "b", "a/b"},
        {"/", "b", "/b"},
        {"a", "/b", "/b"},
        {"a", "../b", "a/../b"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_text(state, path_join(*state, text(cases[i][0]), text(cases[i][1])), cases[i][2]);
    }
}

static void normalize_removes_dots_and_empty_parts(void **state)
{
    static const char *const cases[][2] = {
        {"a/b/c.md", "a/b/c.md"},
        {"./a//b/./c/", "a/b/c"},
        {"a/../b", "b"},
        {"a/b/../../c", "c"},
        {"a/b/..", "a"},
        {"a/..", ""},
        {"", ""},
        {".", ""},
        {"./", ""},
        {"/", "/"},
        {"//a", "/a"},
        {"/a/..", "/"},
        {"/a/../b/./c", "/b/c"},
        {"...", "..."},
        {".a/..b/c..", ".a/..b/c.."},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        Slice result;

        assert_true(path_normalize(*state, text(cases[i][0]), &result));
        assert_text(state, result, cases[i][1]);
    }
}

static void normalize_refuses_to_go_above_the_start(void **state)
{
    static const char *const cases[] = {"..", "../a", "a/../..", "a/../../a", "/..", "/a/../../b"};

    for (size_t i = 0; i < COUNT(cases); i++) {
        Slice result;

        assert_false(path_normalize(*state, text(cases[i]), &result));
    }
}

static void folder_and_name_split_at_the_last_slash(void **state)
{
    static const char *const cases[][3] = {
        {"a/b/c.md", "a/b", "c.md"},
        {"c.md", "", "c.md"},
        {"/c.md", "/", "c.md"},
        {"a/", "a", ""},
        {"", "", ""},
        {"/", "/", ""},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_text(state, path_folder(text(cases[i][0])), cases[i][1]);
        assert_text(state, path_name(text(cases[i][0])), cases[i][2]);
    }
}

static void extension_is_the_last_and_no_leading_dot(void **state)
{
    static const char *const cases[][3] = {
        {"a/b.tar.gz", "a/b.tar", ".gz"},
        {"README", "README", ""},
        {".git", ".git", ""},
        {"a/.git", "a/.git", ""},
        {".a.md", ".a", ".md"},
        {"a.b/c", "a.b/c", ""},
        {"..", "..", ""},
        {"..a", "..a", ""},
        {"a.", "a.", ""},
        {"a..md", "a.", ".md"},
        {"", "", ""},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_text(state, path_without_extension(text(cases[i][0])), cases[i][1]);
        assert_text(state, path_extension(text(cases[i][0])), cases[i][2]);
    }
}

static void relative_goes_up_from_the_page_and_down_to_the_target(void **state)
{
    static const char *const cases[][3] = {
        {"a/b.html", "a/c.html", "c.html"},
        {"a/b.html", "index.html", "../index.html"},
        {"index.html", "a/b.html", "a/b.html"},
        {"a/b/c.html", "a/d/e.html", "../d/e.html"},
        {"a/b.html", "ab/c.html", "../ab/c.html"},
        {"ab/c.html", "a/c.html", "../a/c.html"},
        {"a/b.html", "a/b.html", "b.html"},
        {"a/b.html", "a", "../a"},
        {"a/b.html", "a/", "./"},
        {"a/b.html", "", "../"},
        {"b.html", "", "./"},
        {"b.html", "c:d.html", "./c:d.html"},
        {"a/b.html", "c:d.html", "../c:d.html"},
        {"b.html", "c/d:e.html", "c/d:e.html"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_text(state, path_relative(*state, text(cases[i][0]), text(cases[i][1])),
                    cases[i][2]);
    }
}

/* What a browser does with the link must lead back to the target. */
static void relative_joined_to_its_folder_is_the_target(void **state)
{
    static const char *const paths[] = {"a",   "a/b",  "a/b/c",   "a/c",
                                        "b/a", "ab/c", "a/b/d/e", "aa/b"};

    for (size_t i = 0; i < COUNT(paths); i++) {
        for (size_t j = 0; j < COUNT(paths); j++) {
            Slice link = path_relative(*state, text(paths[i]), text(paths[j]));
            Slice joined = path_join(*state, path_folder(text(paths[i])), link);
            Slice target;

            assert_true(path_normalize(*state, joined, &target));
            assert_text(state, target, paths[j]);
        }
    }
}

static void below_means_whole_parts(void **state)
{
    static const struct {
        const char *path;
        const char *folder;
        bool is_below;
    } cases[] = {
        {"a/b", "a", true}, {"a", "a", true},     {"ab", "a", false},   {"a", "a/b", false},
        {"a/b", "", true},  {"", "", true},       {"/a", "", false},    {"/a", "/", true},
        {"/", "/", true},   {"/a/b", "/a", true}, {"/ab", "/a", false}, {"a", "/", false},
        {"", "a", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(path_is_below(text(cases[i].path), text(cases[i].folder)),
                         cases[i].is_below);
    }
}

static void percent_decode_reads_both_cases(void **state)
{
    static const char *const cases[][2] = {
        {"a%20b", "a b"}, {"%C3%a4.md", "\xC3\xA4.md"}, {"%25%32%35", "%25"},
        {"a+b", "a+b"},   {"plain", "plain"},           {"", ""},
        {"%41", "A"},     {"%2e%2E/", "../"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        Slice result;

        assert_true(path_percent_decode(*state, text(cases[i][0]), &result));
        assert_text(state, result, cases[i][1]);
    }
}

static void percent_decode_refuses_separators_and_broken_sequences(void **state)
{
    static const char *const cases[] = {"a%2fb", "a%2F", "%5c", "%5C", "%00", "%",   "a%",
                                        "%4",    "%zz",  "%4g", "%g4", "% 1", "%-1", "%%41"};

    for (size_t i = 0; i < COUNT(cases); i++) {
        Slice result;

        assert_false(path_percent_decode(*state, text(cases[i]), &result));
    }
}

static void percent_encode_keeps_what_may_stand_in_a_path(void **state)
{
    static const char kept[] = "/AZaz09-._~!$&'()*+,;=:@";

    assert_text(state, path_percent_encode(*state, text(kept)), kept);
    assert_text(state, path_percent_encode(*state, SLICE("a b\"#%<>?[\\]^`{|}\x7F\n")),
                "a%20b%22%23%25%3C%3E%3F%5B%5C%5D%5E%60%7B%7C%7D%7F%0A");
    assert_text(state, path_percent_encode(*state, SLICE("\xC3\xA4")), "%C3%A4");
}

static void decode_undoes_encode(void **state)
{
    char bytes[256];
    size_t size = 0;
    Slice decoded;

    for (int byte = 1; byte < 256; byte++) {
        if (byte != '\\') {
            bytes[size++] = (char)byte;
        }
    }

    Slice all = {bytes, size};

    assert_true(path_percent_decode(*state, path_percent_encode(*state, all), &decoded));
    assert_true(slice_equals(decoded, all));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, free_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(join_puts_one_slash_between),
        TEST(normalize_removes_dots_and_empty_parts),
        TEST(normalize_refuses_to_go_above_the_start),
        TEST(folder_and_name_split_at_the_last_slash),
        TEST(extension_is_the_last_and_no_leading_dot),
        TEST(relative_goes_up_from_the_page_and_down_to_the_target),
        TEST(relative_joined_to_its_folder_is_the_target),
        TEST(below_means_whole_parts),
        TEST(percent_decode_reads_both_cases),
        TEST(percent_decode_refuses_separators_and_broken_sequences),
        TEST(percent_encode_keeps_what_may_stand_in_a_path),
        TEST(decode_undoes_encode),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
