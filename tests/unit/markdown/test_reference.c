/*
 * What follows a link's text, and link reference definitions.
 */
#include "markdown/reference.h"

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>

static void inline_links_end_behind_their_parenthesis(void **state)
{
    (void)state;
    static const struct {
        const char *content; /* "]" is at 0 */
        size_t end;
        const char *url;
    } cases[] = {
        {"](a)", 4, "a"},
        {"](a) b", 4, "a"},
        {"](<a b>)", 8, "a b"},
        {"]( a 'b' )", 10, "a"},
        {"](a(b)c)", 8, "a(b)c"},
        {"](a \"b\\\"c\")", 11, "a"},
        {"](a\n\"b\nc\"\n)", 11, "a"},
        {"](a (b))", 8, "a"},
        {"](\\)a)", 6, "\\)a"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Slice content = slice_from_string(cases[i].content);
        LinkTail tail;
        link_tail_scan(content, 1, &tail);
        assert_int_equal(tail.end, cases[i].end);
        assert_true(slice_is(slice_part(content, tail.url_start, tail.url_end), cases[i].url));
        assert_false(tail.has_label);
    }
}

static void what_is_no_inline_link_is_read_as_a_label(void **state)
{
    (void)state;
    LinkTail tail;
    link_tail_scan(SLICE("][ a b ] c"), 1, &tail);
    assert_true(tail.has_label);
    assert_true(slice_is(tail.label, "a b"));
    assert_int_equal(tail.end, 8);
    link_tail_scan(SLICE("][]"), 1, &tail);
    assert_true(tail.has_label);
    assert_int_equal(tail.label.size, 0);
    link_tail_scan(SLICE("](a b) c"), 1, &tail);
    assert_false(tail.has_label);
    assert_int_equal(tail.end, 1);
}

static void definitions_are_read_with_their_title(void **state)
{
    (void)state;
    static const struct {
        const char *content;
        const char *label;
        const char *url;
        const char *title;
        size_t end;
    } cases[] = {
        {"[a]: b\n", "a", "b", "", 7},
        {"[a]: <b c> 'd'\nnext\n", "a", "b c", "'d'", 15},
        {"[a]:\n  b\n  \"c\nd\"\n", "a", "b", "\"c\nd\"", 17},
        {"[a]: b\n\"c\" d\n", "a", "b", "", 7},
        {"[a\\]b]: c\n", "a\\]b", "c", "", 10},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DefinitionScan scan;
        assert_true(definition_scan(slice_from_string(cases[i].content), 0, &scan));
        assert_true(slice_is(scan.label, cases[i].label));
        assert_true(slice_is(scan.url, cases[i].url));
        assert_true(slice_is(scan.title, cases[i].title));
        assert_int_equal(scan.end, cases[i].end);
    }
}

static void what_is_no_definition_is_not_read(void **state)
{
    (void)state;
    static const char *const cases[] = {"[a] b\n", "[a]:\n\n",   "[a]: b c\n",
                                        "[]: b\n", "[a[b]: c\n", "a]: b\n"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DefinitionScan scan;
        assert_false(definition_scan(slice_from_string(cases[i]), 0, &scan));
    }
}

static void addresses_and_titles_lose_escapes_and_entities(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena, NULL);
    assert_true(
        slice_is(reference_clean_url(&arena, SLICE(" a\\*b&amp;c&nope;\\d ")), "a*b&c&nope;\\d"));
    assert_true(
        slice_is(reference_clean_title(&arena, SLICE("\"a &quot;b&quot; \\\"\"")), "a \"b\" \""));
    assert_int_equal(reference_clean_title(&arena, SLICE("")).size, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inline_links_end_behind_their_parenthesis),
        cmocka_unit_test(what_is_no_inline_link_is_read_as_a_label),
        cmocka_unit_test(definitions_are_read_with_their_title),
        cmocka_unit_test(what_is_no_definition_is_not_read),
        cmocka_unit_test(addresses_and_titles_lose_escapes_and_entities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
