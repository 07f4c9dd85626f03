#include "document/view_build.h"
#include "document/view_document.h"
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

typedef struct ViewCase {
    const char *tree;
    const char *view; /* in native notation, without its brackets around the whole */
} ViewCase;

static View *view_from_notation(const char *notation, const char *source)
{
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};

    return view_from_tree(&arena, tree_from_notation(&arena, notation, source), &options);
}

static void assert_view(ViewCase expected, const char *source)
{
    const View *view = view_from_notation(expected.tree, source);
    Slice blocks = arena_format(&arena, "[ %s ]", expected.view);

    assert_string_equal(view_line(&arena, view->blocks), arena_string(&arena, blocks));
}

static void assert_views(const ViewCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_view(cases[i], "");
    }
}

#define ASSERT_VIEWS(cases) assert_views(cases, sizeof(cases) / sizeof(cases)[0])

static void empty_document_has_no_blocks(void **state)
{
    const View *view = view_from_notation("", "");

    (void)state;
    assert_string_equal(view_line(&arena, view->blocks), "[]");
    assert_int_equal(view->meta->kind, VIEW_META_MAP);
    assert_null(view->meta->first);
}

static void text_is_cut_at_runs_of_space_and_tab(void **state)
{
    static const ViewCase cases[] = {
        {"(Para \"a\")", "Para [ Str \"a\" ]"},
        {"(Para \"a  b\tc\\td\")",
         "Para [ Str \"a\" , Space , Str \"b\" , Space , Str \"c\" , Space , Str \"d\" ]"},
        {"(Para \"a\xC2\xA0\x62 c\")", "Para [ Str \"a\\160b\" , Space , Str \"c\" ]"},
        {"(Para \" a \")", "Para [ Str \"a\" ]"},
        {"(Header level=2 \" a \")", "Header 2 ( \"\" , [] , [] ) [ Str \"a\" ]"},
        {"(Para \" \")", "Para []"},
        {"(Para (Emph \" a \"))", "Para [ Emph [ Space , Str \"a\" , Space ] ]"},
    };

    (void)state;
    ASSERT_VIEWS(cases);
}

static void what_meets_at_a_seam_is_joined(void **state)
{
    static const ViewCase cases[] = {
        {"(Para \"a\" \"b\" \"c d\")", "Para [ Str \"abc\" , Space , Str \"d\" ]"},
        {"(Para \"a \" \" b\")", "Para [ Str \"a\" , Space , Str \"b\" ]"},
        {"(Para (Emph \"a\") (Emph \"b\"))", "Para [ Emph [ Str \"ab\" ] ]"},
        {"(Para (Emph \"a\") \" \" (Emph \"b\"))",
         "Para [ Emph [ Str \"a\" ] , Space , Emph [ Str \"b\" ] ]"},
        {"(Para (Strong \"a \") (Strong \" b\") \"c\")",
         "Para [ Strong [ Str \"a\" , Space , Str \"b\" ] , Str \"c\" ]"},
        {"(Para (Emph (Strong \"a\")) (Emph (Strong \"b\") \"c\"))",
         "Para [ Emph [ Strong [ Str \"ab\" ] , Str \"c\" ] ]"},
        {"(Para (Strikeout \"a\") (Strikeout \"b\"))", "Para [ Strikeout [ Str \"ab\" ] ]"},
        {"(Para (Emph \"a\") (Strong \"b\"))",
         "Para [ Emph [ Str \"a\" ] , Strong [ Str \"b\" ] ]"},
        {"(Para (Emph \"a\" (Emph \"b\")))", "Para [ Emph [ Str \"a\" , Emph [ Str \"b\" ] ] ]"},
        {"(Para (Link url=u \"a\") (Link url=u \"b\"))",
         "Para [ Link ( \"\" , [] , [] ) [ Str \"a\" ] ( \"u\" , \"\" ) , "
         "Link ( \"\" , [] , [] ) [ Str \"b\" ] ( \"u\" , \"\" ) ]"},
        {"(Para (Code \"a\") (Code \"b\"))",
         "Para [ Code ( \"\" , [] , [] ) \"a\" , Code ( \"\" , [] , [] ) \"b\" ]"},
    };

    (void)state;
    ASSERT_VIEWS(cases);
}

