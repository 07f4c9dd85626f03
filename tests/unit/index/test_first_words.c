#include "index/first_words.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

static void check(const char *line, size_t most, const char *expected)
{
    assert_true(slice_is(first_words(slice_from_string(line), most), expected));
}

static void a_line_that_fits_stays_whole(void **state)
{
    (void)state;
    check("", 5, "");
    check("two words", 9, "two words");
    check("d\xC3\xA9j\xC3\xA0 vu", 7, "d\xC3\xA9j\xC3\xA0 vu");
}

static void a_word_that_is_cut_is_left_out(void **state)
{
    (void)state;
    check("two small words", 12, "two small");
    check("three words here", 13, "three words");
    check("three words here", 12, "three words");
    check("three words here", 11, "three words");
    check("eleven words here", 10, "eleven");
}

static void half_of_a_line_is_not_left_out(void **state)
{
    (void)state;
    check("a-name-of-many-parts", 6, "a-name");
    check("see a-name-of-many-parts", 12, "see a-name-o");
}

static void scripts_without_spaces_are_cut_at_a_character(void **state)
{
    (void)state;
    check("SQL \xE6\xA4\x9C\xE7\xB4\xA2\xE3\x81\xAE\xE8\xA8\xAD\xE8\xA8\x88", 7,
          "SQL \xE6\xA4\x9C\xE7\xB4\xA2\xE3\x81\xAE");
    check("\xE6\xA4\x9C\xE7\xB4\xA2\xE3\x81\xAE SQL", 5, "\xE6\xA4\x9C\xE7\xB4\xA2\xE3\x81\xAE");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_that_fits_stays_whole),
        cmocka_unit_test(a_word_that_is_cut_is_left_out),
        cmocka_unit_test(half_of_a_line_is_not_left_out),
        cmocka_unit_test(scripts_without_spaces_are_cut_at_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
