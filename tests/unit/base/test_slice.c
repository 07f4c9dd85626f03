#include "base/slice.h"

#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const Slice nothing = {NULL, 0};

static void assert_slice(Slice actual, const char *expected)
{
    assert_int_equal(actual.size, strlen(expected));
    if (actual.size > 0) {
        assert_memory_equal(actual.data, expected, actual.size);
    }
}

static Slice text(const char *string)
{
    return slice_from_string(string);
}

static void null_string_is_the_empty_slice(void **state)
{
    (void)state;
    assert_int_equal(slice_from_string(NULL).size, 0);
    assert_true(slice_is(slice_from_string(NULL), ""));
}

static void literals_may_hold_nul_bytes(void **state)
{
    static const Slice table[] = {SLICE_INIT("a\0b"), SLICE_INIT("")};

    (void)state;
    assert_int_equal(SLICE("a\0b").size, 3);
    assert_int_equal(table[0].size, 3);
    assert_int_equal(table[1].size, 0);
    assert_true(slice_equals(SLICE("a\0b"), table[0]));
    assert_false(slice_equals(SLICE("a\0b"), SLICE("a\0c")));
    assert_false(slice_is(SLICE("a\0b"), "a"));
}

static void empty_slices_are_equal_whatever_they_point_at(void **state)
{
    (void)state;
    assert_true(slice_equals(nothing, SLICE("")));
    assert_true(slice_equals_fold(nothing, SLICE("")));
    assert_int_equal(slice_compare(nothing, SLICE("")), 0);
    assert_true(slice_starts_with(nothing, nothing));
    assert_true(slice_ends_with(SLICE("a"), nothing));
}

static void fold_knows_ascii_letters_only(void **state)
{
    (void)state;
    assert_true(slice_equals_fold(SLICE("aZ09"), SLICE("Az09")));
    assert_false(slice_equals_fold(SLICE("a"), SLICE("ab")));
    assert_false(slice_equals_fold(SLICE("@[`{"), SLICE("`{@[")));
    assert_true(slice_has_fold(SLICE("docs/A.md"), SLICE("DOCS/a")));
    assert_true(slice_has_fold(SLICE("docs/A.md"), SLICE(".MD")));
    assert_true(slice_has_fold(SLICE("a"), SLICE("")));
    assert_false(slice_has_fold(SLICE("a"), SLICE("ab")));
    assert_false(slice_has_fold(SLICE("docs"), SLICE("doc/")));
    assert_false(slice_equals_fold(SLICE("\xC3\x84"), SLICE("\xC3\xA4")));
}

