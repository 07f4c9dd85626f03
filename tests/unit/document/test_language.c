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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aliases_are_one_language),
        cmocka_unit_test(a_word_that_is_no_alias_stands_for_itself),
        cmocka_unit_test(case_and_what_follows_the_name_do_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
