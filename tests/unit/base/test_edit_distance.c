#include "base/edit_distance.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void edits_are_counted(void **state)
{
    (void)state;
    const struct {
        const char *a;
        const char *b;
        size_t distance;
    } cases[] = {
        {"", "", 0},
        {"same", "same", 0},
        {"Same", "sAmE", 0},
        {"", "abc", 3},
        {"abc", "ab", 1},
        {"abc", "xabc", 1},
        {"abc", "axc", 1},
        {"abcd", "abdc", 1},
        {"ab", "ba", 1},
        {"aB", "bA", 1},
        {"kitten", "sitting", 3},
        {"sunday", "saturday", 3},
        {"ca", "abc", 3}, /* 2 with the full Damerau distance: a swapped pair is not edited again */
        {"formta", "format", 1},
        {"abcdef", "badcfe", 3},
        {"\xC3\xA9", "e", 2},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Slice a = slice_from_string(cases[i].a);
        Slice b = slice_from_string(cases[i].b);
        assert_int_equal(edit_distance(a, b, 10), cases[i].distance);
        assert_int_equal(edit_distance(b, a, 10), cases[i].distance);
    }
}

static void beyond_the_limit_is_limit_and_one(void **state)
{
    (void)state;
    assert_int_equal(edit_distance(SLICE("kitten"), SLICE("sitting"), 3), 3);
    assert_int_equal(edit_distance(SLICE("kitten"), SLICE("sitting"), 2), 3);
    assert_int_equal(edit_distance(SLICE("kitten"), SLICE("sitting"), 0), 1);
    assert_int_equal(edit_distance(SLICE("a"), SLICE("abcdefgh"), 3), 4);
}

static void long_texts_are_equal_or_far(void **state)
{
    (void)state;
    char a[66];
    char b[66];
    memset(a, 'a', sizeof a);
    memset(b, 'a', sizeof b);
    b[0] = 'b';
    assert_int_equal(edit_distance((Slice){a, 64}, (Slice){b, 64}, 5), 1);
    assert_int_equal(edit_distance((Slice){a, 65}, (Slice){b, 65}, 5), 6);
    assert_int_equal(edit_distance((Slice){a, 64}, (Slice){b, 65}, 5), 6);
    assert_int_equal(edit_distance((Slice){a, 65}, (Slice){a, 65}, 5), 0);
}

static const Slice commands[] = {SLICE_INIT("build"),   SLICE_INIT("check"), SLICE_INIT("search"),
                                 SLICE_INIT("convert"), SLICE_INIT("lua"),   SLICE_INIT("new"),
                                 SLICE_INIT("from"),    SLICE_INIT("form"),  SLICE_INIT("format")};

static void nearest_name_is_what_was_meant(void **state)
{
    (void)state;
    const struct {
        const char *wanted;
        const char *nearest;
    } cases[] = {
        {"biuld", "build"},
        {"chekc", "check"},
        {"CHECK", "check"},
        {"serch", "search"},
        {"confert", "convert"},
        {"lau", "lua"},
        {"nwe", "new"},
        {"conv", "convert"},
        {"frmo", "from"},
        {"fom", "from"},
        {"forma", "form"},
        {"formatt", "format"},
        {"xxxxx", ""},
        {"", ""},
        {"x", ""},
        {"co", ""},
        {"bu", ""},
        {"deploy", ""},
        {"lu", "lua"},
        {"ew", "new"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Slice nearest =
            edit_distance_nearest(slice_from_string(cases[i].wanted), commands, COUNT(commands));
        assert_true(slice_is(nearest, cases[i].nearest));
    }
}

static void first_of_equally_near_names_wins(void **state)
{
    (void)state;
    const Slice names[] = {SLICE("cat"), SLICE("bat"), SLICE("hat")};
    assert_true(slice_is(edit_distance_nearest(SLICE("xat"), names, 3), "cat"));
    const Slice longer[] = {SLICE("filter-lua"), SLICE("filters"), SLICE("filter-list")};
    assert_true(slice_is(edit_distance_nearest(SLICE("filters-l"), longer, 3), "filters"));
    assert_true(slice_is(edit_distance_nearest(SLICE("fil"), longer, 3), "filter-lua"));
}

static void without_names_nothing_is_near(void **state)
{
    (void)state;
    assert_int_equal(edit_distance_nearest(SLICE("x"), NULL, 0).size, 0);
    const Slice empty[] = {SLICE("")};
    assert_int_equal(edit_distance_nearest(SLICE("x"), empty, 1).size, 0);
    assert_int_equal(edit_distance_nearest(SLICE(""), empty, 1).size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_are_counted),
        cmocka_unit_test(beyond_the_limit_is_limit_and_one),
        cmocka_unit_test(long_texts_are_equal_or_far),
        cmocka_unit_test(nearest_name_is_what_was_meant),
        cmocka_unit_test(first_of_equally_near_names_wins),
        cmocka_unit_test(without_names_nothing_is_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
