#include "check/ignored_path.h"

#include "base/path.h"
#include "unit/workshop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

static void assert_ignored(void **state, const char *project, const char *path, bool wanted)
{
    Workshop *workshop = *state;
    IgnoredPaths paths;
    ignored_paths_init(&paths, &workshop->arena,
                       path_join(&workshop->arena, workshop->root, slice_from_string(project)));
    for (int i = 0; i < 2; i++) { /* the second time from memory */
        if (ignored_paths_has(&paths, slice_from_string(path), false) != wanted) {
            fail_msg("%s %s", path, wanted ? "is not ignored" : "is ignored");
        }
    }
}

static void files_say_what_is_ignored(void **state)
{
    workshop_put(".gitignore", "dist/\n*.log\n");
    workshop_put("src/.gitignore", "/made.ts\n!keep.log\n");
    assert_ignored(state, "", "dist/a.js", true);
    assert_ignored(state, "", "pkg/dist/deep/a.js", true);
    assert_ignored(state, "", "src/made.ts", true);
    assert_ignored(state, "", "src/x/a.log", true);
    assert_ignored(state, "", "src/keep.log", false);
    assert_ignored(state, "", "src/deep/made.ts", false);
    assert_ignored(state, "", "src/a.ts", false);
    assert_ignored(state, "", "gone/a.ts", false);
}

static void some_folders_are_ignored_without_a_word(void **state)
{
    assert_ignored(state, "", "node_modules/x/y.js", true);
    assert_ignored(state, "", "a/node_modules/y.js", true);
    assert_ignored(state, "", ".git/config.txt", true);
}

static void files_above_the_project_count(void **state)
{
    workshop_put(".git/info/exclude", "secret\n");
    workshop_put(".gitignore", "/project/out/\nmade.ts\n");
    workshop_put("project/a.ts", "");
    assert_ignored(state, "project", "out/a.js", true);
    assert_ignored(state, "project", "src/made.ts", true);
    assert_ignored(state, "project", "secret", true);
    assert_ignored(state, "project", "src/a.ts", false);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, workshop_open, workshop_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_say_what_is_ignored),
        TEST(some_folders_are_ignored_without_a_word),
        TEST(files_above_the_project_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
