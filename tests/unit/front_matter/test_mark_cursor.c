#include "front_matter/mark_cursor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void offsets_count_bytes_of_code_points(void **state)
{
    (void)state;
    MarkCursor cursor;
    mark_cursor_init(&cursor, SLICE("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z"));
    static const size_t offsets[] = {0, 1, 3, 6, 10, 11};
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(mark_cursor_offset(&cursor, i), offsets[i]);
    }
    for (size_t i = 6; i > 0; i--) {
        assert_int_equal(mark_cursor_offset(&cursor, i - 1), offsets[i - 1]);
    }
    assert_int_equal(mark_cursor_offset(&cursor, 3), 6);
    assert_int_equal(mark_cursor_offset(&cursor, 1), 1);
}

static void offset_stays_in_the_text(void **state)
{
    (void)state;
    MarkCursor cursor;
    mark_cursor_init(&cursor, SLICE("a\xC3\xA9"));
    assert_int_equal(mark_cursor_offset(&cursor, 99), 3);
    assert_int_equal(mark_cursor_offset(&cursor, 0), 0);
    mark_cursor_init(&cursor, SLICE(""));
    assert_int_equal(mark_cursor_offset(&cursor, 1), 0);
    mark_cursor_init(&cursor, SLICE("\x80\x80"));
    assert_int_equal(mark_cursor_offset(&cursor, 1), 2);
    assert_int_equal(mark_cursor_offset(&cursor, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offsets_count_bytes_of_code_points),
        cmocka_unit_test(offset_stays_in_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
