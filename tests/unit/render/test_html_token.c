#include "render/html_token.h"

#include "base/buffer.h"

#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* "T" text, "S" start tag, "E" end tag, "C" comment, "U" unfinished; each with its source in brackets. */
static void write_tokens(Buffer *out, Slice html)
{
    static const char letters[] = {'T', 'S', 'E', 'C', 'U'};
    HtmlTokenizer tokenizer = {.input = html};
    HtmlToken token;

    while (html_token_next(&tokenizer, &token)) {
        buffer_add_byte(out, letters[token.kind]);
        buffer_add_byte(out, '[');
        buffer_add(out, token.source);
        buffer_add_byte(out, ']');
    }
}

static void assert_tokens(const char *html, const char *expected)
{
    Arena arena;
    Buffer out;

    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    write_tokens(&out, slice_from_string(html));
    if (!slice_is(buffer_slice(&out), expected)) {
        fail_msg("%s is %.*s, not %s", html, SLICE_PRINT(buffer_slice(&out)), expected);
    }
    arena_free(&arena);
}

static void text_is_what_begins_no_markup(void **state)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"a", "T[a]"},
        {"a < b", "T[a < b]"},
        {"<", "T[<]"},
        {"<<a>", "T[<]S[<a>]"},
        {"<3 </", "T[<3 </]"},
        {"a<b>c</b>d", "T[a]S[<b>]T[c]E[</b>]T[d]"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_tokens(cases[i][0], cases[i][1]);
    }
}

static void quotes_count_in_values_only(void **state)
{
    static const char *const cases[][2] = {
        {"<a b=\">\">c", "S[<a b=\">\">]T[c]"},     {"<a b='>'>c", "S[<a b='>'>]T[c]"},
        {"<a b = \">\">c", "S[<a b = \">\">]T[c]"}, {"<a b\">c\">", "S[<a b\">]T[c\">]"},
        {"<a \">c\">", "S[<a \">]T[c\">]"},         {"<a b=c\">d\">", "S[<a b=c\">]T[d\">]"},
        {"<a =\">\">", "S[<a =\">]T[\">]"},         {"<a b=>c", "S[<a b=>]T[c]"},
        {"<a b/=\">\">", "S[<a b/=\">]T[\">]"},     {"<a b=\"c\"d=\">\">", "S[<a b=\"c\"d=\">\">]"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_tokens(cases[i][0], cases[i][1]);
    }
}

static void the_end_of_the_input_cuts_tags_off(void **state)
{
    static const char *const cases[] = {
        "<a", "<a ", "<a b", "<a b=", "<a b=\"c>", "</a", "<a/", "<a b='\">"};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char expected[20] = "U[";

        for (size_t k = 0; k <= slice_from_string(cases[i]).size; k++) {
            expected[k + 2] = cases[i][k] ? cases[i][k] : ']';
        }
        assert_tokens(cases[i], expected);
    }
}

static void comments_end_as_in_browsers(void **state)
{
    static const char *const cases[][2] = {
        {"<!-- a > b -->c", "C[<!-- a > b -->]T[c]"},
        {"<!-->c", "C[<!-->]T[c]"},
        {"<!--->c", "C[<!--->]T[c]"},
        {"<!---->c", "C[<!---->]T[c]"},
        {"<!--a--!>c", "C[<!--a--!>]T[c]"},
        {"<!--a-->b-->", "C[<!--a-->]T[b-->]"},
        {"<!--a--->c", "C[<!--a--->]T[c]"},
        {"<!-- <b> --", "C[<!-- <b> --]"},
        {"<!--", "C[<!--]"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_tokens(cases[i][0], cases[i][1]);
    }
}

static void declarations_and_instructions_are_comments_up_to_the_next_greater_than(void **state)
{
    static const char *const cases[][2] = {
        {"<!doctype html>a", "C[<!doctype html>]T[a]"},
        {"<![CDATA[<b>]]>", "C[<![CDATA[<b>]T[]]>]"},
        {"<?php a>b ?>", "C[<?php a>]T[b ?>]"},
        {"</ a>b", "C[</ a>]T[b]"},
        {"</>b", "C[</>]T[b]"},
        {"<!-a>b", "C[<!-a>]T[b]"},
        {"<!a", "C[<!a]"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_tokens(cases[i][0], cases[i][1]);
    }
}

static void tags_know_name_attributes_and_closing(void **state)
{
    HtmlTokenizer tokenizer = {.input = SLICE("<Br/><a b=c/><a b />")};
    HtmlToken token;

    (void)state;
    assert_true(html_token_next(&tokenizer, &token));
    assert_true(slice_is(token.name, "Br"));
    assert_true(token.self_closing);
    assert_true(html_token_next(&tokenizer, &token));
    assert_true(slice_is(token.attributes, " b=c/"));
    assert_false(token.self_closing);
    assert_true(html_token_next(&tokenizer, &token));
    assert_true(token.self_closing);
    assert_false(html_token_next(&tokenizer, &token));
}

static void attributes_come_one_by_one(void **state)
{
    static const char *const expected[][2] = {{"a", ""},   {"b", "c"},  {"d", "e f"},
                                              {"g", "\""}, {"=h", "i"}, {"j\"", "k/"},
                                              {"l", ""},   {"m", "<n"}};
    Slice attributes = SLICE(" a b=c d = \"e f\"g='\"' /=h=i j\"=k/ l= m=<n");
    Slice name;
    Slice value;

    (void)state;
    /* "l= m=<n": the value of l is "m=<n", for blanks may stand before a value. */
    for (size_t i = 0; i < 6; i++) {
        assert_true(html_attribute_next(&attributes, &name, &value));
        assert_true(slice_is(name, expected[i][0]));
        assert_true(slice_is(value, expected[i][1]));
    }
    assert_true(html_attribute_next(&attributes, &name, &value));
    assert_true(slice_is(name, "l"));
    assert_true(slice_is(value, "m=<n"));
    assert_false(html_attribute_next(&attributes, &name, &value));
}

static void raw_text_ends_with_its_own_end_tag(void **state)
{
    HtmlTokenizer tokenizer = {.input = SLICE("a</b></scripts></SCRIPT \">x")};

    (void)state;
    assert_true(html_token_skip_element(&tokenizer, SLICE("script")));
    assert_true(slice_is(slice_from(tokenizer.input, tokenizer.offset), "x"));
}

static void raw_text_without_end_tag_is_not_passed_over(void **state)
{
    HtmlTokenizer tokenizer = {.input = SLICE("a</b></script")};

    (void)state;
    assert_false(html_token_skip_element(&tokenizer, SLICE("script")));
    assert_int_equal(tokenizer.offset, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_what_begins_no_markup),
        cmocka_unit_test(quotes_count_in_values_only),
        cmocka_unit_test(the_end_of_the_input_cuts_tags_off),
        cmocka_unit_test(comments_end_as_in_browsers),
        cmocka_unit_test(declarations_and_instructions_are_comments_up_to_the_next_greater_than),
        cmocka_unit_test(tags_know_name_attributes_and_closing),
        cmocka_unit_test(attributes_come_one_by_one),
        cmocka_unit_test(raw_text_ends_with_its_own_end_tag),
        cmocka_unit_test(raw_text_without_end_tag_is_not_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
