#include "document/rule.h"

#include "unit/manual_page.h"

#include <stddef.h>
#include <stdint.h>

static void every_rule_is_in_the_manual_as_it_is(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);

    ManualPage page = manual_page_read(&arena, "rules.md");

    for (int id = 0; id < RULE_COUNT; id++) {
        const Rule *rule = rule_get((RuleId)id);
        ManualRow row = manual_page_find(&page, rule->id);

        manual_assert_cell(&row, 1, slice_from_string(severity_name(rule->severity)));
        manual_assert_cell(&row, 3, slice_from_string(rule->help));
    }
    arena_free(&arena);
}

static void the_manual_has_no_other_rules(void **state)
{
    Arena arena;
    ManualRow row;
    size_t offset = 0;

    (void)state;
    arena_init(&arena, NULL);

    ManualPage page = manual_page_read(&arena, "rules.md");

    while (manual_page_next(&page, &offset, &row)) {
        /* Tables of fewer columns are about other messages. */
        if (row.count >= 4 && rule_find(row.cells[0]) == NULL) {
            fail_msg("there is no rule \"%.*s\"", SLICE_PRINT(row.cells[0]));
        }
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_is_in_the_manual_as_it_is),
        cmocka_unit_test(the_manual_has_no_other_rules),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
