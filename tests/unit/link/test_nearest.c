#include "link/nearest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

static Slice find(const char *wanted, const Slice *names, size_t count)
{
    size_t budget = NEAREST_BUDGET;
    Nearest nearest;
    nearest_init(&nearest, slice_from_string(wanted), &budget);
    for (size_t i = 0; i < count; i++) {
        nearest_offer(&nearest, names[i]);
    }
    return nearest.name;
}

static void the_fewest_edits_win(void **state)
{
    (void)state;
    static const Slice names[] = {SLICE_INIT("installation"), SLICE_INIT("instal"),
                                  SLICE_INIT("install"), SLICE_INIT("Instell")};
    assert_true(slice_is(find("instll", names, 4), "instal"));
    assert_true(slice_is(find("INSTALL", names, 4), "install"));
    assert_true(slice_is(find("instalation", names, 4), "installation"));
    assert_int_equal(find("uninstalling", names, 4).size, 0);
    assert_int_equal(find("", names, 4).size, 0);
}

static void other_numbers_are_other_things(void **state)
{
    (void)state;
    static const Slice names[] = {SLICE_INIT("adr-0012-caching"), SLICE_INIT("phase-2")};
    assert_int_equal(find("adr-0013-caching", names, 2).size, 0);
    assert_int_equal(find("phase-3", names, 2).size, 0);
    assert_int_equal(find("phase", names, 2).size, 0);
    assert_true(slice_is(find("adr-0012-cachng", names, 2), "adr-0012-caching"));
    assert_true(slice_is(find("phase2", names, 2), "phase-2"));
}

static void offer_says_whether_it_is_the_nearest_so_far(void **state)
{
    (void)state;
    size_t budget = NEAREST_BUDGET;
    Nearest nearest;
    nearest_init(&nearest, SLICE("database-notes"), &budget);
    assert_false(nearest_offer(&nearest, SLICE("other")));
    assert_true(nearest_offer(&nearest, SLICE("databse-note")));
    assert_false(nearest_offer(&nearest, SLICE("database-not")));
    assert_true(nearest_offer(&nearest, SLICE("database-note")));
    assert_false(nearest_offer(&nearest, SLICE("database-noted")));
    assert_true(slice_is(nearest.name, "database-note"));
}

static void an_empty_budget_finds_nothing(void **state)
{
    (void)state;
    size_t budget = 100;
    Nearest nearest;
    nearest_init(&nearest, SLICE("setup"), &budget);
    for (size_t i = 0; i < 200; i++) {
        nearest_offer(&nearest, SLICE("something else"));
    }
    assert_int_equal(budget, 0);
    assert_false(nearest_offer(&nearest, SLICE("setup")));
}

static void punctuation_and_case_do_not_make_another_name(void **state)
{
    (void)state;
    assert_true(nearest_is_same(SLICE("a--b-C"), SLICE("a-bc")));
    assert_true(nearest_is_same(SLICE("-setup"), SLICE("setup")));
    assert_true(nearest_is_same(SLICE("\xC3\xA4-1"), SLICE("\xC3\xA4 1")));
    assert_false(nearest_is_same(SLICE("a-1"), SLICE("a-2")));
    assert_false(nearest_is_same(SLICE("ab"), SLICE("abc")));
    assert_false(nearest_is_same(SLICE("--"), SLICE("-")));
    assert_false(nearest_is_same(SLICE(""), SLICE("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fewest_edits_win),
        cmocka_unit_test(other_numbers_are_other_things),
        cmocka_unit_test(offer_says_whether_it_is_the_nearest_so_far),
        cmocka_unit_test(an_empty_budget_finds_nothing),
        cmocka_unit_test(punctuation_and_case_do_not_make_another_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