static void stronger_break_survives(void **state)
{
    static const ViewCase cases[] = {
        {"(Para \"a\" (SoftBreak) \"b\")", "Para [ Str \"a\" , SoftBreak , Str \"b\" ]"},
        {"(Para \"a \" (SoftBreak) \" b\")", "Para [ Str \"a\" , SoftBreak , Str \"b\" ]"},
        {"(Para \"a \" (LineBreak) \" b\")", "Para [ Str \"a\" , LineBreak , Str \"b\" ]"},
        {"(Para \"a\" (SoftBreak) (LineBreak) (SoftBreak) \"b\")",
         "Para [ Str \"a\" , LineBreak , Str \"b\" ]"},
        {"(Para \"a\" (LineBreak) (LineBreak) \"b\")",
         "Para [ Str \"a\" , LineBreak , LineBreak , Str \"b\" ]"},
    };

    (void)state;
    ASSERT_VIEWS(cases);
}

static void inlines_have_pandocs_fields(void **state)
{
    static const ViewCase cases[] = {
        {"(Para (Code \"a  b\"))", "Para [ Code ( \"\" , [] , [] ) \"a  b\" ]"},
        {"(Para (Math \"x_1\") (Math display \"y\"))",
         "Para [ Math InlineMath \"x_1\" , Math DisplayMath \"y\" ]"},
        {"(Para (RawInline \"<br>\"))", "Para [ RawInline (Format \"html\") \"<br>\" ]"},
        {"(Para (Link url=\"a b\" title=\"t\" \"x\"))",
         "Para [ Link ( \"\" , [] , [] ) [ Str \"x\" ] ( \"a b\" , \"t\" ) ]"},
        {"(Para (Image url=\"u\" \"alt text\"))", "Para [ Image ( \"\" , [] , [] ) [ Str \"alt\" , "
                                                  "Space , Str \"text\" ] ( \"u\" , \"\" ) ]"},
    };

    (void)state;
    ASSERT_VIEWS(cases);
}

static void blocks_have_pandocs_fields(void **state)
{
    static const ViewCase cases[] = {
        {"(HorizontalRule)", "HorizontalRule"},
        {"(Header level=3 #id .wide +k=\"v\" \"a\")",
         "Header 3 ( \"id\" , [ \"wide\" ] , [ ( \"k\" , \"v\" ) ] ) [ Str \"a\" ]"},
        {"(BlockQuote (Para \"a\"))", "BlockQuote [ Para [ Str \"a\" ] ]"},
        {"(BlockQuote)", "BlockQuote []"},
        {"(RawBlock \"<p>\\n\")", "RawBlock (Format \"html\") \"<p>\\n\""},
        {"(RawBlock \"<p>\")", "RawBlock (Format \"html\") \"<p>\\n\""},
    };

    (void)state;
    ASSERT_VIEWS(cases);
}

static void code_has_its_language_as_first_class(void **state)
{
    static const ViewCase cases[] = {
        {"(CodeBlock \"a\\n\")", "CodeBlock ( \"\" , [] , [] ) \"a\""},
        {"(CodeBlock \"\")", "CodeBlock ( \"\" , [] , [] ) \"\""},
        {"(CodeBlock \"a\\n\\n\")", "CodeBlock ( \"\" , [] , [] ) \"a\\n\""},
        {"(CodeBlock info=\"js title=\\\"x\\\" {3-5}\" \"a\\n\")",
         "CodeBlock ( \"\" , [ \"js\" ] , [] ) \"a\""},
        {"(CodeBlock info=\"{.python}\" \"a\\n\")",
         "CodeBlock ( \"\" , [ \"{.python}\" ] , [] ) \"a\""},
        {"(CodeBlock info=\"js {#a .b}\" #a .b +k=\"v\" \"x\\n\")",
         "CodeBlock ( \"a\" , [ \"js\" , \"b\" ] , [ ( \"k\" , \"v\" ) ] ) \"x\""},
        {"(CodeBlock info=\"{#a .b}\" #a .b \"x\\n\")",
         "CodeBlock ( \"a\" , [ \"b\" ] , [] ) \"x\""},
        {"(CodeBlock info=\"math\" \"x^2\\n\")", "Para [ Math DisplayMath \"x^2\" ]"},
        {"(CodeBlock info=\"math\" #a \"x\\n\")", "CodeBlock ( \"a\" , [ \"math\" ] , [] ) \"x\""},
        {"(CodeBlock info=\"maths\" \"x\\n\")", "CodeBlock ( \"\" , [ \"maths\" ] , [] ) \"x\""},
    };

    (void)state;
    ASSERT_VIEWS(cases);
}

static void math_fence_is_code_where_there_is_no_math(void **state)
{
    static const ViewOptions options = {.dialect = DIALECT_COMMONMARK};
    const Tree *tree = tree_from_notation(&arena, "(CodeBlock info=\"math\" \"x\\n\")", "");

    (void)state;
    assert_string_equal(view_line(&arena, view_from_tree(&arena, tree, &options)->blocks),
                        "[ CodeBlock ( \"\" , [ \"math\" ] , [] ) \"x\" ]");
}

