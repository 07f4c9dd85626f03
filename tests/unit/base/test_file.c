#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

/* Each test runs in a folder of its own, which is the working folder. */
typedef struct Workshop {
    Arena arena;
    char folder[64];
} Workshop;

static int open_workshop(void **state)
{
    static Workshop workshop;

    arena_init(&workshop.arena, NULL);
    snprintf(workshop.folder, sizeof workshop.folder, "%s/memoc-test-file.XXXXXX", P_tmpdir);
    *state = &workshop;
    return mkdtemp(workshop.folder) && chdir(workshop.folder) == 0 ? 0 : -1;
}

static int close_workshop(void **state)
{
    Workshop *workshop = *state;
    char command[100];

    snprintf(command, sizeof command, "rm -rf %s", workshop->folder);
    arena_free(&workshop->arena);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

static Arena *arena_of(void **state)
{
    return &((Workshop *)*state)->arena;
}

static struct stat status_of(const char *path)
{
    struct stat status;

    assert_int_equal(lstat(path, &status), 0);
    return status;
}

static void assert_holds(void **state, const char *path, const char *expected)
{
    Slice bytes;

    assert_true(file_read(arena_of(state), slice_from_string(path), 0, &bytes));
    assert_true(slice_is(bytes, expected));
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static size_t count_files(const char *path)
{
    DIR *folder = opendir(path);
    size_t count = 0;

    assert_non_null(folder);
    while (readdir(folder)) {
        count++;
    }
    closedir(folder);
    return count - 2;
}

static void assert_read_fails(void **state, Slice path, size_t limit, int error)
{
    Slice bytes;

    errno = 0;
    assert_false(file_read(arena_of(state), path, limit, &bytes));
    assert_int_equal(errno, error);
}

static void assert_write_fails(Slice path, FileWriteMode mode, int error)
{
    bool changed = true;

    errno = 0;
    assert_false(file_write(path, SLICE("new"), mode, &changed));
    assert_int_equal(errno, error);
    assert_false(changed);
}

static void read_gives_all_bytes_and_a_nul_behind(void **state)
{
    static const size_t sizes[] = {0, 1, 62, 63, 64, 4096, 32767, 32768, 65535, 65536, 300000};

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *expected = arena_take(arena_of(state), sizes[i]);
        Slice bytes;

        for (size_t at = 0; at < sizes[i]; at++) {
            expected[at] = (char)(at * 31 % 256);
        }
        assert_true(file_write(SLICE("a"), (Slice){expected, sizes[i]}, FILE_REPRODUCIBLE, NULL));
        assert_true(file_read(arena_of(state), SLICE("a"), 0, &bytes));
        assert_true(slice_equals(bytes, (Slice){expected, sizes[i]}));
        assert_int_equal(bytes.data[bytes.size], '\0');
    }
}

static void read_fails_above_the_limit_only(void **state)
{
    Slice bytes;

    put("a", "12345");
    assert_true(file_read(arena_of(state), SLICE("a"), 5, &bytes));
    assert_int_equal(bytes.size, 5);
    assert_read_fails(state, SLICE("a"), 4, EFBIG);
}

static void read_takes_regular_files_only(void **state)
{
    assert_int_equal(mkfifo("fifo", 0600), 0);
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_int_equal(symlink("loop", "loop"), 0);
    assert_read_fails(state, SLICE("fifo"), 0, EINVAL);
    assert_read_fails(state, SLICE("/dev/zero"), 0, EINVAL);
    assert_read_fails(state, SLICE("folder"), 0, EISDIR);
    assert_read_fails(state, SLICE("missing"), 0, ENOENT);
    assert_read_fails(state, SLICE("loop"), 0, ELOOP);
    assert_read_fails(state, SLICE(""), 0, ENOENT);
}

static void path_is_never_cut(void **state)
{
    char *long_path = arena_take(arena_of(state), PATH_MAX);

    put("a", "secret");
    memset(long_path, '/', PATH_MAX);
    long_path[PATH_MAX - 1] = 'a';
    assert_read_fails(state, SLICE("a\0.md"), 0, EINVAL);
    assert_read_fails(state, (Slice){long_path, PATH_MAX}, 0, ENAMETOOLONG);
    assert_write_fails(SLICE("a\0.md"), FILE_REPRODUCIBLE, EINVAL);
    assert_false(file_exists(SLICE("a\0.md")));
    assert_false(file_remove(SLICE("a\0.md")));
    assert_false(file_make_folder(SLICE("b\0c")));
    assert_holds(state, "a", "secret");
}

/* The kernel says 0 bytes of what stands below /proc, and 4096 of what stands below /sys. */
static void read_does_not_trust_the_size(void **state)
{
    static const char *const paths[] = {"/proc/self/status",
                                        "/sys/kernel/mm/transparent_hugepage/enabled"};

    for (size_t i = 0; i < 2; i++) {
        Slice path = slice_from_string(paths[i]);
        struct stat status;
        Slice bytes;

        if (stat(paths[i], &status) != 0) {
            continue;
        }
        assert_true(file_read(arena_of(state), path, 0, &bytes));
        assert_true(bytes.size > 0 && bytes.size != (size_t)status.st_size);
        assert_int_equal(bytes.data[bytes.size], '\0');
        assert_int_equal(slice_find_byte(bytes, '\0', 0), bytes.size);
    }
}

static void grown_file_is_held_to_the_limit(void **state)
{
    assert_read_fails(state, SLICE("/proc/self/status"), 20, EFBIG);
}

/* A child writes `size` bytes in pieces, the first after a while. */
static int open_slow_pipe(size_t size, int flags, pid_t *child)
{
    int channel[2];

    assert_int_equal(pipe2(channel, flags), 0);
    *child = fork();
    assert_true(*child >= 0);
    if (*child == 0) {
        signal(SIGPIPE, SIG_IGN);
        usleep(20000);
        for (ssize_t count = 0; size > 0 && count >= 0; size -= (size_t)count) {
            count = write(channel[1], "0123456789", size < 10 ? size : 10);
            if (count < 0 && errno == EAGAIN) {
                count = 0;
            }
        }
        _exit(0);
    }
    close(channel[1]);
    return channel[0];
}

static void descriptor_is_read_to_its_end(void **state)
{
    static const int flags[] = {0, O_NONBLOCK};

    for (size_t i = 0; i < 2; i++) {
        pid_t child;
        int descriptor = open_slow_pipe(200003, flags[i], &child);
        Slice bytes;

        assert_true(file_read_descriptor(arena_of(state), descriptor, 200003, &bytes));
        assert_int_equal(bytes.size, 200003);
        assert_true(slice_ends_with(bytes, SLICE("789012")));
        assert_int_equal(bytes.data[bytes.size], '\0');
        close(descriptor);
        waitpid(child, NULL, 0);
    }
}

static void descriptor_is_held_to_the_limit(void **state)
{
    pid_t child;
    int descriptor = open_slow_pipe(2000, 0, &child);
    Slice bytes;

    assert_false(file_read_descriptor(arena_of(state), descriptor, 1999, &bytes));
    assert_int_equal(errno, EFBIG);
    close(descriptor);
    waitpid(child, NULL, 0);
    assert_false(file_read_descriptor(arena_of(state), descriptor, 0, &bytes));
    assert_int_equal(errno, EBADF);
}

static void write_makes_the_file_and_its_folders(void **state)
{
    static const FileWriteMode modes[] = {FILE_REPRODUCIBLE, FILE_PRECIOUS, FILE_NEW};
    static const char *const paths[] = {"a/b/r", "c/d/p", "e/f/n"};

    for (size_t i = 0; i < 3; i++) {
        bool changed = false;

        assert_true(file_write(slice_from_string(paths[i]), SLICE("text"), modes[i], &changed));
        assert_true(changed);
        assert_holds(state, paths[i], "text");
    }
    assert_true(file_write(SLICE("top"), SLICE(""), FILE_PRECIOUS, NULL));
    assert_holds(state, "top", "");
}

static void new_files_have_the_mode_of_the_umask(void **state)
{
    mode_t old = umask(027);

    (void)state;
    assert_true(file_write(SLICE("a"), SLICE("x"), FILE_REPRODUCIBLE, NULL));
    assert_true(file_write(SLICE("b"), SLICE("x"), FILE_NEW, NULL));
    umask(old);
    assert_int_equal(status_of("a").st_mode & 07777, 0640);
    assert_int_equal(status_of("b").st_mode & 07777, 0640);
}

static void same_bytes_leave_the_file_alone(void **state)
{
    static const FileWriteMode modes[] = {FILE_REPRODUCIBLE, FILE_PRECIOUS};
    const struct timespec past[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    const size_t size = 200000;
    char *text = arena_take(arena_of(state), size);

    memset(text, 'x', size);
    for (size_t i = 0; i < 2; i++) {
        bool changed = true;

        assert_true(file_write(SLICE("a"), (Slice){text, size}, modes[i], NULL));
        assert_int_equal(utimensat(AT_FDCWD, "a", past, 0), 0);

        struct stat before = status_of("a");

        assert_true(file_write(SLICE("a"), (Slice){text, size}, modes[i], &changed));
        assert_false(changed);
        assert_int_equal(status_of("a").st_ino, before.st_ino);
        assert_int_equal(status_of("a").st_mtime, 1000);

        text[size - 1]++;
        assert_true(file_write(SLICE("a"), (Slice){text, size}, modes[i], &changed));
        assert_true(changed);
        assert_int_not_equal(status_of("a").st_mtime, 1000);
        assert_true(file_write(SLICE("a"), (Slice){text, size - 1}, modes[i], &changed));
        assert_true(changed);
    }
    assert_int_equal(count_files("."), 1);
}

static void reader_of_the_old_file_keeps_it(void **state)
{
    char text[4] = "";

    (void)state;
    put("a", "old");

    int descriptor = open("a", O_RDONLY);

    assert_true(file_write(SLICE("a"), SLICE("new text"), FILE_PRECIOUS, NULL));
    assert_int_equal(read(descriptor, text, sizeof text), 3);
    assert_string_equal(text, "old");
    close(descriptor);
}

static void precious_keeps_the_mode(void **state)
{
    put("a", "old");
    assert_int_equal(chmod("a", 0604), 0);
    assert_true(file_write(SLICE("a"), SLICE("new"), FILE_PRECIOUS, NULL));
    assert_int_equal(status_of("a").st_mode & 07777, 0604);
    assert_holds(state, "a", "new");
}

static void precious_writes_through_a_link(void **state)
{
    assert_int_equal(mkdir("other", 0700), 0);
    put("other/target", "old");
    assert_int_equal(chmod("other/target", 0640), 0);
    assert_int_equal(symlink("middle", "link"), 0);
    assert_int_equal(symlink("other/target", "middle"), 0);
    assert_true(file_write(SLICE("link"), SLICE("new"), FILE_PRECIOUS, NULL));
    assert_true(S_ISLNK(status_of("link").st_mode));
    assert_true(S_ISLNK(status_of("middle").st_mode));
    assert_true(S_ISREG(status_of("other/target").st_mode));
    assert_int_equal(status_of("other/target").st_mode & 07777, 0640);
    assert_holds(state, "other/target", "new");
    assert_int_equal(count_files("other"), 1);
}

static void precious_fails_on_a_link_to_nothing(void **state)
{
    (void)state;
    assert_int_equal(symlink("missing", "link"), 0);
    assert_write_fails(SLICE("link"), FILE_PRECIOUS, ENOENT);
    assert_int_equal(count_files("."), 1);
}

static void precious_respects_a_file_that_is_read_only(void **state)
{
    put("a", "old");
    chmod("a", 0444);
    if (geteuid() == 0) {
        skip(); /* root may write everything */
    }
    assert_write_fails(SLICE("a"), FILE_PRECIOUS, EACCES);
    assert_holds(state, "a", "old");
}

static void reproducible_replaces_a_link(void **state)
{
    bool changed;

    put("target", "new");
    assert_int_equal(symlink("target", "link"), 0);
    assert_true(file_write(SLICE("link"), SLICE("new"), FILE_REPRODUCIBLE, &changed));
    assert_true(changed);
    assert_true(S_ISREG(status_of("link").st_mode));
    assert_true(file_write(SLICE("link"), SLICE("newer"), FILE_REPRODUCIBLE, NULL));
    assert_holds(state, "target", "new");
}

static void new_fails_when_there_is_anything(void **state)
{
    put("a", "new");
    assert_int_equal(symlink("missing", "link"), 0);
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_write_fails(SLICE("a"), FILE_NEW, EEXIST);
    assert_write_fails(SLICE("link"), FILE_NEW, EEXIST);
    assert_write_fails(SLICE("folder"), FILE_NEW, EEXIST);
    assert_holds(state, "a", "new");
    assert_int_equal(count_files("."), 3);
}

static void write_fails_where_no_file_can_be(void **state)
{
    (void)state;
    put("file", "x");
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_int_equal(mkfifo("fifo", 0600), 0);
    assert_write_fails(SLICE("folder"), FILE_REPRODUCIBLE, EISDIR);
    assert_write_fails(SLICE("folder"), FILE_PRECIOUS, EISDIR);
    assert_write_fails(SLICE("fifo"), FILE_PRECIOUS, EINVAL);
    assert_write_fails(SLICE("file/a"), FILE_REPRODUCIBLE, ENOTDIR);
    assert_int_equal(count_files("."), 3);
    assert_int_equal(count_files("folder"), 0);
}

static void longest_names_can_be_written(void **state)
{
    char name[NAME_MAX + 2];

    memset(name, 'n', sizeof name);
    name[NAME_MAX] = '\0';
    assert_true(file_write(slice_from_string(name), SLICE("x"), FILE_PRECIOUS, NULL));
    assert_holds(state, name, "x");
    name[NAME_MAX] = 'n';
    assert_write_fails((Slice){name, NAME_MAX + 1}, FILE_REPRODUCIBLE, ENAMETOOLONG);
    assert_int_equal(count_files("."), 1);
}

/* A limit on the size of files stands for a full disk: write fails in the middle. */
static void failed_write_leaves_the_old_file_and_nothing_else(void **state)
{
    static const FileWriteMode modes[] = {FILE_REPRODUCIBLE, FILE_PRECIOUS, FILE_NEW};
    static const char *const paths[] = {"a", "a", "b"};
    const size_t size = 100000;
    char *text = arena_take_zeroed(arena_of(state), size);
    struct rlimit limit;

    put("a", "old");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    for (size_t i = 0; i < 3; i++) {
        const struct rlimit small = {50000, limit.rlim_max};

        signal(SIGXFSZ, SIG_IGN);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);

        bool is_written =
            file_write(slice_from_string(paths[i]), (Slice){text, size}, modes[i], NULL);
        int error = errno;

        assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
        signal(SIGXFSZ, SIG_DFL);
        assert_false(is_written);
        assert_int_equal(error, EFBIG);
        assert_holds(state, "a", "old");
        assert_int_equal(count_files("."), 1);
    }
}

static void descriptors_are_all_closed(void **state)
{
    size_t before = count_files("/proc/self/fd");
    Slice bytes;

    assert_int_equal(mkdir("folder", 0700), 0);
    for (int i = 0; i < 3; i++) {
        file_write(SLICE("a"), i == 1 ? SLICE("x") : SLICE("y"), FILE_PRECIOUS, NULL);
        file_write(SLICE("a"), SLICE("y"), FILE_REPRODUCIBLE, NULL);
        file_write(SLICE("a"), SLICE("y"), FILE_NEW, NULL);
        file_write(SLICE("folder"), SLICE("y"), FILE_REPRODUCIBLE, NULL);
        file_read(arena_of(state), SLICE("a"), 0, &bytes);
        file_read(arena_of(state), SLICE("folder"), 0, &bytes);
    }
    assert_int_equal(count_files("/proc/self/fd"), before);
}

static void folders_are_made_with_those_above(void **state)
{
    static const char *const paths[] = {"a", "b/c/d", "b/c", "b//e/", "./f/../g", ""};

    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        assert_true(file_make_folder(slice_from_string(paths[i])));
        assert_true(i == 5 || file_is_folder(slice_from_string(paths[i])));
    }
}

