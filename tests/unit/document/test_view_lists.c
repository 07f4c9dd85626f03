#include "document/view_lists.h"
#include "unit/document/tree_notation.h"

#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

static Arena arena;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena, NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static const Node *list_of(const char *notation)
{
    return tree_from_notation(&arena, notation, "")->root->first;
}

static void part_begins_at_the_first_item_and_where_tasks_change(void **state)
{
    const Node *list =
        list_of("(BulletList (ListItem) (ListItem) (ListItem task-open) (ListItem task-done)"
                " (ListItem))");
    static const bool begins[] = {true, false, true, false, true};
    size_t i = 0;

    (void)state;
    for (const Node *item = list->first; item != NULL; item = item->next) {
        assert_int_equal(item_begins_part(item), begins[i++]);
    }
}

static void ordered_list_has_one_part(void **state)
{
    const Node *list = list_of("(OrderedList (ListItem) (ListItem task-open) (ListItem))");

    (void)state;
    assert_true(item_begins_part(list->first));
    assert_false(item_begins_part(list->first->next));
    assert_false(item_begins_part(list->last));
}

typedef struct TightCase {
    const char *list;
    const char *source;
    bool is_tight; /* the part of its last item */
} TightCase;

static void part_is_tight_when_no_blank_line_stands_in_it(void **state)
{
    static const TightCase cases[] = {
        {"(BulletList tight (ListItem))", "- a\n", true},
        {"(BulletList (ListItem) (ListItem))", "- a\n\n- b\n", false},
        /* A blank line before the part does not count. */
        {"(BulletList (ListItem at=0-3 (Para at=2-3)) (ListItem task-open at=5-12 (Para at=11-12))"
         " (ListItem task-open at=13-20 (Para at=19-20)))",
         "- a\n\n- [ ] b\n- [ ] c\n", true},
        /* A blank line between its items does, though the span of the first reaches over it. */
        {"(BulletList (ListItem at=0-3 (Para at=2-3)) (ListItem task-open at=4-13 (Para at=10-11))"
         " (ListItem task-open at=13-20 (Para at=19-20)))",
         "- a\n- [ ] b\n\n- [ ] c\n", false},
        /* … or behind the last item of a list below. */
        {"(BulletList (ListItem at=0-3 (Para at=2-3)) (ListItem task-open at=4-18 (Para at=10-11) "
         "(BulletList at=14-18 (ListItem at=14-17 (Para at=16-17)))) (ListItem task-open at=19-26 "
         "(Para at=25-26)))",
         "- a\n- [ ] b\n  - c\n\n- [ ] d\n", false},
        /* … or between the blocks of an item. */
        {"(BulletList (ListItem at=0-3 (Para at=2-3)) (ListItem task-open at=4-16 (Para at=10-11) "
         "(Para at=15-16)))",
         "- a\n- [ ] b\n\n  c\n", false},
        /* In a quote a blank line has a marker. */
        {"(BulletList (ListItem at=2-5 (Para at=4-5)) (ListItem task-open at=8-15 (Para at=14-15))"
         " (ListItem task-open at=20-27 (Para at=26-27)))",
         "> - a\n> - [ ] b\n>\n> - [ ] c\n", false},
        /* An empty item ends where it begins. */
        {"(BulletList (ListItem at=0-3 (Para at=2-3)) (ListItem task-open at=5-10) (ListItem "
         "task-open at=11-16))",
         "- a\n\n- [ ]\n- [ ]\n", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const Tree *tree = tree_from_notation(&arena, cases[i].list, cases[i].source);
        const Node *first = tree->root->first->last;

        while (!item_begins_part(first)) {
            first = first->previous;
        }
        assert_int_equal(part_is_tight(tree->source, first), cases[i].is_tight);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(part_begins_at_the_first_item_and_where_tasks_change,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(ordered_list_has_one_part, set_up, tear_down),
        cmocka_unit_test_setup_teardown(part_is_tight_when_no_blank_line_stands_in_it, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
