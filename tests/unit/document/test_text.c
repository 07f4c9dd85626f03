#include "document/text.h"
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

typedef struct TextCase {
    const char *tree;
    const char *text;
} TextCase;

static void assert_slice(Slice actual, const char *expected)
{
    assert_string_equal(arena_string(&arena, actual), expected);
}

static void inlines_are_what_they_say(void **state)
{
    static const TextCase cases[] = {
        {"(Para)", ""},
        {"(Para \"a  b\")", "a  b"},
        {"(Para (Code \"x y\"))", "x y"},
        {"(Para \"a \" (Emph \"b\" (Strong \"c\")) (Strikeout \"d\"))", "a bcd"},
        {"(Para \"a\" (SoftBreak) \"b\" (LineBreak) \"c\")", "a b c"},
        {"(Para (Link url=u title=t \"a \" (Code \"c\")))", "a c"},
        {"(Para (Image url=u \"alt \" (Emph \"text\")))", "alt text"},
        {"(Para (Math \"x^2\") (RawInline \"<br>\"))", "x^2"},
        {"(Para \"a\" (Note label=n)) (FootnoteDefinition label=n (Para \"b\"))", "a"},
        {"(Header level=1 (RawInline \"<b>\"))", ""},
        {"(Para (Quoted \"a \" (Quoted level=1 (Emph \"b\"))) \" c\")", "“a ‘b’” c"},
        {"(Para (Span (Superscript \"a\")) (Quoted) (SmallCaps \"b\"))", "a“”b"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const Tree *tree = tree_from_notation(&arena, cases[i].tree, "");
        Buffer added;

        assert_slice(text_from_inlines(&arena, tree->root->first), cases[i].text);
        buffer_init(&added, &arena);
        buffer_add_byte(&added, '>');
        text_add_inlines(&added, tree->root->first);
        assert_slice(slice_from(buffer_slice(&added), 1), cases[i].text);
    }
}

static void text_of_a_single_run_is_not_copied(void **state)
{
    const Tree *tree = tree_from_notation(&arena, "(Header level=1 \"Title\")", "");
    const Node *header = tree->root->first;

    (void)state;
    assert_ptr_equal(text_from_inlines(&arena, header).data, header->first->text.data);
}

static void blocks_are_lines(void **state)
{
    static const TextCase cases[] = {
        {"", ""},
        {"(Para \"a\") (Para \"b\")", "a\nb"},
        {"(Header level=1 \"a\") (BlockQuote (Para \"b\" (SoftBreak) \"c\"))", "a\nb c"},
        {"(BulletList (ListItem (Para \"a\") (BulletList (ListItem (Para \"b\")))) (ListItem))",
         "a\nb"},
        {"(Para \"a\") (CodeBlock \"x\\n  y\\n\") (Para \"b\")", "a\nx\n  y\nb"},
        {"(CodeBlock \"x\\n\\n\")", "x\n"},
        {"(Div (Plain \"a\") (Plain (Quoted \"b\"))) (LineBlock (Line \"c\") (Line \"d\"))",
         "a\n“b”\nc\nd"},
        {"(DefinitionList (DefinitionItem (DefinitionTerm \"a\") (Definition (Plain \"b\"))))",
         "a\nb"},
        {"(CodeBlock \"\") (Para \"a\")", "a"},
        {"(Para \"a\") (HorizontalRule) (RawBlock \"<p>\\n\") (Para) (Para \"b\")", "a\nb"},
        {"(Table columns=dd (TableRow header-row (TableCell \"a\") (TableCell \"b\")) (TableRow "
         "(TableCell) "
         "(TableCell \"c\"))) (Para \"d\")",
         "a | b\n | c\nd"},
        {"(Para \"a\" (Note label=n)) (FootnoteDefinition label=n (Para \"b\"))", "a"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const Tree *tree = tree_from_notation(&arena, cases[i].tree, "");
        Buffer text;

        buffer_init(&text, &arena);
        text_add_blocks(&text, tree->root);
        assert_slice(buffer_slice(&text), cases[i].text);
    }
}

static void blocks_are_added_behind_what_is_there(void **state)
{
    const Tree *tree = tree_from_notation(&arena, "(Para \"a\") (Para \"b\")", "");
    Buffer text;

    (void)state;
    buffer_init(&text, &arena);
    buffer_add_string(&text, "> ");
    text_add_blocks(&text, tree->root);
    assert_slice(buffer_slice(&text), "> a\nb");
}

static void a_range_ends_before_a_node_or_at_the_end_of_the_tree(void **state)
{
    const Tree *tree = tree_from_notation(
        &arena,
        "(Para \"a\") (BulletList (ListItem (Para \"b\"))) (Header level=1 \"c\") (Para \"d\")",
        "");
    const Node *first = tree->root->first;
    Buffer text;

    (void)state;
    buffer_init(&text, &arena);
    text_add_range(&text, first, first->next->next, 100);
    assert_slice(buffer_slice(&text), "a\nb");
    buffer_clear(&text);
    text_add_range(&text, first->next, NULL, 100);
    assert_slice(buffer_slice(&text), "b\nc\nd");
    buffer_clear(&text);
    text_add_range(&text, NULL, NULL, 100);
    assert_int_equal(text.size, 0);
}

static void a_range_stops_at_the_first_node_that_fills_it(void **state)
{
    const Tree *tree =
        tree_from_notation(&arena, "(Para \"abc\" (Code \"defgh\")) (Para \"ijk\")", "");
    Buffer text;

    (void)state;
    buffer_init(&text, &arena);
    text_add_range(&text, tree->root->first, NULL, 4);
    assert_slice(buffer_slice(&text), "abcdefgh");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(inlines_are_what_they_say, set_up, tear_down),
        cmocka_unit_test_setup_teardown(text_of_a_single_run_is_not_copied, set_up, tear_down),
        cmocka_unit_test_setup_teardown(blocks_are_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(blocks_are_added_behind_what_is_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_range_ends_before_a_node_or_at_the_end_of_the_tree,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_range_stops_at_the_first_node_that_fills_it, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