static void folder_cannot_be_where_a_file_is(void **state)
{
    (void)state;
    put("file", "x");
    assert_int_equal(symlink("missing", "link"), 0);
    assert_false(file_make_folder(SLICE("file")));
    assert_int_equal(errno, ENOTDIR);
    assert_false(file_make_folder(SLICE("file/a")));
    assert_int_equal(errno, ENOTDIR);
    assert_false(file_make_folder(SLICE("link")));
}

static void link_to_a_folder_is_a_folder(void **state)
{
    (void)state;
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_int_equal(symlink("folder", "link"), 0);
    assert_true(file_make_folder(SLICE("link")));
    assert_true(file_is_folder(SLICE("link")));
}

static void exists_follows_links(void **state)
{
    (void)state;
    put("a", "x");
    assert_int_equal(symlink("a", "good"), 0);
    assert_int_equal(symlink("missing", "bad"), 0);
    assert_true(file_exists(SLICE("a")));
    assert_true(file_exists(SLICE(".")));
    assert_true(file_exists(SLICE("good")));
    assert_false(file_exists(SLICE("bad")));
    assert_false(file_exists(SLICE("a/b")));
    assert_false(file_is_folder(SLICE("a")));
}

static void remove_is_content_when_there_was_nothing(void **state)
{
    (void)state;
    put("a", "x");
    assert_true(file_remove(SLICE("a")));
    assert_false(file_exists(SLICE("a")));
    assert_true(file_remove(SLICE("a")));
    put("a", "x");
    assert_true(file_remove(SLICE("a/b")));
    assert_true(file_exists(SLICE("a")));
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_false(file_remove(SLICE("folder")));
}

