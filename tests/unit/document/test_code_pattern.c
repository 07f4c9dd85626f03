#include "document/code_pattern.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

static void assert_matches(const char *text, const char *path, bool wanted)
{
    Arena arena;
    CodePattern pattern;
    arena_init(&arena, NULL);
    code_pattern_init(&pattern, &arena, slice_from_string(text));
    if (code_pattern_matches(&pattern, slice_from_string(path)) != wanted) {
        fail_msg("%s %s %s", text, wanted ? "does not match" : "matches", path);
    }
    arena_free(&arena);
}

static void path_means_the_file_or_what_is_in_the_folder(void **state)
{
    (void)state;
    assert_matches("src/a.ts", "src/a.ts", true);
    assert_matches("src/a.ts", "src/a.tsx", false);
    assert_matches("src", "src/deep/a.ts", true);
    assert_matches("src", "srcs/a.ts", false);
    assert_matches("src", "lib/src/a.ts", false);
}

static void glob_means_files_and_what_is_in_folders(void **state)
{
    (void)state;
    assert_matches("src/*.ts", "src/a.ts", true);
    assert_matches("src/*.ts", "src/deep/a.ts", false);
    assert_matches("src/**/*.ts", "src/deep/er/a.ts", true);
    assert_matches("src/**", "src/a", true);
    assert_matches("packages/*", "packages/one/src/a.ts", true);
    assert_matches("packages/*/src", "packages/one/src/a.ts", true);
    assert_matches("packages/*/src", "packages/one/lib/a.ts", false);
    assert_matches("{src,lib}/a.ts", "lib/a.ts", true);
    assert_matches("*.json", "package.json", true);
    assert_matches("*", "any/file", true);
}

static void what_is_special_in_a_glob_may_be_a_name(void **state)
{
    (void)state;
    assert_matches("app/[id]/page.tsx", "app/[id]/page.tsx", true);
    assert_matches("app/[id]/page.tsx", "app/i/page.tsx", true);
    assert_matches("app/[id", "app/[id", true);
    assert_matches("app/[id", "app/[id/page.tsx", true);
    assert_matches("a{b", "a{b", true);
    assert_matches("a{b", "ab", false);
}

static void folder_is_all_that_stands_before_a_glob(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"src/a.ts", "src/a.ts"}, {"src/*.ts", "src"}, {"src/deep/**/a", "src/deep"},
        {"src/a*", "src"},        {"*", ""},           {"a[1]/b", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena arena;
        CodePattern pattern;
        arena_init(&arena, NULL);
        code_pattern_init(&pattern, &arena, slice_from_string(cases[i][0]));
        assert_true(slice_is(pattern.folder, cases[i][1]));
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(path_means_the_file_or_what_is_in_the_folder),
        cmocka_unit_test(glob_means_files_and_what_is_in_folders),
        cmocka_unit_test(what_is_special_in_a_glob_may_be_a_name),
        cmocka_unit_test(folder_is_all_that_stands_before_a_glob),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
