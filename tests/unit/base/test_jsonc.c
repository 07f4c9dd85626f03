#include "base/jsonc.h"

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>

static int begin(void **state)
{
    static Arena arena;

    arena_init(&arena, NULL);
    *state = &arena;
    return 0;
}

static int end(void **state)
{
    arena_free(*state);
    return 0;
}

typedef struct Example {
    const char *text;
    JsonForm form;
    size_t offset; /* of the problem */
} Example;

static void assert_forms(Arena *arena, const Example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        JsonProblem problem = {0};
        JsonForm form = json_form(arena, slice_from_string(examples[i].text), &problem);

        if (form != examples[i].form ||
            (form != JSON_FORM_VALID && problem.offset != examples[i].offset)) {
            fail_msg("%s: %s, problem at %zu", examples[i].text, json_form_name(form),
                     problem.offset);
        }
    }
}

#define ASSERT_FORMS(arena, examples)                                                              \
    assert_forms((arena), (examples), sizeof(examples) / sizeof *(examples))

static void a_value_is_valid(void **state)
{
    static const Example examples[] = {
        {"{\"a\": 1}", JSON_FORM_VALID, 0},
        {"[1.10, 18446744073709551616]", JSON_FORM_VALID, 0},
        {" \"// no comment, \\\" and no end ]\" ", JSON_FORM_VALID, 0},
    };
    ASSERT_FORMS(*state, examples);
}

static void comments_and_commas_before_brackets_are_told_apart_from_mistakes(void **state)
{
    static const Example examples[] = {
        {"{\"a\": 1} // why", JSON_FORM_COMMENTED, 9},
        {"// file.json\n{\"a\": 1}", JSON_FORM_COMMENTED, 0},
        {"{\"a\": /* one */ 1}", JSON_FORM_COMMENTED, 6},
        {"{\"a\": 1,}", JSON_FORM_COMMENTED, 7},
        {"[1, 2, // two\n]", JSON_FORM_COMMENTED, 5},
        {"{\"url\": \"http://x\",\n}", JSON_FORM_COMMENTED, 18},
        {"{\"a\": [],}", JSON_FORM_COMMENTED, 8},
    };
    ASSERT_FORMS(*state, examples);
}

static void the_first_thing_that_is_no_json_is_named(void **state)
{
    JsonProblem problem;

    json_form(*state, SLICE("[1,] // one"), &problem);
    assert_true(slice_is(problem.message, "a comma before a closing bracket"));
    json_form(*state, SLICE("// one\n[1,]"), &problem);
    assert_true(slice_is(problem.message, "a comment"));
}

static void a_part_of_json_is_a_fragment(void **state)
{
    static const Example examples[] = {
        {"\"a\": 1,\n\"b\": [2]", JSON_FORM_FRAGMENT, 3},
        {"\"a\": 1,", JSON_FORM_FRAGMENT, 3},
        {"\"a\": 1 // was 2\n\"b\": 2", JSON_FORM_FRAGMENT, 3},
        {"{\"a\": 1}\n{\"a\": 2}\n", JSON_FORM_FRAGMENT, 9},
        {"{\"a\": 1},\n{\"a\": 2}", JSON_FORM_FRAGMENT, 8},
        {"{\"a\": {...}}", JSON_FORM_FRAGMENT, 7},
        {"[1, 2, …]", JSON_FORM_FRAGMENT, 7},
        {"{\"a\": <number>}", JSON_FORM_FRAGMENT, 6},
        {"", JSON_FORM_FRAGMENT, 0},
    };
    ASSERT_FORMS(*state, examples);
}

static void a_comment_alone_in_brackets_stands_for_what_is_left_out(void **state)
{
    static const Example examples[] = {
        {"[ /* 12 more */ ]", JSON_FORM_FRAGMENT, 2},
        {"{\"a\": {\n// as above\n}}", JSON_FORM_FRAGMENT, 8},
        {"[1, /* one */ {}]", JSON_FORM_COMMENTED, 4},
    };
    ASSERT_FORMS(*state, examples);
}

static void a_mistake_is_told_where_it_stands_in_the_text_as_written(void **state)
{
    static const Example examples[] = {
        {"{\"a\": 1 \"b\": 2}", JSON_FORM_BROKEN, 8},
        {"{\"a\": \"one}", JSON_FORM_BROKEN, 11},
        {"{'a': 1}", JSON_FORM_BROKEN, 1},
        {"/* é */ {a: 1}", JSON_FORM_BROKEN, 10},
        {"{\"a\": 1", JSON_FORM_BROKEN, 7},
        {"{\"a\": \"x\ny\"}", JSON_FORM_BROKEN, 8},
    };
    ASSERT_FORMS(*state, examples);
}

static void unended_comments_and_strings_end_with_the_text(void **state)
{
    static const char *const texts[] = {"/*",        "//", "\"", "\"\\",
                                        "[\"\\\n/*", "/",  "*/", "{\"a\" /"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        JsonProblem problem;
        Slice text = arena_copy(*state, slice_from_string(texts[i]));
        JsonForm form = json_form(*state, text, &problem);

        assert_true(form == JSON_FORM_BROKEN || form == JSON_FORM_FRAGMENT);
        assert_true(problem.offset <= text.size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_value_is_valid, begin, end),
        cmocka_unit_test_setup_teardown(
            comments_and_commas_before_brackets_are_told_apart_from_mistakes, begin, end),
        cmocka_unit_test_setup_teardown(the_first_thing_that_is_no_json_is_named, begin, end),
        cmocka_unit_test_setup_teardown(a_part_of_json_is_a_fragment, begin, end),
        cmocka_unit_test_setup_teardown(a_comment_alone_in_brackets_stands_for_what_is_left_out,
                                        begin, end),
        cmocka_unit_test_setup_teardown(a_mistake_is_told_where_it_stands_in_the_text_as_written,
                                        begin, end),
        cmocka_unit_test_setup_teardown(unended_comments_and_strings_end_with_the_text, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
