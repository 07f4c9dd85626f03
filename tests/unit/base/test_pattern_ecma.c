#include "base/pattern_ecma.h"

#include "base/pattern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

typedef struct Example {
    const char *pattern;
    Slice text;
    bool matches;
} Example;

static void check(const Example *examples, size_t count)
{
    Arena arena;

    arena_init(&arena, NULL);
    for (size_t i = 0; i < count; i++) {
        PatternProblem problem;
        PatternSearch search;
        Slice text = slice_from_string(examples[i].pattern);
        Pattern *pattern = pattern_compile(&arena, text, PATTERN_ECMA, &problem);

        if (!pattern) {
            fail_msg("%s: %.*s", examples[i].pattern, SLICE_PRINT(problem.message));
        }
        pattern_search_init(&search, &arena, pattern);
        pattern_search_start(&search, examples[i].text);
        if ((pattern_search_next(&search) == PATTERN_FOUND) != examples[i].matches) {
            fail_msg("%s and \"%.*s\"", examples[i].pattern, SLICE_PRINT(examples[i].text));
        }
    }
    arena_free(&arena);
}

#define CHECK(examples) check(examples, sizeof(examples) / sizeof *(examples))

static void classes_are_those_of_ecma(void **state)
{
    static const Example examples[] = {
        {"^\\d+$", SLICE_INIT("42"), true},
        {"^\\d$", SLICE_INIT("\xd9\xa3"), false}, /* an Arabic three */
        {"^\\w$", SLICE_INIT("\xc3\xa9"), false},
        {"^\\s$", SLICE_INIT("\xc2\xa0"), true},
        {"^[a\\s]$", SLICE_INIT("\xe2\x80\xa8"), true},
        {"^\\S$", SLICE_INIT("\xef\xbb\xbf"), false},
        {"^.$", SLICE_INIT("\xe2\x80\xa9"), false},
        {"^[^]$", SLICE_INIT("\n"), true},
        {"[]", SLICE_INIT("a"), false},
        {"^[[:alpha:]]$", SLICE_INIT("b]"), false},
        {"^[[:alpha:]]$", SLICE_INIT("[]"), true},
        {"^\\p{Letter}$", SLICE_INIT("\xc3\xa9"), true},
        {"^\\p{Script=Greek}$", SLICE_INIT("\xce\xbb"), true},
        {"^\\P{Lu}$", SLICE_INIT("A"), false},
    };

    (void)state;
    CHECK(examples);
}

static void escapes_are_those_of_ecma(void **state)
{
    static const Example examples[] = {
        {"^\\u00e9$", SLICE_INIT("\xc3\xa9"), true},
        {"^\\u{1F600}$", SLICE_INIT("\xf0\x9f\x98\x80"), true},
        {"^\\ud83d\\ude00$", SLICE_INIT("\xf0\x9f\x98\x80"), true},
        {"^\\x41$", SLICE_INIT("A"), true},
        {"^\\cJ$", SLICE_INIT("\n"), true},
        {"^\\v$", SLICE_INIT("\n"), false},
        {"^\\0$", SLICE_INIT("\0"), true},
        {"^(a)\\1$", SLICE_INIT("aa"), true},
        {"^(?<x>a)\\k<x>$", SLICE_INIT("aa"), true},
        {"^\\-\\@\\/$", SLICE_INIT("-@/"), true},
        {"^a$", SLICE_INIT("a\n"), false},
        {"b", SLICE_INIT("abc"), true},
        {"(?<!a)b", SLICE_INIT("ab"), false},
    };

    (void)state;
    CHECK(examples);
}

static void what_ecma_does_not_have_is_refused(void **state)
{
    static const char *const patterns[] = {
        "\\A",   "a\\Z",        "\\a",     "\\Qa\\E", "(*UTF)a", "(?P<a>b)", "(?#c)", "(?i)a",
        "\\u12", "\\x1",        "\\ud800", "\\",      "\\p{",    "\\pL",     "[\\1]", "\\c1",
        "\\u{}", "\\u{110000}", "(",       "[",       "*",       "a**",      "\\k",   "(?>a)",
    };
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        PatternProblem problem = {.message = {NULL, 0}};
        Slice text = slice_from_string(patterns[i]);

        if (pattern_is_valid(&arena, text, PATTERN_ECMA) ||
            pattern_compile(&arena, text, PATTERN_ECMA, &problem)) {
            fail_msg("%s is taken", patterns[i]);
        }
        assert_true(problem.message.size > 0);
    }
    assert_true(pattern_is_valid(&arena, SLICE("\\Aa\\z"), 0));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_are_those_of_ecma),
        cmocka_unit_test(escapes_are_those_of_ecma),
        cmocka_unit_test(what_ecma_does_not_have_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
