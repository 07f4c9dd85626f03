#include "document/node.h"
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

static Node *new_node(NodeKind kind)
{
    return node_new(&arena, kind, (Span){1, 2});
}

/* The texts of the children, after checking every pointer among them. */
static const char *children_of(const Node *parent)
{
    Buffer text;
    const Node *previous = NULL;

    buffer_init(&text, &arena);
    for (const Node *child = parent->first; child != NULL; child = child->next) {
        assert_ptr_equal(child->parent, parent);
        assert_ptr_equal(child->previous, previous);
        buffer_add(&text, child->text);
        previous = child;
    }
    assert_ptr_equal(parent->last, previous);
    return arena_string(&arena, buffer_slice(&text));
}

static Node *new_str(const char *text)
{
    Node *node = new_node(NODE_STR);

    node->text = slice_from_string(text);
    return node;
}

static void new_node_is_alone_and_has_its_span(void **state)
{
    const Node *node = new_node(NODE_HEADER);

    (void)state;
    assert_int_equal(node->kind, NODE_HEADER);
    assert_int_equal(node->span.start, 1);
    assert_int_equal(node->span.end, 2);
    assert_null(node->parent);
    assert_null(node->next);
    assert_null(node->first);
    assert_null(node->attributes);
}

static void children_stand_where_they_were_put(void **state)
{
    Node *parent = new_node(NODE_PARA);
    Node *b = new_str("b");
    Node *d = new_str("d");

    (void)state;
    assert_string_equal(children_of(parent), "");
    node_append(parent, b);
    node_append(parent, d);
    assert_string_equal(children_of(parent), "bd");
    node_prepend(parent, new_str("a"));
    assert_string_equal(children_of(parent), "abd");
    node_insert_after(b, new_str("c"));
    node_insert_after(d, new_str("e"));
    assert_string_equal(children_of(parent), "abcde");
}

static void first_child_may_be_prepended(void **state)
{
    Node *parent = new_node(NODE_PARA);

    (void)state;
    node_prepend(parent, new_str("a"));
    assert_string_equal(children_of(parent), "a");
}

static void unlinked_nodes_leave_no_trace(void **state)
{
    static const struct {
        const char *unlinked;
        const char *rest;
    } cases[] = {{"a", "bc"}, {"b", "ac"}, {"c", "ab"}, {"abc", ""}, {"cba", ""}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Node *parent = new_node(NODE_PARA);
        Node *nodes[3] = {new_str("a"), new_str("b"), new_str("c")};

        for (size_t j = 0; j < 3; j++) {
            node_append(parent, nodes[j]);
        }
        for (const char *at = cases[i].unlinked; *at != '\0'; at++) {
            node_unlink(nodes[*at - 'a']);
            assert_null(nodes[*at - 'a']->parent);
            assert_null(nodes[*at - 'a']->next);
            assert_null(nodes[*at - 'a']->previous);
        }
        assert_string_equal(children_of(parent), cases[i].rest);
    }
    node_unlink(new_str("alone"));
}

static void unlinked_node_may_be_put_elsewhere_with_its_children(void **state)
{
    const Tree *tree = tree_from_notation(&arena, "(BlockQuote (Para \"a\")) (BlockQuote)", "");
    Node *paragraph = tree->root->first->first;

    (void)state;
    node_unlink(paragraph);
    node_append(tree->root->last, paragraph);
    assert_null(tree->root->first->first);
    assert_ptr_equal(tree->root->last->first, paragraph);
    assert_string_equal(children_of(paragraph), "a");
}

static const char *const sample =
    "(BlockQuote (Para \"a\" (Emph \"b\") \"c\") (HorizontalRule)) (Para)";

static void every_node_below_the_root_is_walked_in_document_order(void **state)
{
    static const char *const order[] = {"Document", "BlockQuote", "Para",           "Str", "Emph",
                                        "Str",      "Str",        "HorizontalRule", "Para"};
    const Tree *tree = tree_from_notation(&arena, sample, "");
    size_t count = 0;

    (void)state;
    for (const Node *node = tree->root; node != NULL; node = node_next(node, tree->root)) {
        assert_string_equal(node_kind_name((NodeKind)node->kind), order[count]);
        count++;
    }
    assert_int_equal(count, sizeof order / sizeof order[0]);
}

static void walk_ends_at_its_root_though_there_is_more_behind(void **state)
{
    const Tree *tree = tree_from_notation(&arena, sample, "");
    const Node *quote = tree->root->first;
    const Node *rule = quote->last;

    (void)state;
    assert_null(node_next(rule, quote));
    assert_null(node_skip(quote, quote));
    assert_ptr_equal(node_next(rule, tree->root), tree->root->last);
    assert_null(node_next(rule, rule));
}

