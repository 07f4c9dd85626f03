#include "base/json_tree.h"

#include <stdarg.h>
#include <setjmp.h>
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

static JsonNode *read_tree(void **state, const char *text)
{
    JsonProblem problem;
    JsonNode *root = json_tree_read(*state, slice_from_string(text), &problem);

    assert_non_null(root);
    return root;
}

static void values_have_their_kind_and_text(void **state)
{
    const JsonNode *root =
        read_tree(state, " [null, true, false, -1.10, \"a\\n\\u00e9\", [], {}] ");
    static const JsonKind kinds[] = {JSON_KIND_NULL,   JSON_KIND_BOOLEAN, JSON_KIND_BOOLEAN,
                                     JSON_KIND_NUMBER, JSON_KIND_STRING,  JSON_KIND_ARRAY,
                                     JSON_KIND_OBJECT};
    static const char *const texts[] = {"", "true", "false", "-1.10", "a\n\xC3\xA9", "", ""};
    const JsonNode *node = root->first;

    assert_int_equal(root->kind, JSON_KIND_ARRAY);
    assert_int_equal(root->count, 7);
    for (size_t i = 0; i < 7; i++, node = node->next) {
        assert_int_equal(node->kind, kinds[i]);
        assert_true(slice_is(node->text, texts[i]));
        assert_ptr_equal(node->parent, root);
    }
    assert_null(node);
    assert_int_equal(root->offset, 1);
    assert_int_equal(root->first->next->offset, 8);
}

static void members_have_keys_in_the_order_of_the_text(void **state)
{
    const JsonNode *root =
        read_tree(state, "{\"b\": {\"x\": \"y\"}, \"a\\t\": [\"k\", 2], \"\": 3, \"b\": 4}");

    assert_int_equal(root->count, 4);
    assert_true(slice_is(root->first->key, "b"));
    assert_true(slice_is(root->first->next->key, "a\t"));
    assert_true(slice_is(json_tree_find(root, "b")->text, "4"));
    assert_true(slice_is(json_tree_find(root, "")->text, "3"));
    assert_true(slice_is(json_tree_find(root->first, "x")->text, "y"));
    assert_int_equal(json_tree_find(root, "a\t")->first->key.size, 0);
    assert_null(json_tree_find(root, "c"));
    assert_null(json_tree_find(json_tree_find(root, "a\t"), "k"));
}

static void integers_are_read_within_their_range(void **state)
{
    static const struct {
        const char *text;
        bool is_integer;
        int32_t value;
    } cases[] = {
        {"0", true, 0},
        {"-3", true, -3},
        {"2147483647", true, INT32_MAX},
        {"2147483648", false, 0},
        {"1.0", false, 0},
        {"1e2", false, 0},
        {"\"1\"", false, 0},
        {"99999999999999999999999", false, 0},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int32_t value = 0;

        assert_int_equal(json_tree_integer(read_tree(state, cases[i].text), &value),
                         cases[i].is_integer);
        assert_int_equal(value, cases[i].value);
    }
}

static void invalid_text_is_a_problem(void **state)
{
    JsonProblem problem;

    assert_null(json_tree_read(*state, SLICE("[1,]"), &problem));
    assert_int_equal(problem.offset, 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, free_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(values_have_their_kind_and_text),
        TEST(members_have_keys_in_the_order_of_the_text),
        TEST(integers_are_read_within_their_range),
        TEST(invalid_text_is_a_problem),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
