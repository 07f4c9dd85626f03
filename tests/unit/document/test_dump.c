#include "document/dump.h"
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

static const char *dump_of(Tree *tree)
{
    Buffer out;

    buffer_init(&out, &arena);
    dump_write(&out, tree);
    return arena_string(&arena, buffer_slice(&out));
}

static void empty_document_is_one_line(void **state)
{
    (void)state;
    assert_string_equal(dump_of(tree_from_notation(&arena, "", "")), "Document 1:1-1:1 [0,0)\n");
}

static void nodes_are_lines_with_places_flags_and_text(void **state)
{
    const char *source = "# Tïtle\n\n- [ ] a\n";

    (void)state;
    assert_string_equal(
        dump_of(tree_from_notation(
            &arena,
            "(Header level=1 #title .x +k=\"v w\" at=0-8 (Str at=2-8 \"Tïtle\"))"
            " (BulletList tight at=10-18 (ListItem task-open at=10-17 (Para at=16-17 \"a\")))",
            source)),
        "Document 1:1-4:1 [0,18)\n"
        "  Header 1:1-1:8 [0,8) level=1 {#title .x k=\"v w\"}\n"
        "    Str 1:3-1:8 [2,8) \"Tïtle\"\n"
        "  BulletList 3:1-4:1 [10,18) tight\n"
        "    ListItem 3:1-3:8 [10,17) task-open\n"
        "      Para 3:7-3:8 [16,17)\n"
        "        Str 1:1-1:1 [0,0) \"a\"\n");
}

/* The line of the document's first block, without its span. */
static const char *line_of(const char *notation)
{
    const char *line = strchr(dump_of(tree_from_notation(&arena, notation, "")), '\n') + 3;
    Slice name = {line, strcspn(line, " ")};
    Slice rest = {strstr(line, "[0,0)") + 5, strcspn(strstr(line, "[0,0)") + 5, "\n")};

    return arena_string(&arena,
                        arena_format(&arena, "%.*s%.*s", SLICE_PRINT(name), SLICE_PRINT(rest)));
}

static void each_kind_shows_what_it_has(void **state)
{
    static const struct {
        const char *tree;
        const char *line;
    } cases[] = {
        {"(Header setext level=2)", "Header setext level=2"},
        {"(CodeBlock fenced closed info=\"js x\" \"a\\n\")",
         "CodeBlock fenced closed info=\"js x\" \"a\\n\""},
        {"(CodeBlock \"\")", "CodeBlock \"\""},
        {"(RawBlock \"<p>\")", "RawBlock \"<p>\""},
        {"(BlockQuote)", "BlockQuote"},
        {"(BlockQuote level=5)", "BlockQuote alert=\"caution\""},
        {"(OrderedList tight parenthesis number=3)", "OrderedList tight parenthesis start=3"},
        {"(Table columns=dlcr)", "Table columns=default,left,center,right"},
        {"(TableRow header-row number=2)", "TableRow header-row cells=2"},
        {"(Note label=a)", "Note label=\"a\" reference=1"},
        {"(Link bare url=\"u\")", "Link bare url=\"u\""},
        {"(Image url=\"a b\" title=\"t\" label=\"l\")",
         "Image url=\"a b\" title=\"t\" label=\"l\""},
        {"(Math display \"x\")", "Math display \"x\""},
        {"(Code .c)", "Code {.c} \"\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_string_equal(line_of(cases[i].tree), cases[i].line);
    }
}

static void place_of_a_destination_is_shown(void **state)
{
    Tree *tree = tree_from_notation(&arena, "(Link url=u)", "[a](u)");

    (void)state;
    tree->root->first->target->url_span = (Span){4, 5};
    assert_string_equal(dump_of(tree),
                        "Document 1:1-1:7 [0,6)\n  Link 1:1-1:1 [0,0) url=\"u\" url-at=[4,5)\n");
}

static void long_text_is_cut_between_code_points(void **state)
{
    Buffer text;
    Buffer expected;
    Tree *tree = tree_from_notation(&arena, "(Str \"\")", "");

    (void)state;
    buffer_init(&text, &arena);
    buffer_init(&expected, &arena);
    buffer_add_string(&expected, "Document 1:1-1:1 [0,0)\n  Str 1:1-1:1 [0,0) \"");
    for (int i = 0; i < DUMP_TEXT_LIMIT; i++) {
        buffer_add_string(&text, "é");
        buffer_add_string(&expected, "é");
    }
    buffer_add_string(&expected, "\"");
    tree->root->first->text = buffer_slice(&text);
    assert_string_equal(
        dump_of(tree),
        arena_string(&arena, arena_format(&arena, "%.*s\n", SLICE_PRINT(buffer_slice(&expected)))));
    buffer_add_string(&text, "é");
    buffer_add_string(&expected, "…");
    tree->root->first->text = buffer_slice(&text);
    assert_string_equal(
        dump_of(tree),
        arena_string(&arena, arena_format(&arena, "%.*s\n", SLICE_PRINT(buffer_slice(&expected)))));
}

static void footnotes_follow_the_tree(void **state)
{
    const char *notation =
        "(Para (Note label=b) (Note label=a) (Note label=b))"
        "(FootnoteDefinition at=1-2 label=a (Para \"x\")) (FootnoteDefinition label=b)";

    (void)state;
    assert_string_equal(dump_of(tree_from_notation(&arena, notation, "12")),
                        "Document 1:1-1:3 [0,2)\n"
                        "  Para 1:1-1:1 [0,0)\n"
                        "    Note 1:1-1:1 [0,0) label=\"b\" reference=1\n"
                        "    Note 1:1-1:1 [0,0) label=\"a\" reference=1\n"
                        "    Note 1:1-1:1 [0,0) label=\"b\" reference=2\n"
                        "FootnoteDefinition 1:1-1:1 [0,0) label=\"b\" number=1\n"
                        "FootnoteDefinition 1:2-1:3 [1,2) label=\"a\" number=2\n"
                        "  Para 1:1-1:1 [0,0)\n"
                        "    Str 1:1-1:1 [0,0) \"x\"\n");
}

static void reference_definitions_follow_the_tree(void **state)
{
    Tree *tree = tree_from_notation(&arena, "", "[a]: u 't'\n");
    LinkDefinition definitions[2] = {
        {.span = {0, 10}, .label = SLICE("a"), .url = SLICE("u"), .title = SLICE("t")},
        {.span = {11, 11}, .label = SLICE("b"), .url = SLICE("")},
    };

    (void)state;
    tree->definitions = definitions;
    tree->definition_count = 2;
    assert_string_equal(dump_of(tree),
                        "Document 1:1-2:1 [0,11)\n"
                        "Definition 1:1-1:11 [0,10) label=\"a\" url=\"u\" title=\"t\"\n"
                        "Definition 2:1-2:1 [11,11) label=\"b\" url=\"\"\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(empty_document_is_one_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nodes_are_lines_with_places_flags_and_text, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(each_kind_shows_what_it_has, set_up, tear_down),
        cmocka_unit_test_setup_teardown(place_of_a_destination_is_shown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_text_is_cut_between_code_points, set_up, tear_down),
        cmocka_unit_test_setup_teardown(footnotes_follow_the_tree, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reference_definitions_follow_the_tree, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
