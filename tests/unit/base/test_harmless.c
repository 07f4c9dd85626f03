#include "base/harmless.h"

#include <setjmp.h>
#include <cmocka.h>

static void expect(const char *text, const char *shown)
{
    Arena arena;
    Buffer out;

    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    harmless_add(&out, slice_from_string(text));
    assert_string_equal(arena_string(&arena, buffer_slice(&out)), shown);
    arena_free(&arena);
}

static void text_stays_as_it_is(void **state)
{
    (void)state;
    expect("", "");
    expect("a <b> 100 % ü 中 🌍", "a <b> 100 % ü 中 🌍");
}

static void controls_are_replaced(void **state)
{
    (void)state;
    expect("a\tb", "a b");
    expect("\033[31m", "\xEF\xBF\xBD[31m");
    expect("a\r\nb\x7F", "a\xEF\xBF\xBD\xEF\xBF\xBD"
                         "b\xEF\xBF\xBD");
    expect("\xC2\x9B", "\xEF\xBF\xBD"); /* the control sequence introducer of ECMA-48 */
}

static void changes_of_direction_are_replaced(void **state)
{
    (void)state;
    expect("a\xE2\x80\xAE"
           "b\xE2\x81\xA6",
           "a\xEF\xBF\xBD"
           "b\xEF\xBF\xBD");
    /* A right-to-left letter is no such change. */
    expect("\xD7\x90", "\xD7\x90");
}

static void invalid_bytes_are_replaced(void **state)
{
    (void)state;
    expect("a\xFFz", "a\xEF\xBF\xBDz");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_stays_as_it_is),
        cmocka_unit_test(controls_are_replaced),
        cmocka_unit_test(changes_of_direction_are_replaced),
        cmocka_unit_test(invalid_bytes_are_replaced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