static void alert_is_a_div_with_a_title(void **state)
{
    static const ViewCase cases[] = {
        {"(BlockQuote level=1 (Para \"a\"))", "Div ( \"\" , [ \"note\" ] , [] ) [ Div ( \"\" , [ "
                                              "\"title\" ] , [] ) [ Para [ Str \"Note\" ] ] , "
                                              "Para [ Str \"a\" ] ]"},
        {"(BlockQuote level=4) (Para \"b\")",
         "Div ( \"\" , [ \"warning\" ] , [] ) [ Div ( \"\" , [ \"title\" ] , [] ) [ Para [ Str "
         "\"Warning\" ] ] ] , "
         "Para [ Str \"b\" ]"},
    };

    (void)state;
    ASSERT_VIEWS(cases);
}

static void paragraphs_of_tight_lists_are_plain(void **state)
{
    static const ViewCase cases[] = {
        {"(BulletList tight (ListItem (Para \"a\")) (ListItem))",
         "BulletList [ [ Plain [ Str \"a\" ] ] , [] ]"},
        {"(BulletList (ListItem (Para \"a\")) (ListItem (Para \"b\")))",
         "BulletList [ [ Para [ Str \"a\" ] ] , [ Para [ Str \"b\" ] ] ]"},
        {"(BulletList tight (ListItem (Para \"a\") (BulletList (ListItem (Para \"b\")))))",
         "BulletList [ [ Plain [ Str \"a\" ] , BulletList [ [ Para [ Str \"b\" ] ] ] ] ]"},
        {"(BulletList tight (ListItem (BlockQuote (Para \"a\"))))",
         "BulletList [ [ BlockQuote [ Para [ Str \"a\" ] ] ] ]"},
        {"(OrderedList tight number=3 (ListItem (Para \"a\")))",
         "OrderedList ( 3 , Decimal , Period ) [ [ Plain [ Str \"a\" ] ] ]"},
        {"(OrderedList parenthesis number=0 (ListItem (Para \"a\")))",
         "OrderedList ( 0 , Decimal , OneParen ) [ [ Para [ Str \"a\" ] ] ]"},
    };

    (void)state;
    ASSERT_VIEWS(cases);
}

static void lists_are_split_where_tasks_meet_others(void **state)
{
    static const ViewCase cases[] = {
        {"(BulletList tight (ListItem task-open (Para \"a b\")) (ListItem task-done (Para \"c\")))",
         "BulletList [ [ Plain [ Str \"\\9744\" , Space , Str \"a\" , Space , Str \"b\" ] ] , "
         "[ Plain [ Str \"\\9746\" , Space , Str \"c\" ] ] ]"},
        {"(BulletList tight (ListItem (Para \"a\")) (ListItem task-open (Para \"b\")) (ListItem "
         "(Para \"c\")) "
         "(ListItem (Para \"d\")))",
         "BulletList [ [ Plain [ Str \"a\" ] ] ] , BulletList [ [ Plain [ Str \"\\9744\" , Space , "
         "Str \"b\" ] ] ] , "
         "BulletList [ [ Plain [ Str \"c\" ] ] , [ Plain [ Str \"d\" ] ] ]"},
        {"(BulletList tight (ListItem task-open (Para \"a\") (BulletList tight (ListItem (Para "
         "\"b\")))) "
         "(ListItem task-open (Para \"c\")))",
         "BulletList [ [ Plain [ Str \"\\9744\" , Space , Str \"a\" ] , BulletList [ [ Plain [ Str "
         "\"b\" ] ] ] ] , "
         "[ Plain [ Str \"\\9744\" , Space , Str \"c\" ] ] ]"},
        {"(BulletList tight (ListItem task-open (Para (Code \"a\"))))",
         "BulletList [ [ Plain [ Str \"\\9744\" , Space , Code ( \"\" , [] , [] ) \"a\" ] ] ]"},
        {"(BulletList (ListItem task-open (Para \"a\") (Para \"b\")))",
         "BulletList [ [ Para [ Str \"\\9744\" , Space , Str \"a\" ] , Para [ Str \"b\" ] ] ]"},
        {"(BulletList tight (ListItem (Para \"☐ a\")) (ListItem (Para \"b\")))",
         "BulletList [ [ Plain [ Str \"\\9744\" , Space , Str \"a\" ] ] , [ Plain [ Str \"b\" ] ] "
         "]"},
    };

    (void)state;
    ASSERT_VIEWS(cases);
}

