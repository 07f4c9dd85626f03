#include "project/content_filter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

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

static ContentRoot content(Arena *arena, const char *include, const char *exclude)
{
    ContentRoot root = {.include = {arena_new(arena, Glob), 1},
                        .exclude = {arena_new(arena, Glob), 1}};
    const char *error;

    assert_true(glob_compile(arena, slice_from_string(include), root.include.items, &error));
    assert_true(glob_compile(arena, slice_from_string(exclude), root.exclude.items, &error));
    return root;
}

static void a_document_is_included_and_not_excluded(void **state)
{
    ContentRoot root = content(*state, "**/*.{md,mdx}", "{archive/**,old}");

    assert_true(content_includes(&root, SLICE("a.md")));
    assert_true(content_includes(&root, SLICE("x/a.mdx")));
    assert_false(content_includes(&root, SLICE("a.txt")));
    assert_false(content_includes(&root, SLICE("archive/x/a.md")));
    assert_true(content_includes(&root, SLICE("x/archive/a.md")));
}

static void a_folder_is_excluded_by_its_name_or_by_all_that_is_in_it(void **state)
{
    ContentRoot root = content(*state, "**", "{archive/**,**/old,tmp/*}");

    assert_true(content_excludes_folder(&root, SLICE("archive")));
    assert_true(content_excludes_folder(&root, SLICE("x/old")));
    assert_false(content_excludes_folder(&root, SLICE("tmp")));
    assert_true(content_excludes_folder(&root, SLICE("tmp/x")));
    assert_false(content_excludes_folder(&root, SLICE("x/archive")));
}

static void names_that_no_address_can_have_are_bad(void **state)
{
    (void)state;
    assert_false(content_name_is_bad(SLICE("a b.md")));
    assert_false(content_name_is_bad(SLICE("\xC3\xA4.md")));
    assert_false(content_name_is_bad(SLICE("a\\b?#%.md")));
    assert_true(content_name_is_bad(SLICE("a\nb.md")));
    assert_true(content_name_is_bad(SLICE("a\x7F.md")));
    assert_true(content_name_is_bad(SLICE("a\xC3.md")));
}

static void git_and_node_modules_are_never_walked(void **state)
{
    (void)state;
    assert_true(content_skips_folder(SLICE(".git")));
    assert_true(content_skips_folder(SLICE("node_modules")));
    assert_false(content_skips_folder(SLICE(".github")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_included_and_not_excluded),
        cmocka_unit_test(a_folder_is_excluded_by_its_name_or_by_all_that_is_in_it),
        cmocka_unit_test(names_that_no_address_can_have_are_bad),
        cmocka_unit_test(git_and_node_modules_are_never_walked),
    };

    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
