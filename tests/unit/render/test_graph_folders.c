#include "render/graph_folders.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

enum { MOST = 36 };

/* A site with nothing but folders and pages in them. */
typedef struct Folders {
    Arena arena;
    Site site;
} Folders;

static int begin(void **state)
{
    Folders *made = test_malloc(sizeof *made);

    arena_init(&made->arena, NULL);
    made->site = (Site){.folders = arena_new_array(&made->arena, Folder, 4096),
                        .pages = arena_new_array(&made->arena, Page, 65536),
                        .folder_count = 1};
    made->site.folders[0].parent = SITE_NONE;
    *state = made;
    return 0;
}

static int end(void **state)
{
    Folders *made = *state;

    arena_free(&made->arena);
    test_free(made);
    return 0;
}

static void add_pages(Folders *made, uint32_t folder, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        made->site.pages[made->site.page_count++] = (Page){.folder = folder, .published = true};
    }
}

static uint32_t add_folder(Folders *made, uint32_t parent, uint32_t pages)
{
    uint32_t number = made->site.folder_count++;

    made->site.folders[number].parent = parent;
    add_pages(made, number, pages);
    return number;
}

/* Every page is in one of the groups. */
static GraphFolders choose(Folders *made)
{
    GraphFolders folders;

    graph_folders_choose(&folders, &made->arena, &made->site, MOST);
    assert_true(folders.count <= MOST);
    for (uint32_t i = 0; i < made->site.page_count; i++) {
        assert_true(folders.group_of[made->site.pages[i].folder] < folders.count);
    }
    return folders;
}

static void a_site_without_pages_has_no_group(void **state)
{
    assert_int_equal(choose(*state).count, 0);
}

static void few_folders_are_all_drawn_but_those_without_pages(void **state)
{
    Folders *made = *state;
    uint32_t empty = add_folder(made, 0, 0);
    uint32_t inner = add_folder(made, empty, 1);
    uint32_t other = add_folder(made, 0, 3);
    GraphFolders folders = choose(made);

    assert_int_equal(folders.count, 2);
    assert_int_equal(folders.items[0], inner);
    assert_int_equal(folders.items[1], other);
    assert_int_equal(folders.group_of[other], 1);
}

static void small_folders_are_drawn_with_the_one_above(void **state)
{
    Folders *made = *state;
    uint32_t docs = add_folder(made, 0, 20);
    uint32_t large[30];

    for (uint32_t i = 0; i < 30; i++) {
        large[i] = add_folder(made, docs, 10);
        add_folder(made, large[i], 2);
    }

    GraphFolders folders = choose(made);

    assert_int_equal(folders.count, 31);
    assert_int_equal(folders.group_of[large[3] + 1], folders.group_of[large[3]]);
}

static void of_a_thousand_equal_folders_some_are_drawn(void **state)
{
    Folders *made = *state;

    for (uint32_t i = 0; i < 1000; i++) {
        add_folder(made, 0, 10);
    }

    GraphFolders folders = choose(made);

    assert_int_equal(folders.count, MOST);
    assert_int_equal(folders.items[0], 0);
    assert_int_equal(folders.group_of[1], 1);
    assert_int_equal(folders.group_of[999], 0);
}

static void a_deep_chain_of_folders_is_no_trouble(void **state)
{
    Folders *made = *state;
    uint32_t folder = 0;

    for (uint32_t i = 0; i < 2000; i++) {
        folder = add_folder(made, folder, 1);
    }
    choose(made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_site_without_pages_has_no_group, begin, end),
        cmocka_unit_test_setup_teardown(few_folders_are_all_drawn_but_those_without_pages, begin,
                                        end),
        cmocka_unit_test_setup_teardown(small_folders_are_drawn_with_the_one_above, begin, end),
        cmocka_unit_test_setup_teardown(of_a_thousand_equal_folders_some_are_drawn, begin, end),
        cmocka_unit_test_setup_teardown(a_deep_chain_of_folders_is_no_trouble, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