static void task_without_a_paragraph_has_its_mark_alone(void **state)
{
    static const ViewCase cases[] = {
        {"(BulletList tight (ListItem task-done))", "BulletList [ [ Plain [ Str \"\\9746\" ] ] ]"},
        {"(BulletList tight (ListItem task-open (CodeBlock \"a\\n\")))",
         "BulletList [ [ Plain [ Str \"\\9744\" ] , CodeBlock ( \"\" , [] , [] ) \"a\" ] ]"},
    };

    (void)state;
    ASSERT_VIEWS(cases);
}

static void tasks_of_ordered_lists_are_text(void **state)
{
    static const ViewCase cases[] = {
        {"(OrderedList tight number=1 (ListItem task-open (Para \"a\")) (ListItem (Para \"b\")) "
         "(ListItem task-done (Para \"c\")))",
         "OrderedList ( 1 , Decimal , Period ) [ [ Plain [ Str \"[\" , Space , Str \"]\" , Space , "
         "Str \"a\" ] ] , "
         "[ Plain [ Str \"b\" ] ] , [ Plain [ Str \"[x]\" , Space , Str \"c\" ] ] ]"},
    };

    (void)state;
    ASSERT_VIEWS(cases);
}

static void each_part_of_a_split_list_has_its_own_tightness(void **state)
{
    (void)state;
    /* Blank line between the tasks: they are loose, the item before them is not. */
    assert_view((ViewCase){"(BulletList at=0-27 (ListItem at=0-3 (Para at=2-3 \"a\"))"
                           " (ListItem task-open at=4-11 (Para at=10-11 \"b\"))"
                           " (ListItem task-open at=13-20 (Para at=19-20 \"c\"))"
                           " (ListItem at=21-24 (Para at=23-24 \"d\")))",
                           "BulletList [ [ Plain [ Str \"a\" ] ] ] , "
                           "BulletList [ [ Para [ Str \"\\9744\" , Space , Str \"b\" ] ] , "
                           "[ Para [ Str \"\\9744\" , Space , Str \"c\" ] ] ] , "
                           "BulletList [ [ Plain [ Str \"d\" ] ] ]"},
                "- a\n- [ ] b\n\n- [ ] c\n- d\n");
    /* Blank line only between the parts: both are tight. */
    assert_view((ViewCase){"(BulletList at=0-12 (ListItem at=0-4 (Para at=2-3 \"a\"))"
                           " (ListItem task-open at=5-12 (Para at=11-12 \"b\")))",
                           "BulletList [ [ Plain [ Str \"a\" ] ] ] , "
                           "BulletList [ [ Plain [ Str \"\\9744\" , Space , Str \"b\" ] ] ]"},
                "- a\n\n- [ ] b\n");
    /* Blank line between two blocks of an item; the item's span may end behind the blank line. */
    assert_view(
        (ViewCase){"(BulletList at=0-19 (ListItem at=0-11 (Para at=2-3 \"a\") (Para at=7-8 \"b\"))"
                   " (ListItem task-open at=11-18 (Para at=17-18 \"c\")))",
                   "BulletList [ [ Para [ Str \"a\" ] , Para [ Str \"b\" ] ] ] , "
                   "BulletList [ [ Plain [ Str \"\\9744\" , Space , Str \"c\" ] ] ]"},
        "- a\n\n  b\n\n\n- [ ] c\n");
}

static void tables_are_filled_and_cut(void **state)
{
    static const char cell_a[] =
        "Cell ( \"\" , [] , [] ) AlignDefault (RowSpan 1) (ColSpan 1) [ Plain [ Str \"a\" ] ]";
    static const char empty_cell[] =
        "Cell ( \"\" , [] , [] ) AlignDefault (RowSpan 1) (ColSpan 1) []";
    Slice expected = arena_format(
        &arena,
        "Table ( \"\" , [] , [] ) (Caption Nothing []) [ ( AlignLeft , ColWidthDefault ) , "
        "( AlignRight , ColWidthDefault ) ] (TableHead ( \"\" , [] , [] ) [ Row ( \"\" , [] , [] ) "
        "[ %s , %s ] ]) "
        "[ TableBody ( \"\" , [] , [] ) (RowHeadColumns 0) [] [ Row ( \"\" , [] , [] ) [ %s , %s ] "
        ", "
        "Row ( \"\" , [] , [] ) [ %s , %s ] ] ] (TableFoot ( \"\" , [] , [] ) [])",
        cell_a, cell_a, cell_a, empty_cell, empty_cell, cell_a);

    (void)state;
    assert_view(
        (ViewCase){"(Table columns=lr (TableRow header-row (TableCell \"a\") (TableCell \" a \"))"
                   " (TableRow (TableCell \"a\"))"
                   " (TableRow (TableCell) (TableCell \"a\") (TableCell \"cut\" (Emph \"b\"))))",
                   arena_string(&arena, expected)},
        "");
}

