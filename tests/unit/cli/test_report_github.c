#include "cli/report_github.h"

#include <setjmp.h>
#include <cmocka.h>

typedef void Adder(Buffer *out, Slice text);

static void expect(Adder *add, Slice text, const char *written)
{
    Arena arena;
    Buffer out;

    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    add(&out, text);
    assert_string_equal(arena_string(&arena, buffer_slice(&out)), written);
    arena_free(&arena);
}

static void message_keeps_colons_and_commas(void **state)
{
    (void)state;
    expect(github_add_data, SLICE("a: b, c"), "a: b, c");
    expect(github_add_property, SLICE("a: b, c"), "a%3A b%2C c");
}

static void percent_comes_back(void **state)
{
    (void)state;
    expect(github_add_data, SLICE("100 % %0A %25"), "100 %25 %250A %2525");
    expect(github_add_property, SLICE("%3A"), "%253A");
}

static void lines_end_nowhere(void **state)
{
    (void)state;
    expect(github_add_data, SLICE("a\r\n::error::b"), "a%0D%0A::error::b");
    expect(github_add_property, SLICE("a\n::b"), "a%0A%3A%3Ab");
}

static void controls_are_replaced(void **state)
{
    (void)state;
    expect(github_add_data, SLICE("\033[2J\0"), "\xEF\xBF\xBD[2J\xEF\xBF\xBD");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(message_keeps_colons_and_commas),
        cmocka_unit_test(percent_comes_back),
        cmocka_unit_test(lines_end_nowhere),
        cmocka_unit_test(controls_are_replaced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
