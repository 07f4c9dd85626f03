#include "index/plain_word.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

/* Byte after byte. */
static WordWindow expected_window(Slice text, size_t start)
{
    WordWindow window = {.start = start};
    for (size_t i = 0; i < WORD_WINDOW_SIZE && start + i < text.size; i++) {
        char byte = text.data[start + i];
        uint64_t bit = UINT64_C(1) << i;
        bool is_upper = byte >= 'A' && byte <= 'Z';
        bool is_other = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        window.words |= is_upper || is_other ? bit : 0;
        window.uppers |= is_upper ? bit : 0;
        window.wides |= (byte & 0x80) != 0 ? bit : 0;
    }
    return window;
}

static void assert_windows_equal(WordWindow window, WordWindow expected)
{
    assert_int_equal(window.words, expected.words);
    assert_int_equal(window.uppers, expected.uppers);
    assert_int_equal(window.wides, expected.wides);
}

static void check_windows(Slice text)
{
    for (size_t start = 0; start <= text.size; start++) {
        WordWindow expected = expected_window(text, start);
        size_t left = text.size - start;
        WordWindow parts = {.start = start};
        word_window_fill_parts(&parts, text, start,
                               left < WORD_WINDOW_SIZE ? left : WORD_WINDOW_SIZE);
        assert_windows_equal(parts, expected);
        assert_windows_equal(word_window_at(text, start), expected);
    }
}

static void each_byte_has_its_bits(void **state)
{
    (void)state;
    char bytes[256];
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (char)i;
    }
    check_windows((Slice){bytes, sizeof bytes});
}

/* At the end of memory: a read behind a text is seen. */
static void texts_of_all_sizes_are_read_to_their_end(void **state)
{
    (void)state;
    static const char pattern[] = "Ab9 Z_\xC3\xA9.a-";
    for (size_t size = 0; size <= 2 * WORD_WINDOW_SIZE + 3; size++) {
        char *bytes = malloc(size > 0 ? size : 1);
        assert_non_null(bytes);
        for (size_t i = 0; i < size; i++) {
            bytes[i] = pattern[i % (sizeof pattern - 1)];
        }
        check_windows((Slice){bytes, size});
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_byte_has_its_bits),
        cmocka_unit_test(texts_of_all_sizes_are_read_to_their_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
