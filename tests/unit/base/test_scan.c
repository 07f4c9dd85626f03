#include "base/scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void byte_is_read_when_it_is_one_of_those_asked_for(void **state)
{
    (void)state;
    Slice text = SLICE("-x\0");
    assert_false(scan_byte(&text, "+:"));
    assert_int_equal(text.size, 3);
    assert_true(scan_byte(&text, "+-"));
    assert_true(scan_byte(&text, "x"));
    assert_false(scan_byte(&text, "x")); /* a NUL is none of them */
    assert_int_equal(text.size, 1);
}

static void nothing_is_read_from_an_empty_text(void **state)
{
    (void)state;
    Slice text = {NULL, 0};
    int number;
    assert_false(scan_byte(&text, "x"));
    assert_false(scan_number(&text, 1, 9, &number));
    assert_true(scan_number(&text, 0, 9, &number));
    assert_int_equal(number, 0);
}

static void number_ends_after_its_most_digits(void **state)
{
    (void)state;
    Slice text = SLICE("20260119x");
    int number;
    assert_true(scan_number(&text, 4, 4, &number));
    assert_int_equal(number, 2026);
    assert_true(scan_number(&text, 1, 2, &number));
    assert_int_equal(number, 1);
    assert_true(scan_number(&text, 1, 9, &number));
    assert_int_equal(number, 19);
    assert_true(slice_is(text, "x"));
}

static void number_with_too_few_digits_is_not_read(void **state)
{
    (void)state;
    Slice text = SLICE("1x");
    int number = -7;
    assert_false(scan_number(&text, 2, 2, &number));
    assert_int_equal(number, -7);
    assert_true(slice_is(text, "1x"));
}

static void nine_digits_fit(void **state)
{
    (void)state;
    Slice text = SLICE("9999999999");
    int number;
    assert_true(scan_number(&text, 1, 9, &number));
    assert_int_equal(number, 999999999);
    assert_true(slice_is(text, "9"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(byte_is_read_when_it_is_one_of_those_asked_for),
        cmocka_unit_test(nothing_is_read_from_an_empty_text),
        cmocka_unit_test(number_ends_after_its_most_digits),
        cmocka_unit_test(number_with_too_few_digits_is_not_read),
        cmocka_unit_test(nine_digits_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
