#include "document/view.h"
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

static ViewNode *sample(void)
{
    ViewNode *root = view_new(&arena, VIEW_DOCUMENT, NULL);
    ViewNode *paragraph = view_add(&arena, root, VIEW_PARA, NULL);

    view_add(&arena, paragraph, VIEW_STR, NULL);
    view_add(&arena, view_add(&arena, paragraph, VIEW_EMPH, NULL), VIEW_SPACE, NULL);
    view_add(&arena, root, VIEW_HORIZONTAL_RULE, NULL);
    return root;
}

static const char *steps_of(ViewNode *root, int skipped)
{
    Buffer steps;
    ViewWalk walk;

    buffer_init(&steps, &arena);
    view_walk_init(&walk, root);
    while (view_walk_next(&walk)) {
        const char *name = view_kind_name((ViewKind)walk.node->kind);

        buffer_add_format(&steps, "%c%.2s ", walk.entering ? '+' : '-', name);
        if (walk.entering && walk.node->kind == skipped) {
            view_walk_skip(&walk);
        }
    }
    assert_false(view_walk_next(&walk));
    return arena_string(&arena, buffer_slice(&steps));
}

static void walk_enters_and_leaves_each_node_once(void **state)
{
    (void)state;
    assert_string_equal(steps_of(sample(), -1), "+ +Pa +St -St +Em +Sp -Sp -Em -Pa +Ho -Ho - ");
}

static void walk_ends_at_its_root(void **state)
{
    (void)state;
    assert_string_equal(steps_of(sample()->first->last, -1), "+Em +Sp -Sp -Em ");
}

static void skipped_node_is_left_without_its_children(void **state)
{
    (void)state;
    assert_string_equal(steps_of(sample(), VIEW_PARA), "+ +Pa -Pa +Ho -Ho - ");
    assert_string_equal(steps_of(sample(), VIEW_STR),
                        "+ +Pa +St -St +Em +Sp -Sp -Em -Pa +Ho -Ho - ");
}

static void added_nodes_follow_each_other(void **state)
{
    const ViewNode *root = sample();

    (void)state;
    assert_ptr_equal(root->first->parent, root);
    assert_ptr_equal(root->first->next, root->last);
    assert_null(root->last->next);
    assert_null(root->parent);
}

static void kinds_are_blocks_inlines_or_neither(void **state)
{
    (void)state;
    for (int kind = 0; kind < VIEW_KIND_COUNT; kind++) {
        const ViewNode *node = view_new(&arena, (ViewKind)kind, NULL);

        assert_int_equal(view_is_block(node), kind < VIEW_STR);
        assert_int_equal(view_is_inline(node), kind >= VIEW_STR && kind < VIEW_DOCUMENT);
        assert_non_null(view_kind_name((ViewKind)kind));
    }
    assert_string_equal(view_kind_name(VIEW_TABLE_CELL), "Cell");
    assert_string_equal(view_kind_name(VIEW_META_BOOLEAN), "MetaBool");
    assert_string_equal(view_kind_name(VIEW_LIST_ITEM), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(walk_enters_and_leaves_each_node_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(walk_ends_at_its_root, set_up, tear_down),
        cmocka_unit_test_setup_teardown(skipped_node_is_left_without_its_children, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(added_nodes_follow_each_other, set_up, tear_down),
        cmocka_unit_test_setup_teardown(kinds_are_blocks_inlines_or_neither, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
