#include "render/integer_circle.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

static void a_sine_is_right_in_each_quarter(void **state)
{
    (void)state;
    assert_int_equal(integer_sine(0), 0);
    assert_in_range(integer_sine(FULL_TURN / 12), 32762, 32768); /* a half */
    assert_int_equal(integer_sine(QUARTER_TURN), 65536);
    assert_int_equal(integer_sine(2 * QUARTER_TURN), 0);
    assert_int_equal(integer_sine(3 * QUARTER_TURN), -65536);
    assert_int_equal(integer_sine(FULL_TURN), 0);
    assert_int_equal(integer_sine(FULL_TURN + QUARTER_TURN), 65536);
}

/* sin² + cos² = 1, as far as straight lines between the table's rows allow. */
static void a_point_is_on_its_circle(void **state)
{
    (void)state;
    for (uint32_t angle = 0; angle < FULL_TURN; angle += 7) {
        Point point = circle_point(100000, angle);
        int64_t square = (int64_t)point.x * point.x + (int64_t)point.y * point.y;

        assert_in_range(square, INT64_C(99980) * 99980, INT64_C(100001) * 100001);
    }
}

static void a_picture_has_no_side_to_which_it_leans(void **state)
{
    (void)state;
    for (uint32_t angle = 0; angle < FULL_TURN; angle += 11) {
        Point here = circle_point(777, angle);
        Point there = circle_point(777, angle + FULL_TURN / 2);

        assert_int_equal(here.x, -there.x);
        assert_int_equal(here.y, -there.y);
    }
}

static void an_arc_sine_is_the_least_angle_that_is_enough(void **state)
{
    (void)state;
    assert_int_equal(integer_arc_sine(5, 5), QUARTER_TURN);
    for (int32_t part = 1; part <= 1000; part += 13) {
        uint32_t angle = integer_arc_sine(part, 1000);

        assert_true((int64_t)integer_sine(angle) * 1000 >= (int64_t)part * 65536);
        assert_true((int64_t)integer_sine(angle - 1) * 1000 < (int64_t)part * 65536);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sine_is_right_in_each_quarter),
        cmocka_unit_test(a_point_is_on_its_circle),
        cmocka_unit_test(a_picture_has_no_side_to_which_it_leans),
        cmocka_unit_test(an_arc_sine_is_the_least_angle_that_is_enough),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
