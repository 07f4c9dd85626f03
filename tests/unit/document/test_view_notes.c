#include "document/view_notes.h"
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

static View *view_from_notation(const char *notation)
{
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};

    return view_from_tree(&arena, tree_from_notation(&arena, notation, ""), &options);
}

static void assert_view(const char *notation, const char *expected)
{
    assert_string_equal(view_line(&arena, view_from_notation(notation)->blocks), expected);
}

/* How many nodes of a kind are in the view. */
static size_t count_of(const View *view, ViewKind kind)
{
    ViewWalk walk;
    size_t count = 0;

    view_walk_init(&walk, view->blocks);
    while (view_walk_next(&walk)) {
        count += walk.entering && walk.node->kind == kind;
    }
    return count;
}

static void note_holds_the_blocks_of_its_definition(void **state)
{
    (void)state;
    assert_view("(Para (Note label=a)) (FootnoteDefinition label=a (Para \"b\") (HorizontalRule))",
                "[ Para [ Note [ Para [ Str \"b\" ] , HorizontalRule ] ] ]");
    assert_view("(Para (Note label=a)) (FootnoteDefinition label=a)", "[ Para [ Note [] ] ]");
}

static void each_reference_has_its_copy(void **state)
{
    (void)state;
    assert_view("(Para (Note label=a) (Note label=a)) (FootnoteDefinition label=a (Para \"b\"))",
                "[ Para [ Note [ Para [ Str \"b\" ] ] , Note [ Para [ Str \"b\" ] ] ] ]");
}

static void definition_without_reference_vanishes(void **state)
{
    (void)state;
    assert_view("(Para \"a\") (FootnoteDefinition label=a (Para \"b\"))", "[ Para [ Str \"a\" ] ]");
}

static void definition_may_stand_anywhere(void **state)
{
    (void)state;
    assert_view("(BlockQuote (FootnoteDefinition label=a (Para \"b\"))) (Para (Note label=a))",
                "[ BlockQuote [] , Para [ Note [ Para [ Str \"b\" ] ] ] ]");
}

static void text_goes_on_behind_a_note(void **state)
{
    (void)state;
    assert_view(
        "(Para (Emph \"x\" (Note label=a) \"y\") \"z\") (FootnoteDefinition label=a (Para \"b\"))",
        "[ Para [ Emph [ Str \"x\" , Note [ Para [ Str \"b\" ] ] , Str \"y\" ] , Str \"z\" ] ]");
}

static void note_inside_itself_is_text(void **state)
{
    (void)state;
    assert_view(
        "(Para (Note label=a)) (FootnoteDefinition label=a (Para \"b\" (Note label=a) \"c\"))",
        "[ Para [ Note [ Para [ Str \"b[^a]c\" ] ] ] ]");
    assert_view("(Para (Note label=\"my note\")) (FootnoteDefinition label=\"my note\" (Para (Note "
                "label=\"my note\")))",
                "[ Para [ Note [ Para [ Str \"[^my\" , Space , Str \"note]\" ] ] ] ]");
}

static void notes_in_a_circle_end_where_it_closes(void **state)
{
    (void)state;
    assert_view("(Para (Note label=a)) (FootnoteDefinition label=a (Para (Note label=b)))"
                " (FootnoteDefinition label=b (Para (Note label=a)))",
                "[ Para [ Note [ Para [ Note [ Para [ Str \"[^a]\" ] ] ] ] ] ]");
}

/* Definition 1 refers to 2, 2 to 3, … each `fan` times; returns the view of a reference to 1. */
static View *view_of_chain(size_t length, size_t fan)
{
    Buffer notation;

    buffer_init(&notation, &arena);
    buffer_add_string(&notation, "(Para (Note label=1))");
    for (size_t i = 1; i <= length; i++) {
        buffer_add_format(&notation, "(FootnoteDefinition label=%zu (Para \"x\"", i);
        for (size_t j = 0; j < fan && i < length; j++) {
            buffer_add_format(&notation, "(Note label=%zu)", i + 1);
        }
        buffer_add_string(&notation, "))");
    }
    return view_from_notation(arena_string(&arena, buffer_slice(&notation)));
}

