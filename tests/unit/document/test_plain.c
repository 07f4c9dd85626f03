#include "document/plain.h"
#include "document/view_document.h"
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

static const char *plain_of(const char *notation)
{
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};
    Buffer out;

    buffer_init(&out, &arena);
    plain_write(&out, view_from_tree(&arena, tree_from_notation(&arena, notation, ""), &options));
    return arena_string(&arena, buffer_slice(&out));
}

typedef struct PlainCase {
    const char *tree;
    const char *text;
} PlainCase;

static void assert_texts(const PlainCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(plain_of(cases[i].tree), cases[i].text);
    }
}

#define ASSERT_TEXTS(cases) assert_texts(cases, sizeof(cases) / sizeof(cases)[0])

static void paragraphs_are_lines_with_blank_lines_between(void **state)
{
    static const PlainCase cases[] = {
        {"", ""},
        {"(Para \"a\")", "a\n"},
        {"(Header level=1 \"a\") (Para \"b\" (SoftBreak) \"c\") (Para \"d\")", "a\n\nb c\n\nd\n"},
        {"(Para \"a\" (LineBreak) \"b\")", "a\nb\n"},
        {"(Para \"a\") (RawBlock \"<p>\\n\") (Para \"b\")", "a\n\nb\n"},
    };

    (void)state;
    ASSERT_TEXTS(cases);
}

static void inlines_are_their_text(void **state)
{
    static const PlainCase cases[] = {
        {"(Para (Emph \"a\") (Strong \"b\") (Code \"c\") (Math \"d\") (RawInline \"<b>\"))",
         "abcd\n"},
        {"(Para (Link url=u \"a\") (Strikeout \"b\") (Image url=u \"c d\"))", "a~~b~~[c d]\n"},
    };

    (void)state;
    ASSERT_TEXTS(cases);
}

static void lists_hang(void **state)
{
    static const PlainCase cases[] = {
        {"(BulletList tight (ListItem (Para \"a\")) (ListItem (Para \"b\" (LineBreak) \"c\"))) "
         "(Para \"d\")",
         "- a\n- b\n  c\n\nd\n"},
        {"(BulletList (ListItem (Para \"a\") (Para \"b\")) (ListItem (Para \"c\")))",
         "- a\n\n  b\n\n- c\n"},
        {"(BulletList tight (ListItem (Para \"a\") (BulletList tight (ListItem (Para \"b\")) "
         "(ListItem (Para \"c\")))) "
         "(ListItem (Para \"d\")))",
         "- a\n  - b\n  - c\n- d\n"},
        {"(OrderedList tight number=9 (ListItem (Para \"a\")) (ListItem (Para \"b\") (CodeBlock "
         "\"c\\n\")))",
         "9. a\n10. b\n        c\n"},
        {"(OrderedList tight parenthesis number=1 (ListItem (Para \"a\")))", "1) a\n"},
        {"(BulletList tight (ListItem) (ListItem (Para \"a\")))", "-\n- a\n"},
        {"(BulletList tight (ListItem (BulletList tight (ListItem (Para \"a\")))))", "- - a\n"},
        {"(BulletList tight (ListItem task-done (Para \"a\")))", "- ☒ a\n"},
        {"(Para \"x\") (BulletList tight (ListItem (Para \"a\")))", "x\n\n- a\n"},
    };

    (void)state;
    ASSERT_TEXTS(cases);
}

static void quotes_and_code_are_indented(void **state)
{
    static const PlainCase cases[] = {
        {"(BlockQuote (Para \"a\") (BlockQuote (Para \"b\"))) (Para \"c\")", "  a\n\n    b\n\nc\n"},
        {"(BulletList tight (ListItem (BlockQuote (Para \"a\") (Para \"b\"))))",
         "-   a\n\n    b\n"},
        {"(CodeBlock \"a\\n\\n  b\\n\") (Para \"c\")", "    a\n\n      b\n\nc\n"},
        {"(CodeBlock \"\")", "\n"},
        {"(BlockQuote level=2 (Para \"a\"))", "Tip\n\na\n"},
    };

    (void)state;
    ASSERT_TEXTS(cases);
}

