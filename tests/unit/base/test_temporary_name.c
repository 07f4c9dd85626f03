#include "base/temporary_name.h"

#include "unit/workshop.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <sys/file.h>
#include <cmocka.h>

static void a_mark_is_known_again(void **state)
{
    char name[60];
    char mark[TEMPORARY_MARK_SIZE];

    (void)state;
    for (int i = 0; i < 50; i++) {
        assert_true(temporary_name_mark(mark));
        snprintf(name, sizeof name, ".a.md%s", mark);
        assert_true(slice_is(temporary_name_origin(slice_from_string(name)), "a.md"));
    }
}

static void other_names_are_not_temporary(void **state)
{
    static const char *const names[] = {"",
                                        ".tmp",
                                        "a.md",
                                        ".abcdef.tmp",
                                        "a.md.abcdef.tmp",
                                        ".a.md.abcde.tmp",
                                        ".a.md.abcde6.tmp",
                                        ".a.md.ABCDEF.tmp",
                                        ".a.mdxabcdef.tmp"};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(temporary_name_origin(slice_from_string(names[i])).size, 0);
    }
}

static bool is_a(void *context, Slice path)
{
    (void)context;
    return slice_ends_with(path, SLICE("docs/a.md"));
}

static void what_nobody_writes_any_more_is_removed(void **state)
{
    (void)state;
    workshop_put("docs/.a.md.abcdef.tmp", "old");
    workshop_put("docs/.a.md.bbbbbb.tmp", "being written");
    workshop_put("docs/.b.md.abcdef.tmp", "not ours");
    workshop_put("docs/a.md", "a");

    int writer = open("docs/.a.md.bbbbbb.tmp", O_WRONLY);

    assert_int_equal(flock(writer, LOCK_EX), 0);
    temporary_name_clean(SLICE("docs"), is_a, NULL);
    assert_false(file_exists(SLICE("docs/.a.md.abcdef.tmp")));
    assert_true(file_exists(SLICE("docs/.a.md.bbbbbb.tmp")));
    assert_true(file_exists(SLICE("docs/.b.md.abcdef.tmp")));
    assert_true(file_exists(SLICE("docs/a.md")));
    close(writer);
    temporary_name_clean(SLICE("nowhere"), is_a, NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, workshop_open, workshop_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_mark_is_known_again),
        TEST(other_names_are_not_temporary),
        TEST(what_nobody_writes_any_more_is_removed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
