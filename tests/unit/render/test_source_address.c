#include "render/source_address.h"

#include "unit/sample_findings.h"

static void assert_written(void **state, Slice pattern, uint32_t first, uint32_t last,
                           const char *expected)
{
    Arena *arena = &((Sample *)*state)->arena;
    Buffer out;

    buffer_init(&out, arena);
    source_address_write(&out, arena, pattern, SLICE("docs/a {line}.md"), first, last);
    sample_assert_slice(buffer_slice(&out), expected);
}

static void path_and_lines_are_filled_in(void **state)
{
    assert_written(state, SLICE("https://g/{path}#L{line}-L{last_line}"), 3, 9,
                   "https://g/docs/a%20%7Bline%7D.md#L3-L9");
    assert_written(state, SLICE("{last_line}{line}{path}"), 3, 3, "33docs/a%20%7Bline%7D.md");
    assert_written(state, SLICE("no place"), 3, 3, "no place");
}

static void lines_that_are_not_known_yet_are_left(void **state)
{
    assert_written(state, SLICE("{path}#L{line}-L{last_line}"), 0, 0,
                   "docs/a%20%7Bline%7D.md#L{line}-L{last_line}");
}

static void only_a_pattern_with_a_line_leads_to_one(void **state)
{
    (void)state;
    assert_true(source_address_has_line(SLICE("https://g/{path}#L{line}")));
    assert_false(source_address_has_line(SLICE("https://g/{path}#L{last_line}")));
    assert_false(source_address_has_line(SLICE("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(path_and_lines_are_filled_in),
        SAMPLE_TEST(lines_that_are_not_known_yet_are_left),
        cmocka_unit_test(only_a_pattern_with_a_line_leads_to_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