static void rule_is_a_line_of_dashes(void **state)
{
    static const char dashes[] =
        "------------------------------------------------------------------------";
    Slice expected = arena_format(&arena, "a\n\n%s\n\nb\n", dashes);

    (void)state;
    assert_int_equal(strlen(dashes), 72);
    assert_string_equal(plain_of("(Para \"a\") (HorizontalRule) (Para \"b\")"),
                        arena_string(&arena, expected));
}

static void tables_have_aligned_columns(void **state)
{
    static const PlainCase cases[] = {
        {"(Table columns=dlcr (TableRow header-row (TableCell \"a\") (TableCell \"b\") (TableCell "
         "\"ccc\") "
         "(TableCell \"d\")) (TableRow (TableCell \"中文\") (TableCell \"x\" (LineBreak) \"y\") "
         "(TableCell \"z\") "
         "(TableCell (Code \"10\")))) (Para \"p\")",
         "  a     b    ccc   d\n  ----  ---  ---  --\n  中文  x y   z   10\n\np\n"},
        {"(BlockQuote (Table columns=dd (TableRow header-row (TableCell \"a\") (TableCell)) "
         "(TableRow)))",
         "    a\n    -  -\n\n"},
    };

    (void)state;
    ASSERT_TEXTS(cases);
}

static void wide_cells_do_not_widen_all_others(void **state)
{
    Buffer notation;

    (void)state;
    buffer_init(&notation, &arena);
    buffer_add_string(&notation, "(Table columns=r (TableRow header-row (TableCell \"");
    buffer_add_repeated(&notation, 'x', 500);
    buffer_add_string(&notation, "\")) (TableRow (TableCell \"y\")))");
    assert_int_equal(strlen(plain_of(arena_string(&arena, buffer_slice(&notation)))),
                     503 + 83 + 83);
}

static void notes_stand_at_the_end(void **state)
{
    static const PlainCase cases[] = {
        {"(Para \"a\" (Note label=x) \"b\" (Note label=y)) (Para \"c\") (FootnoteDefinition "
         "label=x (Para \"d\") "
         "(Para \"e\")) (FootnoteDefinition label=y (Para \"f\"))",
         "a[1]b[2]\n\nc\n\n[1] d\n\ne\n\n[2] f\n"},
        {"(Para (Note label=x)) (FootnoteDefinition label=x (Para \"a\" (Note label=y))) "
         "(FootnoteDefinition label=y (Para \"b\"))",
         "[1]\n\n[1] a[2]\n\n[2] b\n"},
        {"(Para (Note label=x)) (FootnoteDefinition label=x)", "[1]\n\n[1]\n"},
        {"(Table columns=d (TableRow header-row (TableCell (Note label=x)))) (FootnoteDefinition "
         "label=x (Para \"a\"))",
         "  [1]\n  ---\n\n[1] a\n"},
    };

    (void)state;
    ASSERT_TEXTS(cases);
}

static void text_is_added_behind_what_is_there(void **state)
{
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};
    const Tree *tree = tree_from_notation(&arena, "(Para \"a\") (Para)", "");
    Buffer out;

    (void)state;
    buffer_init(&out, &arena);
    buffer_add_string(&out, "x  ");
    plain_write(&out, view_from_tree(&arena, tree, &options));
    assert_string_equal(arena_string(&arena, buffer_slice(&out)), "x  a\n\n\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(paragraphs_are_lines_with_blank_lines_between, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(inlines_are_their_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lists_hang, set_up, tear_down),
        cmocka_unit_test_setup_teardown(quotes_and_code_are_indented, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rule_is_a_line_of_dashes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tables_have_aligned_columns, set_up, tear_down),
        cmocka_unit_test_setup_teardown(wide_cells_do_not_widen_all_others, set_up, tear_down),
        cmocka_unit_test_setup_teardown(notes_stand_at_the_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(text_is_added_behind_what_is_there, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
