#include "check/line_count.h"

#include "base/file.h"
#include "base/path.h"
#include "unit/workshop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

/* -1: they cannot be counted. */
static void assert_count(void **state, const char *path, int wanted)
{
    Workshop *workshop = *state;
    LineCounter counter;
    line_counter_init(&counter, &workshop->arena, workshop->root);
    for (int i = 0; i < 2; i++) { /* the second time from memory */
        uint32_t count;
        bool is_known = line_counter_find(&counter, slice_from_string(path), &count);
        assert_int_equal(is_known ? (int)count : -1, wanted);
    }
}

static void lines_end_in_each_of_three_ways(void **state)
{
    workshop_put("empty", "");
    workshop_put("one", "a");
    workshop_put("unix", "a\nb\n");
    workshop_put("open", "a\nb");
    workshop_put("dos", "a\r\n\r\nb\r\n");
    workshop_put("mac", "a\rb\r");
    workshop_put("mixed", "a\rb\r\nc\n\r");
    assert_count(state, "empty", 0);
    assert_count(state, "one", 1);
    assert_count(state, "unix", 2);
    assert_count(state, "open", 2);
    assert_count(state, "dos", 3);
    assert_count(state, "mac", 2);
    assert_count(state, "mixed", 4);
}

static void what_is_no_text_of_the_project_has_no_lines(void **state)
{
    Workshop *workshop = *state;
    workshop_put("in/a.ts", "a\n");
    assert_int_equal(symlink("a.ts", "in/link.ts"), 0);
    assert_int_equal(symlink("/etc/passwd", "in/outside.ts"), 0);
    assert_int_equal(mkfifo("in/fifo", 0600), 0);
    assert_true(file_write(path_join(&workshop->arena, workshop->root, SLICE("in/binary")),
                           (Slice){"a\n\0\n", 4}, FILE_REPRODUCIBLE, NULL));
    assert_count(state, "in/link.ts", 1);
    assert_count(state, "in/outside.ts", -1);
    assert_count(state, "../in/a.ts", -1);
    assert_count(state, "in/fifo", -1);
    assert_count(state, "in/binary", -1);
    assert_count(state, "in", -1);
    assert_count(state, "none", -1);
}

static void a_huge_file_is_not_read(void **state)
{
    workshop_put("huge", "");
    assert_int_equal(truncate("huge", (8 << 20) + 1), 0);
    assert_count(state, "huge", -1);
}

static void a_file_is_read_once(void **state)
{
    Workshop *workshop = *state;
    LineCounter counter;
    uint32_t count;
    workshop_put("a", "1\n2\n");
    line_counter_init(&counter, &workshop->arena, workshop->root);
    assert_true(line_counter_find(&counter, SLICE("a"), &count));
    assert_int_equal(unlink("a"), 0);
    assert_true(line_counter_find(&counter, SLICE("a"), &count));
    assert_int_equal(count, 2);
    assert_int_equal(counter.read_size, 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, workshop_open, workshop_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lines_end_in_each_of_three_ways),
        TEST(what_is_no_text_of_the_project_has_no_lines),
        TEST(a_huge_file_is_not_read),
        TEST(a_file_is_read_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