static void table_without_rows_has_one_empty_body(void **state)
{
    static const ViewCase cases[] = {
        {"(Table columns=d (TableRow header-row (TableCell))) (Para \"b\")",
         "Table ( \"\" , [] , [] ) (Caption Nothing []) [ ( AlignDefault , ColWidthDefault ) ] "
         "(TableHead ( \"\" , [] , [] ) [ Row ( \"\" , [] , [] ) [ Cell ( \"\" , [] , [] ) "
         "AlignDefault (RowSpan 1) "
         "(ColSpan 1) [] ] ]) [ TableBody ( \"\" , [] , [] ) (RowHeadColumns 0) [] [] ] "
         "(TableFoot ( \"\" , [] , [] ) []) , Para [ Str \"b\" ]"},
    };

    (void)state;
    ASSERT_VIEWS(cases);
}

static void view_nodes_know_where_they_came_from(void **state)
{
    const Tree *tree =
        tree_from_notation(&arena, "(BulletList tight (ListItem (Para \"a b\")))", "");
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};
    const View *view = view_from_tree(&arena, tree, &options);
    const Node *list = tree->root->first;
    const ViewNode *plain = view->blocks->first->first->first;

    (void)state;
    assert_ptr_equal(view->blocks->first->source, list);
    assert_ptr_equal(plain->source, list->first->first);
    assert_ptr_equal(plain->first->next->next->source, list->first->first->first);
}

static void joined_text_is_linear(void **state)
{
    enum { COUNT = 200000 };
    Tree *tree = tree_from_notation(&arena, "(Para)", "");
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};
    const View *view;

    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        Node *str = node_new(&arena, NODE_STR, (Span){0, 0});

        str->text = i % 2 ? SLICE("ab") : SLICE("cd");
        node_append(tree->root->first, str);
    }
    view = view_from_tree(&arena, tree, &options);
    assert_int_equal(view->blocks->first->first->text.size, 2 * COUNT);
    assert_null(view->blocks->first->first->next);
}

static void deep_documents_need_no_stack(void **state)
{
    enum { DEPTH = 100000 };
    Tree *tree = tree_from_notation(&arena, "", "");
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};
    Node *at = tree->root;
    size_t depth = 0;

    (void)state;
    for (size_t i = 0; i < DEPTH; i++) {
        Node *child = node_new(&arena, i % 2 ? NODE_LIST_ITEM : NODE_BULLET_LIST, (Span){0, 0});

        node_append(at, child);
        at = child;
    }
    for (const ViewNode *node = view_from_tree(&arena, tree, &options)->blocks; node;
         node = node->first) {
        depth++;
    }
    assert_int_equal(depth, DEPTH + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(empty_document_has_no_blocks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(text_is_cut_at_runs_of_space_and_tab, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_meets_at_a_seam_is_joined, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stronger_break_survives, set_up, tear_down),
        cmocka_unit_test_setup_teardown(inlines_have_pandocs_fields, set_up, tear_down),
        cmocka_unit_test_setup_teardown(blocks_have_pandocs_fields, set_up, tear_down),
        cmocka_unit_test_setup_teardown(code_has_its_language_as_first_class, set_up, tear_down),
        cmocka_unit_test_setup_teardown(math_fence_is_code_where_there_is_no_math, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(alert_is_a_div_with_a_title, set_up, tear_down),
        cmocka_unit_test_setup_teardown(paragraphs_of_tight_lists_are_plain, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lists_are_split_where_tasks_meet_others, set_up, tear_down),
        cmocka_unit_test_setup_teardown(task_without_a_paragraph_has_its_mark_alone, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(tasks_of_ordered_lists_are_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_part_of_a_split_list_has_its_own_tightness, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(tables_are_filled_and_cut, set_up, tear_down),
        cmocka_unit_test_setup_teardown(table_without_rows_has_one_empty_body, set_up, tear_down),
        cmocka_unit_test_setup_teardown(view_nodes_know_where_they_came_from, set_up, tear_down),
        cmocka_unit_test_setup_teardown(joined_text_is_linear, set_up, tear_down),
        cmocka_unit_test_setup_teardown(deep_documents_need_no_stack, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
