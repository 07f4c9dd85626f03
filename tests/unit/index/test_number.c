#include "index/number.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

static void digits_need_no_escape(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < NUMBER_BASE; i++) {
        char digit = number_digit(i);
        assert_true(digit >= ' ' && digit <= '~' && digit != '"' && digit != '\\');
        assert_int_equal(number_value(digit), i);
    }
    int count = 0;
    for (int i = 0; i < 256; i++) {
        count += number_value((char)i) >= 0;
    }
    assert_int_equal(count, NUMBER_BASE);
}

static void check_number(uint32_t number, size_t size)
{
    char text[NUMBER_SIZE_MOST];
    size_t written = (size_t)(number_put(text, number) - text);
    NumberReader reader = number_reader((Slice){text, written});
    assert_int_equal(written, size);
    assert_int_equal(number_read(&reader), number);
    assert_false(reader.failed);
    assert_true(reader.at == reader.end);
    for (size_t i = 0; i < written; i++) {
        reader = number_reader((Slice){text, i});
        assert_int_equal(number_read(&reader), 0);
        assert_true(reader.failed);
    }
}

static void numbers_are_read_as_written(void **state)
{
    (void)state;
    static const uint32_t firsts[] = {0, NUMBER_ONE_END, NUMBER_TWO_END, NUMBER_THREE_END,
                                      NUMBER_FOUR_END};
    static const size_t sizes[] = {1, 2, 3, 4, 6};
    for (size_t i = 0; i < 5; i++) {
        check_number(firsts[i], sizes[i]);
        check_number(firsts[i] + 1, sizes[i]);
        if (i > 0) {
            check_number(firsts[i] - 1, sizes[i - 1]);
        }
    }
    check_number(NUMBER_MOST, 6);
    for (uint32_t i = 0; i < 70000; i++) {
        char text[NUMBER_SIZE_MOST];
        NumberReader reader = number_reader((Slice){text, (size_t)(number_put(text, i) - text)});
        assert_int_equal(number_read(&reader), i);
    }
}

static void too_large_numbers_fail(void **state)
{
    (void)state;
    NumberReader reader = number_reader(SLICE("~~~~~~"));
    assert_int_equal(number_read(&reader), 0);
    assert_true(reader.failed);
}

static void texts_are_read_as_written(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", ""},
        {"plain", "plain"},
        {"a \"b\" \\c", "a \"b\" \\c"},
        {"tab\tline\n\x7F", "tab line  "},
        {"\xE2\x80\xA8x\xE2\x80\xA9\xE2\x80\xA6", " x \xE2\x80\xA6"},
        {"eight bytes, and others: \x01.", "eight bytes, and others:  ."},
        {"eight \\ and \"", "eight \\ and \""},
        {"bad \xFF", "bad \xEF\xBF\xBD"},
        {"end \xE2\x80", "end \xEF\xBF\xBD\xEF\xBF\xBD"},
    };
    Arena arena;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer out;
        buffer_init(&out, &arena);
        number_add_text(&out, slice_from_string(rows[i][0]));
        NumberReader reader = number_reader(buffer_slice(&out));
        Slice text = number_read_text(&reader, &arena);
        assert_string_equal(arena_string(&arena, text), rows[i][1]);
        assert_true(reader.at == reader.end && !reader.failed);
        reader = number_reader(slice_part(buffer_slice(&out), 0, out.size - 1));
        assert_int_equal(number_read_text(&reader, &arena).size, 0);
        assert_true(reader.failed);
    }
    arena_free(&arena);
}

/* What is cleaned is read as it was written, which words must be: they are sorted. */
static void clean_texts_are_read_as_written(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *clean;
    } rows[] = {
        {"", ""},
        {"plain \"text\"", "plain \"text\""},
        {"a\tb\x7F", "a b "},
        {"x\xE2\x80\xA8y\xE2\x80\xA9", "x y "},
        {"\xE2\x80\xA6\xE2\x80", "\xE2\x80\xA6\xE2\x80"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[16];
        size_t size = strlen(rows[i].text);
        memcpy(text, rows[i].text, size);
        size = number_clean_text(text, size);
        assert_int_equal(size, strlen(rows[i].clean));
        assert_memory_equal(text, rows[i].clean, size);
    }
    assert_true(number_text_is_clean(SLICE("plain \"text\" \xE2\x80\xA6")));
    assert_false(number_text_is_clean(SLICE("a\tb")));
    assert_false(number_text_is_clean(SLICE("x\xE2\x80\xA8")));
    assert_false(number_text_is_clean(SLICE("\xE2\x80")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_need_no_escape),
        cmocka_unit_test(numbers_are_read_as_written),
        cmocka_unit_test(too_large_numbers_fail),
        cmocka_unit_test(texts_are_read_as_written),
        cmocka_unit_test(clean_texts_are_read_as_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
