#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <sys/stat.h>
#include "unit/workshop.h"
#include <cmocka.h>

static const FolderEntry *find(const FolderEntryList *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++) {
        if (slice_is(list->items[i].name, name)) {
            return &list->items[i];
        }
    }
    fail_msg("there is no \"%s\"", name);
    return NULL;
}

static void every_entry_is_listed_with_its_kind(void **state)
{
    Workshop *workshop = *state;
    FolderEntryList list;

    workshop_put("a.md", "x");
    workshop_put(".b/c.md", "x");
    assert_int_equal(symlink("nowhere", "link"), 0);
    assert_int_equal(mkfifo("fifo", 0666), 0);

    int descriptor = open(".", O_RDONLY | O_DIRECTORY);

    assert_true(folder_read(&workshop->arena, descriptor, &list));
    assert_int_equal(list.count, 4);
    assert_int_equal(find(&list, "a.md")->kind, FOLDER_ENTRY_FILE);
    assert_int_equal(find(&list, ".b")->kind, FOLDER_ENTRY_FOLDER);
    assert_int_equal(find(&list, "link")->kind, FOLDER_ENTRY_LINK);
    assert_int_equal(find(&list, "fifo")->kind, FOLDER_ENTRY_OTHER);
    assert_int_equal(strlen(find(&list, "a.md")->name.data), 4);
    assert_int_equal(close(descriptor), 0);
}

static void an_empty_folder_has_no_entries(void **state)
{
    Workshop *workshop = *state;
    FolderEntryList list;
    int descriptor = open(".", O_RDONLY | O_DIRECTORY);

    assert_true(folder_read(&workshop->arena, descriptor, &list));
    assert_int_equal(list.count, 0);
    assert_int_equal(close(descriptor), 0);
}

static void what_is_no_folder_fails(void **state)
{
    Workshop *workshop = *state;
    FolderEntryList list;

    workshop_put("a.md", "x");

    int descriptor = open("a.md", O_RDONLY);

    assert_false(folder_read(&workshop->arena, descriptor, &list));
    assert_int_equal(errno, ENOTDIR);
    close(descriptor);
    assert_false(folder_read(&workshop->arena, -1, &list));
    assert_int_equal(errno, EBADF);
}

static void names_are_in_order_and_end_with_nul(void **state)
{
    Workshop *workshop = *state;
    Slice names;

    workshop_put("f/b", "x");
    workshop_put("f/a/c", "x");
    workshop_put("f/.d", "x");
    assert_true(folder_read_names(&workshop->arena, SLICE("f"), &names));
    assert_int_equal(names.size, 7);
    assert_memory_equal(names.data, ".d\0a\0b", 7);
    assert_int_equal(mkdir("none", 0777), 0);
    assert_true(folder_read_names(&workshop->arena, SLICE("none"), &names));
    assert_int_equal(names.size, 0);
    assert_false(folder_read_names(&workshop->arena, SLICE("f/b"), &names));
    assert_int_equal(errno, ENOTDIR);
    assert_false(folder_read_names(&workshop->arena, SLICE("g"), &names));
    assert_int_equal(errno, ENOENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_entry_is_listed_with_its_kind, workshop_open,
                                        workshop_close),
        cmocka_unit_test_setup_teardown(an_empty_folder_has_no_entries, workshop_open,
                                        workshop_close),
        cmocka_unit_test_setup_teardown(what_is_no_folder_fails, workshop_open, workshop_close),
        cmocka_unit_test_setup_teardown(names_are_in_order_and_end_with_nul, workshop_open,
                                        workshop_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
