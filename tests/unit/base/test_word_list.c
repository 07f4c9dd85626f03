#include "base/word_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const words[] = {"a", "and", "ands", "or", "zebra"};

static void words_of_the_list_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(words); i++) {
        for (size_t count = i + 1; count <= COUNT(words); count++) {
            assert_true(word_list_has(words, count, slice_from_string(words[i])));
        }
        assert_false(word_list_has(words, i, slice_from_string(words[i])));
    }
}

static void capitals_are_the_same_words(void **state)
{
    (void)state;
    assert_true(word_list_has(words, COUNT(words), SLICE("And")));
    assert_true(word_list_has(words, COUNT(words), SLICE("ZEBRA")));
}

static void other_words_are_not_found(void **state)
{
    static const Slice others[] = {SLICE_INIT(""),       SLICE_INIT("an"),   SLICE_INIT("andso"),
                                   SLICE_INIT("zebras"), SLICE_INIT("0"),    SLICE_INIT("~"),
                                   SLICE_INIT("\xFF"),   SLICE_INIT("or\0"), SLICE_INIT("and\0s")};
    (void)state;
    for (size_t i = 0; i < COUNT(others); i++) {
        assert_false(word_list_has(words, COUNT(words), others[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_the_list_are_found),
        cmocka_unit_test(capitals_are_the_same_words),
        cmocka_unit_test(other_words_are_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
