#include "front_matter/break_mask.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int make_arena(void **state)
{
    static Arena arena;
    arena_init(&arena, NULL);
    *state = &arena;
    return 0;
}

static int free_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static void text_without_breaks_is_not_copied(void **state)
{
    Slice text = SLICE("a: b\r\n\xC3\xA9: \xE2\x80\xA6\n");
    assert_ptr_equal(break_mask_apply(*state, text).data, text.data);
    assert_int_equal(break_mask_apply(*state, SLICE("")).size, 0);
}

static void breaks_are_replaced_and_put_back(void **state)
{
    Slice text = SLICE("\xC2\x85"
                       "a\xE2\x80\xA8\xE2\x80\xA8"
                       "b\xE2\x80\xA9");
    Slice masked = break_mask_apply(*state, text);
    assert_int_equal(masked.size, text.size);
    assert_int_equal(slice_find(masked, SLICE("\xC2\x85"), 0), text.size);
    assert_int_equal(slice_find(masked, SLICE("\xE2\x80"), 0), text.size);
    char *back = arena_string(*state, masked);
    break_mask_undo(back, masked.size);
    assert_memory_equal(back, text.data, text.size);
}

static void text_with_a_stand_in_is_left_alone(void **state)
{
    Slice text = SLICE("a\xE2\x80\xA8 \xEF\xB7\x91");
    assert_ptr_equal(break_mask_apply(*state, text).data, text.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_without_breaks_is_not_copied),
        cmocka_unit_test(breaks_are_replaced_and_put_back),
        cmocka_unit_test(text_with_a_stand_in_is_left_alone),
    };
    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