static void notes_nest_only_so_deep(void **state)
{
    (void)state;
    assert_int_equal(count_of(view_of_chain(VIEW_NOTE_DEPTH, 1), VIEW_NOTE), VIEW_NOTE_DEPTH);
    assert_int_equal(count_of(view_of_chain(VIEW_NOTE_DEPTH + 10, 1), VIEW_NOTE), VIEW_NOTE_DEPTH);
}

static void notes_that_double_at_each_level_are_bounded(void **state)
{
    const View *view = view_of_chain(30, 2);

    (void)state;
    assert_int_equal(count_of(view, VIEW_PARA), 1 + 30 + VIEW_COPIED_BLOCKS);
}

/* `count` references to one definition of `blocks` rules and one paragraph of `size` bytes. */
static View *view_of_copies(size_t count, size_t blocks, size_t size)
{
    Buffer notation;

    buffer_init(&notation, &arena);
    buffer_add_string(&notation, "(Para");
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(&notation, "(Note label=a)");
    }
    buffer_add_string(&notation, ")(FootnoteDefinition label=a (Para \"");
    buffer_add_repeated(&notation, 'x', size);
    buffer_add_string(&notation, "\")");
    for (size_t i = 0; i < blocks; i++) {
        buffer_add_string(&notation, "(HorizontalRule)");
    }
    buffer_add_string(&notation, ")");
    return view_from_notation(arena_string(&arena, buffer_slice(&notation)));
}

static void copies_have_at_most_so_many_blocks(void **state)
{
    (void)state;
    /* The first is free; of the others those that fit whole. */
    assert_int_equal(count_of(view_of_copies(12, 999, 1), VIEW_NOTE),
                     1 + VIEW_COPIED_BLOCKS / 1000);
    assert_int_equal(count_of(view_of_copies(2, VIEW_COPIED_BLOCKS, 1), VIEW_NOTE), 1);
    assert_int_equal(count_of(view_of_copies(2, VIEW_COPIED_BLOCKS - 1, 1), VIEW_NOTE), 2);
}

static void copies_have_at_most_so_many_bytes(void **state)
{
    (void)state;
    assert_int_equal(count_of(view_of_copies(100, 0, VIEW_COPIED_SIZE / 10), VIEW_NOTE), 10);
}

static void one_reference_each_is_free_however_many_there_are(void **state)
{
    enum { COUNT = 3 * VIEW_COPIED_BLOCKS };
    Tree *tree = tree_from_notation(&arena, "(Para)", "");
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};

    (void)state;
    tree->footnotes = arena_new_array(&arena, Footnote *, COUNT);
    tree->footnote_count = COUNT;
    for (uint32_t i = 0; i < COUNT; i++) {
        Footnote *footnote = arena_new(&arena, Footnote);
        Node *note = node_new(&arena, NODE_NOTE, (Span){0, 0});

        footnote->number = i + 1;
        footnote->definition = node_new(&arena, NODE_FOOTNOTE_DEFINITION, (Span){0, 0});
        node_append(footnote->definition, node_new(&arena, NODE_PARA, (Span){0, 0}));
        tree->footnotes[i] = footnote;
        note->footnote = footnote;
        node_append(tree->root->first, note);
    }
    assert_int_equal(count_of(view_from_tree(&arena, tree, &options), VIEW_NOTE), COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(note_holds_the_blocks_of_its_definition, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_reference_has_its_copy, set_up, tear_down),
        cmocka_unit_test_setup_teardown(definition_without_reference_vanishes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(definition_may_stand_anywhere, set_up, tear_down),
        cmocka_unit_test_setup_teardown(text_goes_on_behind_a_note, set_up, tear_down),
        cmocka_unit_test_setup_teardown(note_inside_itself_is_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(notes_in_a_circle_end_where_it_closes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(notes_nest_only_so_deep, set_up, tear_down),
        cmocka_unit_test_setup_teardown(notes_that_double_at_each_level_are_bounded, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(copies_have_at_most_so_many_blocks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(copies_have_at_most_so_many_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_reference_each_is_free_however_many_there_are, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
