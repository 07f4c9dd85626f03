#include "front_matter/schema_number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static SchemaNumber number_of(Arena *arena, const char *text)
{
    Value value = {.kind = VALUE_FLOAT, .text = slice_from_string(text)};

    return schema_number_read(arena, &value);
}

static int sign(int order)
{
    return (order > 0) - (order < 0);
}

static void numbers_compare_by_their_worth(void **state)
{
    static const struct {
        const char *smaller;
        const char *greater;
    } pairs[] = {
        {"-1", "0"},
        {"0", "1e-400"},
        {"9.99", "10"},
        {"-10", "-9.99"},
        {"1e400", ".inf"},
        {"-.inf", "-1e400"},
        {"9007199254740992", "9007199254740993"},
        {"0.1", "0.10000000000000000001"},
        {"0xFF", "256"},
        {"0o17", "16"},
        {"1e3", "1001"},
        {"99", "1e2"},
        {"12", "123"},
        {"-.inf", ".inf"},
    };
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        SchemaNumber a = number_of(&arena, pairs[i].smaller);
        SchemaNumber b = number_of(&arena, pairs[i].greater);

        if (sign(schema_number_compare(&a, &b)) != -1 || sign(schema_number_compare(&b, &a)) != 1) {
            fail_msg("%s and %s", pairs[i].smaller, pairs[i].greater);
        }
        assert_false(schema_number_equals(&a, &b));
        assert_true(schema_number_equals(&a, &a));
    }
    arena_free(&arena);
}

static void equal_numbers_have_equal_hashes(void **state)
{
    static const char *const same[] = {"10", "1e1", "10.0", "+10", "0x0A", "100e-1", "010"};
    static const char *const zeros[] = {"0", "-0", "0.0", "0e5", "-.0"};
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < 7; i++) {
        SchemaNumber a = number_of(&arena, same[0]);
        SchemaNumber b = number_of(&arena, same[i]);

        assert_true(schema_number_equals(&a, &b));
        assert_int_equal(schema_number_hash(&a), schema_number_hash(&b));
    }
    for (size_t i = 0; i < 5; i++) {
        SchemaNumber a = number_of(&arena, zeros[0]);
        SchemaNumber b = number_of(&arena, zeros[i]);

        assert_true(schema_number_equals(&a, &b));
        assert_int_equal(schema_number_hash(&a), schema_number_hash(&b));
    }
    SchemaNumber nan = number_of(&arena, ".NaN");

    assert_false(schema_number_equals(&nan, &nan));
    arena_free(&arena);
}

static void multiples_are_exact(void **state)
{
    static const struct {
        const char *number;
        const char *divisor;
        bool is_multiple;
    } examples[] = {
        {"0.3", "0.1", true},
        {"0.0075", "0.0001", true},
        {"0.00751", "0.0001", false},
        {"4.5", "1.5", true},
        {"35", "1.5", false},
        {"1e308", "0.5", true},
        {"1e308", "0.123456789", false},
        {"1e-8", "1e-9", true},
        {"12391239123", "1e-8", true},
        {"9007199254740993", "2", false},
        {"100", "1e3", false},
        {"0", "7", true},
        {"-21", "7", true},
        {".inf", "7", false},
        {"12345678901234567890", "12345678901234567890", true},
    };
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        SchemaNumber number = number_of(&arena, examples[i].number);
        SchemaNumber divisor = number_of(&arena, examples[i].divisor);

        if (schema_number_is_multiple(&number, &divisor) != examples[i].is_multiple) {
            fail_msg("%s and %s", examples[i].number, examples[i].divisor);
        }
    }
    arena_free(&arena);
}

static void counts_are_whole_and_not_too_large(void **state)
{
    static const struct {
        const char *text;
        bool is_count;
        uint64_t count;
    } examples[] = {
        {"2", true, 2},         {"2.0", true, 2},
        {"1e3", true, 1000},    {"-1", false, 0},
        {"1.5", false, 0},      {"-0", true, 0},
        {"1e999999", false, 0}, {"999999999999999999", true, 999999999999999999},
        {".inf", false, 0},     {"0", true, 0},
    };
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        SchemaNumber number = number_of(&arena, examples[i].text);
        uint64_t count;

        assert_int_equal(schema_number_to_count(&number, &count), examples[i].is_count);
        if (examples[i].is_count) {
            assert_int_equal(count, examples[i].count);
        }
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_compare_by_their_worth),
        cmocka_unit_test(equal_numbers_have_equal_hashes),
        cmocka_unit_test(multiples_are_exact),
        cmocka_unit_test(counts_are_whole_and_not_too_large),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
