#include "document/word_count.h"

#include "unit/sample_document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static uint32_t count(Slice text)
{
    WordCount words = {0};
    word_count_add_text(&words, text);
    return word_count_total(&words);
}

static void words_are_runs_with_a_letter_or_number(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t words;
    } cases[] = {
        {"", 0},
        {"one two\tthree\nfour", 4},
        {" don't (see) 3.14 a/b ", 4},
        {"a - b -- * \"", 2},
        {"\xE2\x80\x94 \xE2\x9C\x85 x", 1},
        {"na\xC3\xAFve \xC3\xA9", 2},
        {"a\xC2\xA0"
         "b",
         2},
        {"\xE6\xBC\xA2\xE5\xAD\x97 x\xE6\xBC\xA2y", 5},
        {"\xE3\x82\xAB\xE3\x83\xBB\xE3\x83\x8A", 2},
        {"\xED\x95\x9C\xEA\xB5\xAD \xEC\x96\xB4", 2},
        {"\xFF\xFE", 0},
        {"a\xFF", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(count(slice_from_string(cases[i].text)), cases[i].words);
    }
}

/* All texts of up to six of these bytes, at all places of a longer one: what eight bytes at a time must not change. */
static void words_are_the_same_wherever_they_stand(void **state)
{
    (void)state;
    static const char alphabet[] = {'a', '-', ' '};
    for (uint32_t number = 0; number < 729; number++) {
        char text[32];
        uint32_t words = 0;
        bool open = false;
        for (uint32_t i = 0, rest = number; i < 6; i++, rest /= 3) {
            text[i] = alphabet[rest % 3];
            words += text[i] == 'a' && !open;
            open = text[i] != ' ' && (open || text[i] == 'a');
        }
        for (size_t at = 0; at < 17; at++) {
            char line[32];
            memset(line, '.', sizeof line);
            line[at] = ' ';
            memcpy(line + at + 1, text, 6);
            line[at + 7] = ' ';
            assert_int_equal(count((Slice){line, sizeof line}), words);
        }
    }
}

static uint32_t words_of(void **state, const char *text)
{
    return sample_read(*state, "a.md", slice_from_string(text))->words;
}

static void markup_ends_no_word_and_blocks_and_breaks_do(void **state)
{
    assert_int_equal(words_of(state, "# A title\n\n**b**old [l](x.md)ink\nnext\n"), 5);
    assert_int_equal(words_of(state, "- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n"), 6);
    assert_int_equal(words_of(state, "Use `git log`, now.\n"), 4);
    assert_int_equal(words_of(state, "x\n\n```\nnot read\n```\n\n<p>not read</p>\n\n$a b$\n"), 1);
    assert_int_equal(words_of(state, "a[^1]\n\n[^1]: b c\n"), 3);
    assert_int_equal(words_of(state, "---\ntitle: not this\n---\nonly\n"), 1);
    assert_int_equal(words_of(state, "![alt text](x.png)\n"), 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_begin, sample_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(words_are_runs_with_a_letter_or_number),
        TEST(words_are_the_same_wherever_they_stand),
        TEST(markup_ends_no_word_and_blocks_and_breaks_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
