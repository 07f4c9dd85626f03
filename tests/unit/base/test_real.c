#include "base/real.h"

#include <float.h>
#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

static const char *written(Arena *arena, void (*write)(Buffer *out, double value), double value)
{
    Buffer out;

    buffer_init(&out, arena);
    write(&out, value);
    return arena_string(arena, buffer_slice(&out));
}

/* Haskell's texts were printed by GHC. */
static void reals_have_the_fewest_digits(void **state)
{
    static const struct {
        double value;
        const char *json;
        const char *haskell;
    } cases[] = {
        {0, "0", "0.0"},
        {1, "1", "1.0"},
        {-12, "-12", "-12.0"},
        {0.5, "0.5", "0.5"},
        {0.1, "0.1", "0.1"},
        {0.05, "5e-2", "5.0e-2"},
        {5.555555555555555e-2, "5.555555555555555e-2", "5.555555555555555e-2"},
        {1.0 / 3, "0.3333333333333333", "0.3333333333333333"},
        {1234.5, "1234.5", "1234.5"},
        {9999999, "9999999", "9999999.0"},
        {1e7, "1e7", "1.0e7"},
        {DBL_MAX, "1.7976931348623157e308", "1.7976931348623157e308"},
        {5e-324, "5e-324", "5.0e-324"},
    };
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(written(&arena, real_write, cases[i].value), cases[i].json);
        assert_string_equal(written(&arena, real_write_haskell, cases[i].value), cases[i].haskell);
    }
    arena_free(&arena);
}

static void what_is_written_is_read_again(void **state)
{
    uint64_t random = 88172645463325252u;
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    for (int i = 0; i < 20000; i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;

        double value = (double)(random >> 12) / (double)(1u << i % 31);
        double again = -1;

        assert_true(real_parse(slice_from_string(written(&arena, real_write, value)), &again));
        assert_true(value == again);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

static void what_is_no_number_of_json_is_refused(void **state)
{
    static const char *const texts[] = {"", "1.", ".5", "0x10", "inf", "nan", "1e999", "1 ", "01"};
    double value;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_false(real_parse(slice_from_string(texts[i]), &value));
    }
    assert_true(real_parse(SLICE("-1.5e-3"), &value));
    assert_true(value == -1.5e-3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reals_have_the_fewest_digits),
        cmocka_unit_test(what_is_written_is_read_again),
        cmocka_unit_test(what_is_no_number_of_json_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
