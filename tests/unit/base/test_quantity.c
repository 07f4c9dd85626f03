#include "base/quantity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct Case {
    const char *text;
    uint64_t value;
} Case;

static void sizes_are_read_with_their_unit(void **state)
{
    static const Case cases[] = {
        {"0", 0},
        {"512", 512},
        {"7B", 7},
        {"500MB", 500 * 1000 * 1000},
        {"1GiB", 1 << 30},
        {"1 gib", 1 << 30},
        {"64kb", 64 * 1000},
        {"64KiB", 64 * 1024},
        {"2TiB", UINT64_C(2) << 40},
        {"16777215TiB", UINT64_C(16777215) << 40},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint64_t bytes = 1;

        assert_true(quantity_parse_bytes(slice_from_string(cases[i].text), &bytes));
        assert_int_equal(bytes, cases[i].value);
    }
}

static void times_are_read_with_their_unit(void **state)
{
    static const Case cases[] = {
        {"10", 10},    {"10s", 10},  {"10 s", 10},
        {"2min", 120}, {"1h", 3600}, {"4294967295s", UINT32_MAX},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint32_t seconds = 1;

        assert_true(quantity_parse_seconds(slice_from_string(cases[i].text), &seconds));
        assert_int_equal(seconds, cases[i].value);
    }
}

static void what_is_no_quantity_is_refused(void **state)
{
    static const char *const texts[] = {
        "",
        " ",
        "s",
        "MB",
        "-1s",
        "+1s",
        "1.5GiB",
        "1  GiB",
        " 1s",
        "1s ",
        "10 ",
        "1GiBs",
        "1 0",
        "ten",
        "99999999999999999999",
        "16777216TiB",
    };
    uint64_t bytes;
    uint32_t seconds;

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        assert_false(quantity_parse_bytes(slice_from_string(texts[i]), &bytes));
        assert_false(quantity_parse_seconds(slice_from_string(texts[i]), &seconds));
    }
    assert_false(quantity_parse_seconds(SLICE("4294967296"), &seconds));
    assert_false(quantity_parse_seconds(SLICE("1GiB"), &seconds));
    assert_false(quantity_parse_bytes(SLICE("10s"), &bytes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_are_read_with_their_unit),
        cmocka_unit_test(times_are_read_with_their_unit),
        cmocka_unit_test(what_is_no_quantity_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
