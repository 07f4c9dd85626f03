#include "document/line_range.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void assert_range(const char *text, uint32_t first, uint32_t last)
{
    LineRange range;
    if (!line_range_read(slice_from_string(text), &range)) {
        fail_msg("\"%s\" is no range", text);
    }
    assert_int_equal(range.first, first);
    assert_int_equal(range.last, last);
}

static void lines_are_written_in_many_ways(void **state)
{
    (void)state;
    assert_range("12", 12, 12);
    assert_range("12-20", 12, 20);
    assert_range("L12", 12, 12);
    assert_range("L12-L20", 12, 20);
    assert_range("L12-20", 12, 20);
    assert_range("3:4", 3, 3);
    assert_range("3:4-5:1", 3, 5);
    assert_range("L12C3-L20C1", 12, 20);
}

static void what_is_wrong_is_read_as_written(void **state)
{
    (void)state;
    assert_range("0", 0, 0);
    assert_range("20-12", 20, 12);
    assert_range("99999999999999999999999", UINT32_MAX, UINT32_MAX);
}

static void other_texts_are_no_lines(void **state)
{
    static const char *const texts[] = {"",    "L",   "x",   "12-",     "-12",    "12-x", "1-2-3",
                                        "12 ", "1,2", "LL1", "setup-1", "L12C3x", "1:",   "1--2"};
    LineRange range;
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (line_range_read(slice_from_string(texts[i]), &range)) {
            fail_msg("\"%s\" is a range", texts[i]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_written_in_many_ways),
        cmocka_unit_test(what_is_wrong_is_read_as_written),
        cmocka_unit_test(other_texts_are_no_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
