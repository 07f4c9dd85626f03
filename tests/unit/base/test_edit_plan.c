#include "base/edit_plan.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

static Arena arena;
static EditPlan plan;

static int begin(void **state)
{
    (void)state;
    arena_init(&arena, NULL);
    edit_plan_init(&plan, &arena, SLICE("0123456789"));
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* A finding with these edits, "from to text" each. */
static const Diagnostic *finding(size_t count, const Edit *edits)
{
    Diagnostic *diagnostic = arena_new(&arena, Diagnostic);

    diagnostic->edits = arena_new_array(&arena, Edit, count);
    memcpy(diagnostic->edits, edits, count * sizeof *edits);
    diagnostic->edit_count = count;
    return diagnostic;
}

#define EDIT(start_, end_, text_) ((Edit){.span = {(start_), (end_)}, .text = SLICE(text_)})
#define ADD(...)                                                                                   \
    edit_plan_add(&plan,                                                                           \
                  finding(sizeof((Edit[]){__VA_ARGS__}) / sizeof(Edit), (Edit[]){__VA_ARGS__}))

static void assert_text(const char *wanted)
{
    assert_string_equal(arena_string(&arena, edit_plan_apply(&plan)), wanted);
}

static void edits_are_made_in_the_order_of_their_places(void **state)
{
    (void)state;
    assert_true(ADD(EDIT(8, 10, "x")));
    assert_true(ADD(EDIT(0, 0, "<"), EDIT(4, 5, ""), EDIT(6, 7, "six")));
    assert_true(ADD(EDIT(1, 3, "ab")));
    assert_text("<0ab35six7x");
}

static void nothing_planned_changes_nothing(void **state)
{
    (void)state;
    assert_text("0123456789");
}

static void first_of_two_that_overlap_wins(void **state)
{
    (void)state;
    assert_true(ADD(EDIT(2, 5, "x")));
    assert_false(ADD(EDIT(4, 6, "y")));
    assert_false(ADD(EDIT(0, 3, "y")));
    assert_false(ADD(EDIT(2, 5, "y")));
    assert_false(ADD(EDIT(0, 9, "y")));
    assert_false(ADD(EDIT(3, 4, "y")));
    assert_text("01x56789");
}

static void neighbours_do_not_overlap(void **state)
{
    (void)state;
    assert_true(ADD(EDIT(2, 5, "x")));
    assert_true(ADD(EDIT(5, 6, "y")));
    assert_true(ADD(EDIT(0, 2, "z")));
    assert_text("zxy6789");
}

static void insertion_stands_alone(void **state)
{
    (void)state;
    assert_true(ADD(EDIT(2, 5, "x")));
    assert_false(ADD(EDIT(2, 2, "i")));
    assert_false(ADD(EDIT(3, 3, "i")));
    assert_false(ADD(EDIT(5, 5, "i")));
    assert_true(ADD(EDIT(7, 7, "i")));
    assert_false(ADD(EDIT(7, 7, "j")));
    assert_false(ADD(EDIT(7, 8, "j")));
    assert_false(ADD(EDIT(6, 7, "j")));
    assert_false(ADD(EDIT(6, 8, "j")));
    assert_true(ADD(EDIT(10, 10, "\n")));
    assert_text("01x56i789\n");
}

static void edits_of_one_finding_are_made_all_or_none(void **state)
{
    (void)state;
    assert_true(ADD(EDIT(4, 5, "x")));
    assert_false(ADD(EDIT(0, 1, "a"), EDIT(4, 5, "b")));
    assert_true(ADD(EDIT(0, 1, "c"), EDIT(1, 1, "d"), EDIT(1, 2, "e")));
    assert_text("cde23x56789");
}

static void what_is_beyond_the_text_or_out_of_order_is_refused(void **state)
{
    (void)state;
    assert_false(ADD(EDIT(9, 11, "x")));
    assert_false(ADD(EDIT(11, 11, "x")));
    assert_false(ADD(EDIT(5, 6, "x"), EDIT(2, 3, "y")));
    assert_false(ADD(EDIT(6, 5, "x")));
    assert_text("0123456789");
}

static void what_changes_nothing_is_no_change(void **state)
{
    (void)state;
    assert_false(ADD(EDIT(2, 4, "23")));
    assert_false(ADD(EDIT(2, 2, "")));
    assert_true(ADD(EDIT(2, 4, "23"), EDIT(5, 6, "x")));
    assert_text("01234x6789");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(edits_are_made_in_the_order_of_their_places),
        TEST(nothing_planned_changes_nothing),
        TEST(first_of_two_that_overlap_wins),
        TEST(neighbours_do_not_overlap),
        TEST(insertion_stands_alone),
        TEST(edits_of_one_finding_are_made_all_or_none),
        TEST(what_is_beyond_the_text_or_out_of_order_is_refused),
        TEST(what_changes_nothing_is_no_change),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
