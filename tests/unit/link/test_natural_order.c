#include "link/natural_order.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

/* Each comes before the next. */
static const Slice sorted[] = {
    SLICE_INIT(""),
    SLICE_INIT("01"),
    SLICE_INIT("1"),
    SLICE_INIT("1-a"),
    SLICE_INIT("1-b"),
    SLICE_INIT("2"),
    SLICE_INIT("02-a"),
    SLICE_INIT("2-b"),
    SLICE_INIT("10"),
    SLICE_INIT("99999999999999999999"),
    SLICE_INIT("100000000000000000000"),
    SLICE_INIT("A"),
    SLICE_INIT("a"),
    SLICE_INIT("a-1"),
    SLICE_INIT("a-2"),
    SLICE_INIT("A-10"),
    SLICE_INIT("ab"),
    SLICE_INIT("B"),
    SLICE_INIT("v1.2.9"),
    SLICE_INIT("v1.2.10"),
    SLICE_INIT("\xC3\xA4"),
};

static void names_are_in_the_order_of_people(void **state)
{
    (void)state;
    size_t count = sizeof sorted / sizeof *sorted;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            int order = natural_order_compare(sorted[i], sorted[j]);
            if ((order > 0) - (order < 0) != (i > j) - (i < j)) {
                fail_msg("\"%.*s\" and \"%.*s\"", SLICE_PRINT(sorted[i]), SLICE_PRINT(sorted[j]));
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_in_the_order_of_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
