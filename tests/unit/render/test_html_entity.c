#include "render/html_entity.h"

#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void assert_decoded(const char *text, const char *expected)
{
    Arena arena;
    Buffer out;

    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    html_entity_decode(&out, slice_from_string(text));
    if (!slice_is(buffer_slice(&out), expected)) {
        fail_msg("\"%s\" is \"%.*s\", not \"%s\"", text, SLICE_PRINT(buffer_slice(&out)), expected);
    }
    arena_free(&arena);
}

static void names_are_decoded(void **state)
{
    static const char *const cases[][2] = {
        {"a &amp; b", "a & b"},
        {"&lt;&gt;&quot;&apos;", "<>\"'"},
        {"&AElig;&zwnj;", "Æ\xE2\x80\x8C"},
        {"&nbsp;", "\xC2\xA0"},
        {"&mdash;&hellip;", "—…"},
        {"&thetasym;", "ϑ"},
        {"&colon;&Tab;", ":\t"},
        {"&checkmark;", "✓"},
        {"&Alpha;&alpha;", "Αα"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_decoded(cases[i][0], cases[i][1]);
    }
}

static void other_ampersands_stay(void **state)
{
    static const char *const cases[] = {
        "&",    "&&",    "&;",    "&amp",  "&amp &", "&bogus;",      "&#",          "&#;", "&#x;",
        "&#12", "&#xZ;", "a&b=c", "&AMP;", "& amp;", "&checkmarks;", "&#\xC3\xA4;", "&am"};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_decoded(cases[i], cases[i]);
    }
}

static void numbers_are_decoded(void **state)
{
    assert_decoded("&#106;&#x6A;&#X6a;", "jjj");
    assert_decoded("&#0000106;&#128512;", "j😀");
    assert_decoded("&#10;", "\n");
    (void)state;
}

static void numbers_that_are_no_characters_become_the_replacement_character(void **state)
{
    static const char *const cases[] = {
        "&#0;",  "&#1;", "&#xD800;", "&#xDFFF;", "&#x110000;", "&#127;", "&#99999999999999999999;",
        "&#x81;"};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_decoded(cases[i], "\xEF\xBF\xBD");
    }
}

static void numbers_from_128_to_159_are_windows_1252(void **state)
{
    (void)state;
    assert_decoded("&#128;&#150;&#x97;&#159;", "€–—Ÿ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_decoded),
        cmocka_unit_test(other_ampersands_stay),
        cmocka_unit_test(numbers_are_decoded),
        cmocka_unit_test(numbers_that_are_no_characters_become_the_replacement_character),
        cmocka_unit_test(numbers_from_128_to_159_are_windows_1252),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