static void real_path_has_no_links(void **state)
{
    Workshop *workshop = *state;
    Slice result;

    assert_int_equal(mkdir("folder", 0700), 0);
    put("folder/a", "x");
    assert_int_equal(symlink("folder", "link"), 0);
    assert_true(file_real_path(&workshop->arena, SLICE("link/../link/./a"), &result));
    assert_true(slice_ends_with(result, SLICE("/folder/a")));
    assert_true(slice_starts_with(result, SLICE("/")));
    assert_false(file_real_path(&workshop->arena, SLICE("missing"), &result));
    assert_int_equal(errno, ENOENT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_workshop, close_workshop)

static void a_mapped_file_stays_when_it_is_replaced(void **state)
{
    Slice mapped;
    Slice empty;

    (void)state;
    assert_true(file_write(SLICE("a"), SLICE("old bytes"), FILE_REPRODUCIBLE, NULL));
    assert_true(file_write(SLICE("empty"), SLICE(""), FILE_REPRODUCIBLE, NULL));
    assert_true(file_map(SLICE("a"), 9, &mapped));
    assert_true(file_map(SLICE("empty"), 0, &empty));
    assert_true(file_write(SLICE("a"), SLICE("new"), FILE_REPRODUCIBLE, NULL));
    assert_true(slice_is(mapped, "old bytes"));
    assert_int_equal(empty.size, 0);
    file_unmap(mapped);
    file_unmap(empty);
}

static void what_cannot_be_mapped_is_told(void **state)
{
    Slice bytes;

    (void)state;
    assert_true(file_write(SLICE("a"), SLICE("bytes"), FILE_REPRODUCIBLE, NULL));
    assert_false(file_map(SLICE("a"), 4, &bytes));
    assert_int_equal(errno, EFBIG);
    assert_false(file_map(SLICE("."), 0, &bytes));
    assert_int_equal(errno, EISDIR);
    assert_false(file_map(SLICE("none"), 0, &bytes));
    assert_int_equal(errno, ENOENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(read_gives_all_bytes_and_a_nul_behind),
        TEST(read_fails_above_the_limit_only),
        TEST(read_takes_regular_files_only),
        TEST(path_is_never_cut),
        TEST(read_does_not_trust_the_size),
        TEST(grown_file_is_held_to_the_limit),
        TEST(descriptor_is_read_to_its_end),
        TEST(descriptor_is_held_to_the_limit),
        TEST(a_mapped_file_stays_when_it_is_replaced),
        TEST(what_cannot_be_mapped_is_told),
        TEST(write_makes_the_file_and_its_folders),
        TEST(new_files_have_the_mode_of_the_umask),
        TEST(same_bytes_leave_the_file_alone),
        TEST(reader_of_the_old_file_keeps_it),
        TEST(precious_keeps_the_mode),
        TEST(precious_writes_through_a_link),
        TEST(precious_fails_on_a_link_to_nothing),
        TEST(precious_respects_a_file_that_is_read_only),
        TEST(reproducible_replaces_a_link),
        TEST(new_fails_when_there_is_anything),
        TEST(write_fails_where_no_file_can_be),
        TEST(longest_names_can_be_written),
        TEST(failed_write_leaves_the_old_file_and_nothing_else),
        TEST(descriptors_are_all_closed),
        TEST(folders_are_made_with_those_above),
        TEST(folder_cannot_be_where_a_file_is),
        TEST(link_to_a_folder_is_a_folder),
        TEST(exists_follows_links),
        TEST(remove_is_content_when_there_was_nothing),
        TEST(real_path_has_no_links),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