static void compare_orders_by_unsigned_bytes_and_prefix_first(void **state)
{
    static const char *const ascending[] = {"",  "A",    "a",    "a\x01", "aa",
                                            "b", "\x7F", "\x80", "\xFF"};

    (void)state;
    for (size_t i = 0; i < COUNT(ascending); i++) {
        for (size_t j = 0; j < COUNT(ascending); j++) {
            int order = slice_compare(text(ascending[i]), text(ascending[j]));

            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    }
}

static void starts_and_ends_with(void **state)
{
    (void)state;
    assert_true(slice_starts_with(SLICE("abc"), SLICE("ab")));
    assert_true(slice_starts_with(SLICE("abc"), SLICE("abc")));
    assert_false(slice_starts_with(SLICE("abc"), SLICE("abcd")));
    assert_false(slice_starts_with(SLICE("abc"), SLICE("b")));
    assert_true(slice_ends_with(SLICE("abc"), SLICE("bc")));
    assert_false(slice_ends_with(SLICE("abc"), SLICE("ab")));
    assert_false(slice_ends_with(SLICE("abc"), SLICE("zabc")));
}

static void parts_are_cut_to_the_text(void **state)
{
    (void)state;
    assert_slice(slice_part(SLICE("abcd"), 1, 3), "bc");
    assert_slice(slice_part(SLICE("abcd"), 2, SIZE_MAX), "cd");
    assert_slice(slice_part(SLICE("abcd"), 3, 2), "");
    assert_slice(slice_part(SLICE("abcd"), SIZE_MAX, SIZE_MAX), "");
    assert_slice(slice_part(nothing, 0, 5), "");
    assert_slice(slice_from(SLICE("abcd"), 1), "bcd");
    assert_slice(slice_from(nothing, 1), "");
}

static void part_beyond_the_end_points_at_the_end(void **state)
{
    Slice whole = SLICE("abcd");

    (void)state;
    assert_ptr_equal(slice_from(whole, 9).data, whole.data + 4);
    assert_ptr_equal(slice_part(whole, 3, 1).data, whole.data + 3);
}

static void find_returns_the_size_when_there_is_none(void **state)
{
    (void)state;
    assert_int_equal(slice_find_byte(SLICE("abca"), 'a', 0), 0);
    assert_int_equal(slice_find_byte(SLICE("abca"), 'a', 1), 3);
    assert_int_equal(slice_find_byte(SLICE("abca"), 'x', 0), 4);
    assert_int_equal(slice_find_byte(SLICE("abca"), 'a', 4), 4);
    assert_int_equal(slice_find_byte(SLICE("abca"), 'a', SIZE_MAX), 4);
    assert_int_equal(slice_find_byte(nothing, 'a', 0), 0);
    assert_int_equal(slice_find_byte(SLICE("a\0b"), '\0', 0), 1);
    assert_int_equal(slice_find_byte(SLICE("a\xFF"), '\xFF', 0), 1);
    assert_int_equal(slice_find_last_byte(SLICE("abca"), 'a'), 3);
    assert_int_equal(slice_find_last_byte(SLICE("abca"), 'x'), 4);
    assert_int_equal(slice_find_last_byte(nothing, 'x'), 0);
}

static void find_looks_for_the_whole_needle(void **state)
{
    (void)state;
    assert_int_equal(slice_find(SLICE("aabaab"), SLICE("ab"), 0), 1);
    assert_int_equal(slice_find(SLICE("aabaab"), SLICE("ab"), 2), 4);
    assert_int_equal(slice_find(SLICE("aabaab"), SLICE("ba "), 0), 6);
    assert_int_equal(slice_find(SLICE("ab"), SLICE("abc"), 0), 2);
    assert_int_equal(slice_find(slice_part(SLICE("aab"), 0, 2), SLICE("ab"), 0), 2);
    assert_int_equal(slice_find(nothing, SLICE("a"), 0), 0);
}

static void empty_needle_is_where_the_search_begins(void **state)
{
    (void)state;
    assert_int_equal(slice_find(SLICE("abc"), nothing, 0), 0);
    assert_int_equal(slice_find(SLICE("abc"), nothing, 2), 2);
    assert_int_equal(slice_find(SLICE("abc"), nothing, 9), 3);
}

static void trim_takes_all_ascii_white_space(void **state)
{
    (void)state;
    assert_slice(slice_trim(SLICE(" \t\r\n\v\fa b \t\r\n\v\f")), "a b");
    assert_slice(slice_trim_start(SLICE("  a ")), "a ");
    assert_slice(slice_trim_end(SLICE(" a  ")), " a");
    assert_slice(slice_trim(SLICE(" \t ")), "");
    assert_slice(slice_trim(nothing), "");
    assert_slice(slice_trim(SLICE("\xC2\xA0")), "\xC2\xA0");
}

static void cut_splits_at_the_first_separator(void **state)
{
    Slice rest = nothing;

    (void)state;
    assert_slice(slice_cut(SLICE("a=b=c"), '=', &rest), "a");
    assert_slice(rest, "b=c");
    assert_slice(slice_cut(SLICE("a="), '=', &rest), "a");
    assert_slice(rest, "");
    assert_slice(slice_cut(SLICE("=a"), '=', &rest), "");
    assert_slice(rest, "a");
}

static void cut_without_separator_returns_everything(void **state)
{
    Slice rest = nothing;

    (void)state;
    assert_slice(slice_cut(SLICE("abc"), '=', &rest), "abc");
    assert_slice(rest, "");
    assert_slice(slice_cut(nothing, '=', &rest), "");
    assert_slice(rest, "");
}

static void cut_may_replace_its_own_argument(void **state)
{
    Slice lines = SLICE("one\n\nthree\n");
    const char *const expected[] = {"one", "", "three"};
    size_t count = 0;

    (void)state;
    while (lines.size > 0 && count < COUNT(expected)) {
        assert_slice(slice_cut(lines, '\n', &lines), expected[count++]);
    }
    assert_int_equal(count, COUNT(expected));
    assert_int_equal(lines.size, 0);
}

static void integers_are_whole_and_fit(void **state)
{
    static const struct {
        const char *text;
        bool is_valid;
        int64_t value;
    } cases[] = {
        {"0", true, 0},
        {"007", true, 7},
        {"9223372036854775807", true, INT64_MAX},
        {"9223372036854775808", false, 0},
        {"9223372036854775810", false, 0},
        {"92233720368547758070", false, 0},
        {"99999999999999999999999", false, 0},
        {"", false, 0},
        {"-1", false, 0},
        {"+1", false, 0},
        {" 1", false, 0},
        {"1 ", false, 0},
        {"1x", false, 0},
        {"\xD9\xA1", false, 0}, /* ARABIC-INDIC DIGIT ONE */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t value = -1;

        assert_int_equal(slice_to_integer(text(cases[i].text), &value), cases[i].is_valid);
        assert_int_equal(value, cases[i].is_valid ? cases[i].value : -1);
    }
}

static void ascii_classes_are_those_of_the_c_locale(void **state)
{
    static const Slice punctuation = SLICE_INIT("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
    static const Slice spaces = SLICE_INIT(" \t\r\n\v\f");

    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        char c = (char)byte;
        bool is_lower = byte >= 'a' && byte <= 'z';
        bool is_upper = byte >= 'A' && byte <= 'Z';
        bool is_digit = byte >= '0' && byte <= '9';

        assert_int_equal(ascii_is_letter(c), is_lower || is_upper);
        assert_int_equal(ascii_is_digit(c), is_digit);
        assert_int_equal(ascii_is_alphanumeric(c), is_lower || is_upper || is_digit);
        assert_int_equal(ascii_is_space(c), slice_find_byte(spaces, c, 0) < spaces.size);
        assert_int_equal(ascii_is_punctuation(c),
                         slice_find_byte(punctuation, c, 0) < punctuation.size);
        assert_int_equal(ascii_to_lower(c), is_upper ? (char)(byte + 32) : c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(null_string_is_the_empty_slice),
        cmocka_unit_test(literals_may_hold_nul_bytes),
        cmocka_unit_test(empty_slices_are_equal_whatever_they_point_at),
        cmocka_unit_test(fold_knows_ascii_letters_only),
        cmocka_unit_test(compare_orders_by_unsigned_bytes_and_prefix_first),
        cmocka_unit_test(starts_and_ends_with),
        cmocka_unit_test(parts_are_cut_to_the_text),
        cmocka_unit_test(part_beyond_the_end_points_at_the_end),
        cmocka_unit_test(find_returns_the_size_when_there_is_none),
        cmocka_unit_test(find_looks_for_the_whole_needle),
        cmocka_unit_test(empty_needle_is_where_the_search_begins),
        cmocka_unit_test(trim_takes_all_ascii_white_space),
        cmocka_unit_test(cut_splits_at_the_first_separator),
        cmocka_unit_test(cut_without_separator_returns_everything),
        cmocka_unit_test(cut_may_replace_its_own_argument),
        cmocka_unit_test(integers_are_whole_and_fit),
        cmocka_unit_test(ascii_classes_are_those_of_the_c_locale),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
