#include "link/disk.h"

#include "link/nearest.h"
#include "unit/workshop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/stat.h>
#include <cmocka.h>

static const DiskEntry *find(Disk *disk, const char *path)
{
    return disk_find(disk, slice_from_string(path), false);
}

static void files_and_folders_are_found(void **state)
{
    Workshop *workshop = *state;
    Disk disk;
    workshop_put("a/b/c.txt", "12345");
    workshop_put("a/.hidden", "");
    disk_init(&disk, &workshop->arena, workshop->root);
    const DiskEntry *file = find(&disk, "a/b/c.txt");
    assert_non_null(file);
    assert_int_equal(file->kind, DISK_FILE);
    assert_int_equal(file->size, 5);
    assert_true(slice_is(file->path, "a/b/c.txt"));
    assert_int_equal(find(&disk, "a/b")->kind, DISK_FOLDER);
    assert_int_equal(find(&disk, "")->kind, DISK_FOLDER);
    assert_int_equal(find(&disk, "a/.hidden")->kind, DISK_FILE);
    assert_null(find(&disk, "a/x"));
    assert_null(find(&disk, "a/b/c.txt/d"));
    assert_null(find(&disk, "x/y/z"));
}

static void case_counts_unless_it_is_folded(void **state)
{
    Workshop *workshop = *state;
    Disk disk;
    workshop_put("Images/Logo.PNG", "");
    disk_init(&disk, &workshop->arena, workshop->root);
    assert_null(find(&disk, "images/logo.png"));
    const DiskEntry *file = disk_find(&disk, SLICE("images/logo.png"), true);
    assert_non_null(file);
    assert_true(slice_is(file->path, "Images/Logo.PNG"));
}

static void links_are_followed_inside_the_project_only(void **state)
{
    Workshop *workshop = *state;
    Disk disk;
    workshop_put("in/real/a.txt", "abc");
    workshop_put("out/secret.txt", "");
    assert_int_equal(symlink("real/a.txt", "in/file"), 0);
    assert_int_equal(symlink("real", "in/folder"), 0);
    assert_int_equal(symlink("../out", "in/outside"), 0);
    assert_int_equal(symlink("../out/secret.txt", "in/outside.txt"), 0);
    assert_int_equal(symlink("/etc/passwd", "in/absolute"), 0);
    assert_int_equal(symlink("loop", "in/loop"), 0);
    assert_int_equal(symlink("nowhere", "in/dangling"), 0);
    disk_init(&disk, &workshop->arena,
              arena_format(&workshop->arena, "%.*s/in", SLICE_PRINT(workshop->root)));
    assert_int_equal(find(&disk, "file")->kind, DISK_FILE);
    assert_int_equal(find(&disk, "file")->size, 3);
    assert_true(slice_is(find(&disk, "file")->real, "real/a.txt"));
    assert_true(slice_is(find(&disk, "folder/a.txt")->real, "real/a.txt"));
    assert_true(slice_is(find(&disk, "folder/a.txt")->path, "folder/a.txt"));
    assert_int_equal(find(&disk, "outside")->kind, DISK_OUTSIDE);
    assert_null(find(&disk, "outside/secret.txt"));
    assert_int_equal(find(&disk, "outside.txt")->kind, DISK_OUTSIDE);
    assert_int_equal(find(&disk, "absolute")->kind, DISK_OUTSIDE);
    assert_int_equal(find(&disk, "loop")->kind, DISK_OTHER);
    assert_int_equal(find(&disk, "dangling")->kind, DISK_OTHER);
}

static void what_is_no_file_is_something_else(void **state)
{
    Workshop *workshop = *state;
    Disk disk;
    assert_int_equal(mkfifo("pipe", 0600), 0);
    disk_init(&disk, &workshop->arena, workshop->root);
    assert_int_equal(find(&disk, "pipe")->kind, DISK_OTHER);
}

static void a_root_that_is_not_there_holds_nothing(void **state)
{
    Workshop *workshop = *state;
    Disk disk;
    disk_init(&disk, &workshop->arena, SLICE("/nowhere/at/all"));
    assert_null(find(&disk, "a.txt"));
    assert_int_equal(find(&disk, "")->kind, DISK_OTHER);
    size_t budget = NEAREST_BUDGET;
    assert_int_equal(disk_find_nearest(&disk, SLICE("a.txt"), &budget).size, 0);
}

static void names_of_any_bytes_do_no_harm(void **state)
{
    Workshop *workshop = *state;
    Disk disk;
    workshop_put("a/\xFF\n\"<.txt", "");
    disk_init(&disk, &workshop->arena, workshop->root);
    assert_int_equal(find(&disk, "a/\xFF\n\"<.txt")->kind, DISK_FILE);
    assert_null(disk_find(&disk, SLICE("a\0b"), true));
    assert_null(find(&disk, ".."));
    assert_null(find(&disk, "a/../a"));
}

static void the_nearest_has_the_same_extension(void **state)
{
    Workshop *workshop = *state;
    Disk disk;
    size_t budget = NEAREST_BUDGET;
    workshop_put("a/diagram.svg", "");
    workshop_put("a/diagram.png", "");
    workshop_put("a/other.png", "");
    disk_init(&disk, &workshop->arena, workshop->root);
    assert_true(
        slice_is(disk_find_nearest(&disk, SLICE("a/diagrm.png"), &budget), "a/diagram.png"));
    assert_int_equal(disk_find_nearest(&disk, SLICE("a/diagram.jpg"), &budget).size, 0);
    assert_int_equal(disk_find_nearest(&disk, SLICE("b/diagram.png"), &budget).size, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, workshop_open, workshop_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_and_folders_are_found),
        TEST(case_counts_unless_it_is_folded),
        TEST(links_are_followed_inside_the_project_only),
        TEST(what_is_no_file_is_something_else),
        TEST(a_root_that_is_not_there_holds_nothing),
        TEST(names_of_any_bytes_do_no_harm),
        TEST(the_nearest_has_the_same_extension),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