static void skipping_goes_on_behind_a_subtree(void **state)
{
    const Tree *tree = tree_from_notation(&arena, sample, "");
    const Node *quote = tree->root->first;

    (void)state;
    assert_ptr_equal(node_skip(quote, tree->root), quote->next);
    assert_ptr_equal(node_skip(quote->first, tree->root), quote->last);
    assert_null(node_skip(tree->root->last, tree->root));
}

/* "+" and "-" for entering and leaving, then the first letter of the kind; kinds in `skipped` are not gone into. */
static const char *steps_of(Node *root, const char *skipped)
{
    Buffer steps;
    NodeWalk walk;

    buffer_init(&steps, &arena);
    node_walk_init(&walk, root);
    while (node_walk_next(&walk)) {
        char letter = node_kind_name((NodeKind)walk.node->kind)[0];

        buffer_add_byte(&steps, walk.entering ? '+' : '-');
        buffer_add_byte(&steps, letter);
        if (walk.entering && strchr(skipped, letter)) {
            node_walk_skip(&walk);
        }
    }
    assert_false(node_walk_next(&walk));
    assert_null(walk.node);
    return arena_string(&arena, buffer_slice(&steps));
}

static void walk_enters_and_leaves_each_node_once(void **state)
{
    const Tree *tree = tree_from_notation(&arena, sample, "");

    (void)state;
    assert_string_equal(steps_of(tree->root, ""), "+D+B+P+S-S+E+S-S-E+S-S-P+H-H-B+P-P-D");
    assert_string_equal(steps_of(tree->root->last, ""), "+P-P");
}

static void skipped_node_is_left_without_its_children(void **state)
{
    const Tree *tree = tree_from_notation(&arena, sample, "");

    (void)state;
    assert_string_equal(steps_of(tree->root, "P"), "+D+B+P-P+H-H-B+P-P-D");
    assert_string_equal(steps_of(tree->root, "D"), "+D-D");
    assert_string_equal(steps_of(tree->root, "ES"), "+D+B+P+S-S+E-E+S-S-P+H-H-B+P-P-D");
}

static void deep_trees_are_walked_without_recursion(void **state)
{
    enum { DEPTH = 200000 };
    Node *root = new_node(NODE_DOCUMENT);
    Node *at = root;
    NodeWalk walk;
    size_t steps = 0;
    size_t nodes = 0;

    (void)state;
    for (size_t i = 0; i < DEPTH; i++) {
        Node *child = new_node(NODE_BLOCK_QUOTE);

        node_append(at, child);
        at = child;
    }
    node_walk_init(&walk, root);
    while (node_walk_next(&walk)) {
        steps++;
    }
    for (const Node *node = root; node != NULL; node = node_next(node, root)) {
        nodes++;
    }
    assert_int_equal(nodes, DEPTH + 1);
    assert_int_equal(steps, 2 * (DEPTH + 1));
}

static void each_kind_has_a_name_and_is_block_or_inline(void **state)
{
    (void)state;
    for (int kind = 0; kind < NODE_KIND_COUNT; kind++) {
        const Node *node = new_node((NodeKind)kind);

        assert_true(strlen(node_kind_name((NodeKind)kind)) > 2);
        assert_int_not_equal(node_is_block(node), node_is_inline(node));
        assert_int_equal(node_is_block(node), kind <= NODE_CITATION_SUFFIX);
    }
}

static void alerts_have_a_class_and_a_title(void **state)
{
    (void)state;
    assert_string_equal(alert_class(ALERT_NOTE), "note");
    assert_string_equal(alert_title(ALERT_NOTE), "Note");
    assert_string_equal(alert_class(ALERT_CAUTION), "caution");
    assert_string_equal(alert_title(ALERT_CAUTION), "Caution");
    assert_string_equal(alert_class(ALERT_NONE), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(new_node_is_alone_and_has_its_span, set_up, tear_down),
        cmocka_unit_test_setup_teardown(children_stand_where_they_were_put, set_up, tear_down),
        cmocka_unit_test_setup_teardown(first_child_may_be_prepended, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unlinked_nodes_leave_no_trace, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unlinked_node_may_be_put_elsewhere_with_its_children,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_node_below_the_root_is_walked_in_document_order,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(walk_ends_at_its_root_though_there_is_more_behind, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(skipping_goes_on_behind_a_subtree, set_up, tear_down),
        cmocka_unit_test_setup_teardown(walk_enters_and_leaves_each_node_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(skipped_node_is_left_without_its_children, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(deep_trees_are_walked_without_recursion, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_kind_has_a_name_and_is_block_or_inline, set_up,
                                        tear_down),
        cmocka_unit_test(alerts_have_a_class_and_a_title),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
