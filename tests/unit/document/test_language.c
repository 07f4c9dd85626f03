#include "document/language.h"

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>

typedef struct Example {
    const char *word;
    const char *language;
} Example;

static void assert_languages(const Example *examples, size_t count)
{
    Arena arena;

    arena_init(&arena, NULL);
    for (size_t i = 0; i < count; i++) {
        Slice language = language_from_word(&arena, slice_from_string(examples[i].word));

        if (!slice_is(language, examples[i].language)) {
            fail_msg("%s is %.*s, not %s", examples[i].word, SLICE_PRINT(language),
                     examples[i].language);
        }
    }
    arena_free(&arena);
}

static void aliases_are_one_language(void **state)
{
    (void)state;
    static const Example examples[] = {
        {"ts", "typescript"}, {"js", "javascript"},   {"sh", "bash"},      {"shell", "bash"},
        {"bash", "bash"},     {"md", "markdown"},     {"yml", "yaml"},     {"txt", "text"},
        {"c++", "cpp"},       {"pwsh", "powershell"}, {"asm", "assembly"}, {"cc", "cpp"},
        {"C#", "csharp"},     {"vimscript", "vim"},   {"py3", "python"},
    };
    assert_languages(examples, sizeof examples / sizeof *examples);
}

static void a_word_that_is_no_alias_stands_for_itself(void **state)
{
    (void)state;
    static const Example examples[] = {
        {"typescript", "typescript"}, {"tsx", "tsx"}, {"my-language", "my-language"},
        {"jsonc", "jsonc"},           {"", ""},
    };
    assert_languages(examples, sizeof examples / sizeof *examples);
}

static void case_and_what_follows_the_name_do_not_count(void **state)
{
    (void)state;
    static const Example examples[] = {
        {"TypeScript", "typescript"},
        {"JSON", "json"},
        {"Ts", "typescript"},
        {"rust,no_run", "rust"},
        {"js{1,3}", "javascript"},
        {"ts:src/a.ts", "typescript"},
        {"{1,3}", ""},
        {"py;x", "python"},
    };
    assert_languages(examples, sizeof examples / sizeof *examples);
}

static void names_that_others_know_are_in_order_and_found(void **state)
{
    static const char *const names[] = {"abap", "bash", "mermaid", "typescript", "text", "zsh"};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_true(language_is_known(slice_from_string(names[i])));
    }
    assert_false(language_is_known(SLICE("klingon")));
    assert_false(language_is_known(SLICE("")));
}

static void every_alias_stands_for_a_name_that_is_known(void **state)
{
    Arena arena;
    static const char *const words[] = {"asm", "c#", "js", "sh", "tf", "yml", "vb", "docker", "md"};

    (void)state;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_true(language_is_known(language_from_word(&arena, slice_from_string(words[i]))));
    }
    arena_free(&arena);
}

static void the_nearest_name_is_what_was_meant(void **state)
{
    (void)state;
    assert_true(slice_is(language_nearest(SLICE("pyhton")), "python"));
    assert_true(slice_is(language_nearest(SLICE("typscript")), "typescript"));
    assert_int_equal(language_nearest(SLICE("klingon")).size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aliases_are_one_language),
        cmocka_unit_test(a_word_that_is_no_alias_stands_for_itself),
        cmocka_unit_test(case_and_what_follows_the_name_do_not_count),
        cmocka_unit_test(names_that_others_know_are_in_order_and_found),
        cmocka_unit_test(every_alias_stands_for_a_name_that_is_known),
        cmocka_unit_test(the_nearest_name_is_what_was_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
