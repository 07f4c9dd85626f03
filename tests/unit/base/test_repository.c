#include "base/repository.h"

#include "base/path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <sys/stat.h>
#include "unit/workshop.h"
#include <cmocka.h>

static Slice inside(Workshop *workshop, const char *path)
{
    return path_join(&workshop->arena, workshop->root, slice_from_string(path));
}

static void the_nearest_folder_with_git_is_the_repository(void **state)
{
    Workshop *workshop = *state;
    Slice found;

    workshop_put("a/.git/HEAD", "x");
    workshop_put("a/b/c/x", "x");
    workshop_put("a/b/sub/.git", "gitdir: ../../.git/modules/sub\n");
    assert_true(repository_find(&workshop->scratch, inside(workshop, "a/b/c"), &found));
    assert_true(slice_equals(found, inside(workshop, "a")));
    assert_true(repository_find(&workshop->scratch, inside(workshop, "a"), &found));
    assert_true(slice_equals(found, inside(workshop, "a")));
    assert_true(repository_find(&workshop->scratch, inside(workshop, "a/b/sub"), &found));
    assert_true(slice_equals(found, inside(workshop, "a/b/sub")));
}

static void without_git_there_is_none(void **state)
{
    Workshop *workshop = *state;
    Slice found;

    mkdir("a", 0777);
    assert_false(repository_find(&workshop->scratch, inside(workshop, "a"), &found));
    assert_false(repository_find(&workshop->scratch, SLICE("/"), &found));
}

static void excludes_are_read_from_the_folder_that_git_uses(void **state)
{
    Workshop *workshop = *state;
    Arena *arena = &workshop->arena;

    workshop_put("main/.git/info/exclude", "a\n");
    workshop_put("main/.git/worktrees/tree/commondir", "../..\n");
    workshop_put("main/.git/modules/sub/info/exclude", "b\n");
    workshop_put("main/sub/.git", "gitdir: ../.git/modules/sub\n");
    workshop_put(
        "tree/.git",
        arena_string(arena,
                     arena_format(arena, "gitdir: %.*s\n",
                                  SLICE_PRINT(inside(workshop, "main/.git/worktrees/tree")))));
    workshop_put("broken/.git", "something else");
    assert_true(slice_is(repository_read_exclude(arena, inside(workshop, "main")), "a\n"));
    assert_true(slice_is(repository_read_exclude(arena, inside(workshop, "main/sub")), "b\n"));
    assert_true(slice_is(repository_read_exclude(arena, inside(workshop, "tree")), "a\n"));
    assert_int_equal(repository_read_exclude(arena, inside(workshop, "broken")).size, 0);
    assert_int_equal(repository_read_exclude(arena, inside(workshop, "none")).size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_nearest_folder_with_git_is_the_repository,
                                        workshop_open, workshop_close),
        cmocka_unit_test_setup_teardown(without_git_there_is_none, workshop_open, workshop_close),
        cmocka_unit_test_setup_teardown(excludes_are_read_from_the_folder_that_git_uses,
                                        workshop_open, workshop_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
