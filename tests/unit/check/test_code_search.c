#include "check/code_search.h"

#include "unit/workshop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <unistd.h>
#include <cmocka.h>

static void assert_found(void **state, const char *pattern, bool wanted)
{
    Workshop *workshop = *state;
    CodeSearch search;
    code_search_init(&search, &workshop->arena, workshop->root);
    for (int i = 0; i < 2; i++) { /* the second time from memory */
        if (code_search_finds(&search, slice_from_string(pattern)) != wanted) {
            fail_msg("%s %s", pattern, wanted ? "is not found" : "is found");
        }
    }
}

static void files_folders_and_globs_are_found(void **state)
{
    workshop_put("src/deep/a.ts", "");
    workshop_put("app/[id]/page.tsx", "");
    workshop_put(".hidden/b.ts", "");
    assert_found(state, "src/deep/a.ts", true);
    assert_found(state, "src", true);
    assert_found(state, "src/**/*.ts", true);
    assert_found(state, "**/a.ts", true);
    assert_found(state, "src/*", true);
    assert_found(state, "*/deep", true);
    assert_found(state, "app/[id]/page.tsx", true);
    assert_found(state, ".hidden/*", true);
}

static void what_is_not_there_is_not_found(void **state)
{
    workshop_put("src/a.ts", "");
    assert_found(state, "src/b.ts", false);
    assert_found(state, "src/*.js", false);
    assert_found(state, "lib/**", false);
    assert_found(state, "src/a.ts/*", false);
    assert_found(state, "src/[", false);
}

static void some_folders_are_not_walked(void **state)
{
    workshop_put(".git/a.ts", "");
    workshop_put("node_modules/b/b.ts", "");
    workshop_put("outside/c.ts", "");
    workshop_put("in/d.ts", "");
    assert_int_equal(symlink("../outside", "in/link"), 0);
    assert_found(state, "**/a.ts", false);
    assert_found(state, "**/b.ts", false);
    assert_found(state, "in/**/c.ts", false);
    assert_found(state, "node_modules/b/*.ts", true);
}

static void assert_namesake(void **state, const char *path, const char *wanted)
{
    Workshop *workshop = *state;
    CodeSearch search;
    code_search_init(&search, &workshop->arena, workshop->root);
    for (int i = 0; i < 2; i++) {
        Slice found = code_search_namesake(&search, slice_from_string(path));
        if (!slice_is(found, wanted)) {
            fail_msg("%s: %.*s", path, SLICE_PRINT(found));
        }
    }
}

static void one_file_of_that_name_is_a_namesake(void **state)
{
    workshop_put("lib/auth/login.ts", "");
    workshop_put("lib/index.ts", "");
    workshop_put("app/index.ts", "");
    workshop_put("node_modules/x/pool.ts", "");
    assert_namesake(state, "src/login.ts", "lib/auth/login.ts");
    assert_namesake(state, "login.ts", "lib/auth/login.ts");
    assert_namesake(state, "src/index.ts", "");
    assert_namesake(state, "src/pool.ts", "");
    assert_namesake(state, "src/auth", "");
    assert_namesake(state, "src/*.ts", "");
}

static void what_git_ignores_has_no_namesakes(void **state)
{
    workshop_put(".gitignore", "dist/\n");
    workshop_put("dist/login.ts", "");
    workshop_put("dist/pool.ts", "");
    workshop_put("lib/login.ts", "");
    assert_namesake(state, "src/login.ts", "lib/login.ts");
    assert_namesake(state, "src/pool.ts", "");
}

static void ends_and_extensions_are_those_of_files_in_folders(void **state)
{
    Workshop *workshop = *state;
    CodeSearch search;
    workshop_put("memoc.yaml", "");
    workshop_put("app/src/login.ts", "");
    code_search_init(&search, &workshop->arena, workshop->root);
    assert_true(code_search_has_end(&search, SLICE("src/login.ts")));
    assert_true(code_search_has_end(&search, SLICE("app/src/login.ts")));
    assert_false(code_search_has_end(&search, SLICE("rc/login.ts")));
    assert_false(code_search_has_end(&search, SLICE("lib/login.ts")));
    assert_true(code_search_has_extension(&search, SLICE("lib/a.ts")));
    assert_false(code_search_has_extension(&search, SLICE("lib/a.yaml")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, workshop_open, workshop_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_folders_and_globs_are_found),
        TEST(what_is_not_there_is_not_found),
        TEST(some_folders_are_not_walked),
        TEST(one_file_of_that_name_is_a_namesake),
        TEST(what_git_ignores_has_no_namesakes),
        TEST(ends_and_extensions_are_those_of_files_in_folders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
