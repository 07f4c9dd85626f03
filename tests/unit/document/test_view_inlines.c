#include "document/view_inlines.h"
#include "unit/document/tree_notation.h"
#include "unit/document/view_line.h"

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

static ViewNode *new_node(ViewKind kind)
{
    return view_new(&arena, kind, NULL);
}

static void text_becomes_words_and_breaks(void **state)
{
    static const struct {
        const char *text;
        const char *view;
    } cases[] = {
        {"", "Emph []"},
        {"a", "Emph [ Str \"a\" ]"},
        {" a\t b ", "Emph [ Space , Str \"a\" , Space , Str \"b\" , Space ]"},
        {"a \n b\nc", "Emph [ Str \"a\" , SoftBreak , Str \"b\" , SoftBreak , Str \"c\" ]"},
        {"a\r\nb", "Emph [ Str \"a\" , SoftBreak , Str \"b\" ]"},
        {"a\xC2\xA0\xE2\x80\x89z", "Emph [ Str \"a\\160\\8201z\" ]"},
        {"a\vb", "Emph [ Str \"a\\vb\" ]"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ViewNode *parent = new_node(VIEW_EMPH);

        view_add_text(&arena, parent, slice_from_string(cases[i].text), NULL);
        assert_string_equal(view_line(&arena, parent), cases[i].view);
    }
}

static void str_keeps_its_white_space(void **state)
{
    ViewNode *parent = new_node(VIEW_PARA);

    (void)state;
    view_add_str(&arena, parent, SLICE(" a b"), NULL);
    view_add_str(&arena, parent, SLICE(""), NULL);
    assert_string_equal(view_line(&arena, parent), "Para [ Str \" a b\" ]");
}

static void neighbours_in_memory_are_joined_without_a_copy(void **state)
{
    static const char bytes[] = "abcdef";
    ViewNode *parent = new_node(VIEW_PARA);

    (void)state;
    view_add_str(&arena, parent, (Slice){bytes, 2}, NULL);
    view_add_str(&arena, parent, (Slice){bytes + 2, 2}, NULL);
    assert_ptr_equal(parent->first->text.data, bytes);
    assert_int_equal(parent->first->text.size, 4);
    view_add_str(&arena, parent, (Slice){bytes, 1}, NULL);
    assert_string_equal(view_line(&arena, parent), "Para [ Str \"abcda\" ]");
    view_add_str(&arena, parent, (Slice){bytes + 5, 1}, NULL);
    assert_string_equal(view_line(&arena, parent), "Para [ Str \"abcdaf\" ]");
    assert_string_equal(bytes, "abcdef");
}

static void container_is_reopened_only_when_it_is_last(void **state)
{
    ViewNode *parent = new_node(VIEW_PARA);
    ViewNode *first = view_open_inline(&arena, parent, VIEW_EMPH, NULL);

    (void)state;
    assert_ptr_equal(view_open_inline(&arena, parent, VIEW_EMPH, NULL), first);
    assert_ptr_not_equal(view_open_inline(&arena, parent, VIEW_STRONG, NULL), first);
    assert_ptr_not_equal(view_open_inline(&arena, parent, VIEW_EMPH, NULL), first);
    assert_string_equal(view_line(&arena, parent), "Para [ Emph [] , Strong [] , Emph [] ]");
}

static void paragraph_is_trimmed_only_of_a_last_space(void **state)
{
    static const struct {
        const char *text;
        const char *view;
    } cases[] = {
        {"", "Plain []"},
        {"a", "Plain [ Str \"a\" ]"},
        {"a ", "Plain [ Str \"a\" ]"},
        {"a b ", "Plain [ Str \"a\" , Space , Str \"b\" ]"},
        {"a\n", "Plain [ Str \"a\" , SoftBreak ]"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ViewNode *parent = new_node(VIEW_PLAIN);

        view_add_text(&arena, parent, slice_from_string(cases[i].text), NULL);
        view_trim_end(parent);
        assert_string_equal(view_line(&arena, parent), cases[i].view);
        view_add_str(&arena, parent, SLICE("z"), NULL);
        assert_ptr_equal(parent->last->parent, parent);
    }
}

static void space_alone_is_trimmed_away(void **state)
{
    ViewNode *parent = new_node(VIEW_PLAIN);

    (void)state;
    view_add(&arena, parent, VIEW_SPACE, NULL);
    view_trim_end(parent);
    assert_null(parent->first);
    assert_null(parent->last);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(text_becomes_words_and_breaks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(str_keeps_its_white_space, set_up, tear_down),
        cmocka_unit_test_setup_teardown(neighbours_in_memory_are_joined_without_a_copy, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(container_is_reopened_only_when_it_is_last, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(paragraph_is_trimmed_only_of_a_last_space, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(space_alone_is_trimmed_away, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
