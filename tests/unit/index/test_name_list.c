#include "index/name_list.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "unit/sample_findings.h"

static void names_have_numbers_in_order_of_their_first_use(void **state)
{
    Arena arena;
    NameList list;
    (void)state;
    arena_init(&arena, NULL);
    name_list_init(&list, &arena);
    for (unsigned i = 0; i < 2000; i++) {
        Slice name = arena_format(&arena, "name %u", i % 1000);
        assert_int_equal(name_list_get(&list, name), i % 1000 + 1);
    }
    assert_int_equal(name_list_get(&list, (Slice){NULL, 0}), 0);
    assert_int_equal(list.count, 1000);
    sample_assert_slice(list.items[999], "name 999");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_have_numbers_in_order_of_their_first_use),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
