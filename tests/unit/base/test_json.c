#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static Arena arena;
static Buffer out;
static JsonWriter writer;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    json_init(&writer, &out, 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void assert_written(const char *expected)
{
    assert_string_equal(arena_string(&arena, buffer_slice(&out)), expected);
}

static void write_sample(void)
{
    json_begin_object(&writer);
    json_write_integer_field(&writer, "a", 1);
    json_write_key(&writer, "b");
    json_begin_array(&writer);
    json_write_integer(&writer, 2);
    json_begin_object(&writer);
    json_end_object(&writer);
    json_begin_array(&writer);
    json_end_array(&writer);
    json_end_array(&writer);
    json_write_boolean_field(&writer, "c", true);
    json_end_object(&writer);
}

static void without_indent_all_is_on_one_line(void **state)
{
    (void)state;
    write_sample();
    assert_written("{\"a\":1,\"b\":[2,{},[]],\"c\":true}");
}

static void with_indent_each_item_has_its_line(void **state)
{
    (void)state;
    json_init(&writer, &out, 2);
    write_sample();
    assert_written("{\n"
                   "  \"a\": 1,\n"
                   "  \"b\": [\n"
                   "    2,\n"
                   "    {},\n"
                   "    []\n"
                   "  ],\n"
                   "  \"c\": true\n"
                   "}");
}

static void every_kind_of_value_is_written(void **state)
{
    (void)state;
    json_begin_array(&writer);
    json_write_null(&writer);
    json_write_boolean(&writer, false);
    json_write_integer(&writer, INT64_MIN);
    json_write_integer(&writer, INT64_MAX);
    json_write_string(&writer, SLICE(""));
    json_write_raw(&writer, SLICE("1.10"));
    json_end_array(&writer);
    assert_written("[null,false,-9223372036854775808,9223372036854775807,\"\",1.10]");
}

static void members_continue_an_object(void **state)
{
    (void)state;
    json_begin_object(&writer);
    json_write_members(&writer, SLICE(""));
    json_write_members(&writer, SLICE("\"a\":1,\"b\":[2]"));
    json_write_members(&writer, SLICE(""));
    json_write_integer_field(&writer, "c", 3);
    json_end_object(&writer);
    assert_written("{\"a\":1,\"b\":[2],\"c\":3}");
}

static void values_at_the_top_are_separated_by_the_caller(void **state)
{
    (void)state;
    json_write_integer(&writer, 1);
    buffer_add_byte(&out, '\n');
    json_begin_array(&writer);
    json_end_array(&writer);
    buffer_add_byte(&out, '\n');
    assert_written("1\n[]\n");
}

static void text_field_without_text_is_left_out(void **state)
{
    (void)state;
    json_begin_object(&writer);
    json_write_text_field(&writer, "none", SLICE(""));
    json_write_text_field(&writer, "some", SLICE("x"));
    json_write_string_field(&writer, "empty", SLICE(""));
    json_end_object(&writer);
    assert_written("{\"some\":\"x\",\"empty\":\"\"}");
}

static void keys_are_escaped_like_text(void **state)
{
    (void)state;
    json_begin_object(&writer);
    json_write_key_slice(&writer, SLICE("a\"\n"));
    json_write_null(&writer);
    json_end_object(&writer);
    assert_written("{\"a\\\"\\n\":null}");
}

static void strings_are_escaped_as_little_as_possible(void **state)
{
    (void)state;
    const struct {
        Slice text;
        const char *json;
    } cases[] = {
        {SLICE(""), "\"\""},
        {SLICE("plain"), "\"plain\""},
        {SLICE("a \"b\" \\c/"), "\"a \\\"b\\\" \\\\c/\""},
        {SLICE("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\""},
        {SLICE("\0\x01\x1f\x7f"), "\"\\u0000\\u0001\\u001f\x7f\""},
        {SLICE("Grüße, 日本語 \U0001F600"), "\"Grüße, 日本語 \U0001F600\""},
        {SLICE("\u2027\u2028\u2029\u202A"), "\"\u2027\\u2028\\u2029\u202A\""},
        {SLICE("a\xFFz\xE2\x82"), "\"a\uFFFDz\uFFFD\uFFFD\""},
        {SLICE("</script>"), "\"</script>\""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        buffer_clear(&out);
        json_add_string(&out, cases[i].text);
        assert_written(cases[i].json);
    }
    buffer_clear(&out);
    json_add_string(&out, (Slice){NULL, 0});
    assert_written("\"\"");
}

static void what_is_escaped_is_found_wherever_it_stands(void **state)
{
    (void)state;
    /* Strings are copied 16 bytes at a time: each kind of byte at each place of three such steps, and at each of shorter ones. */
    static const char before[] = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
    static const char behind[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ";
    enum { LENGTH = 3 * 16 + 3 };
    static const struct {
        const char *byte;
        const char *written;
    } kinds[] = {{"\"", "\\\""},      {"\\", "\\\\"},   {"\n", "\\n"},
                 {"\x1f", "\\u001f"}, {"\x7f", "\x7f"}, {"\xC3", "\xEF\xBF\xBD"},
                 {"!", "!"},          {" ", " "},       {"[", "["}};

    for (size_t kind = 0; kind < COUNT(kinds); kind++) {
        for (int i = 0; i < LENGTH * LENGTH; i++) {
            int at = i / LENGTH;
            int rest = i % LENGTH;

            buffer_clear(&out);
            json_add_string(&out, arena_format(&arena, "%.*s%s%.*s", at, before, kinds[kind].byte,
                                               rest, behind));
            assert_written(arena_format(&arena, "\"%.*s%s%.*s\"%c", at, before, kinds[kind].written,
                                        rest, behind, 0)
                               .data);
        }
    }
}

static void numbers_are_told_from_other_text(void **state)
{
    (void)state;
    static const char *const numbers[] = {"0",     "-1",      "1.10",
                                          "1e999", "-0.5E+3", "18446744073709551616"};
    static const char *const others[] = {"",   "-",  "01",   "+1",    ".5", "1.",
                                         "1e", "1 ", "0x1F", "1,000", "NaN"};

    for (size_t i = 0; i < COUNT(numbers); i++) {
        assert_true(json_text_is_number(slice_from_string(numbers[i])));
    }
    for (size_t i = 0; i < COUNT(others); i++) {
        assert_false(json_text_is_number(slice_from_string(others[i])));
    }
}

static void tokens_are_read_from_text_that_need_not_be_valid(void **state)
{
    (void)state;
    static const char *const expected[] = {"{", "\"a }\"", ":", "...", ",", "tru", "\"x"};
    Slice text = SLICE(" {\"a }\": ... ,tru\"x");
    size_t offset = 0;
    size_t start;

    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_true(json_next_token(text, &offset, &start));
        assert_true(slice_is(slice_part(text, start, offset), expected[i]));
    }
    assert_false(json_next_token(text, &offset, &start));
}

static void for_html_no_tag_can_begin(void **state)
{
    (void)state;
    writer.for_html = true;
    json_begin_object(&writer);
    json_write_string_field(&writer, "<!--", SLICE("</script>&"));
    json_end_object(&writer);
    assert_written("{\"\\u003c!--\":\"\\u003c/script>&\"}");
}

static void nesting_has_no_limit_for_the_writer(void **state)
{
    (void)state;
    for (int i = 0; i < 10000; i++) {
        json_begin_array(&writer);
    }
    for (int i = 0; i < 10000; i++) {
        json_end_array(&writer);
    }
    assert_int_equal(out.size, 20000);
}

static void valid_json_is_valid(void **state)
{
    (void)state;
    const Slice cases[] = {
        SLICE("{}"),
        SLICE("[]"),
        SLICE(" \t\r\n[ 1 , 2 ]\n"),
        SLICE("null"),
        SLICE("\"text\""),
        SLICE("\"\""),
        SLICE("-0.5e+10"),
        SLICE("12345678901234567890123456789012345678901234567890"),
        SLICE("[1e999, -1e999, 1e-999]"),
        SLICE("{\"a\": 1, \"a\": 2}"),
        SLICE("\"\\u0000\""),
        SLICE("{\"\\u0000\": \"\\\\u0000\"}"),
        SLICE("\"\\ud83d\\ude00 \U0001F600 \\/ \\\" \x7f\u2028\""),
        SLICE("{\"[\": \"]]]\", \"a\": [true, false, null, {\"b\": [[]]}]}"),
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        JsonProblem problem;
        assert_true(json_is_valid(&arena, cases[i], &problem));
    }
}

static void number_of_any_length_is_valid(void **state)
{
    (void)state;
    Buffer text;
    buffer_init(&text, &arena);
    buffer_add_string(&text, "[");
    buffer_add_repeated(&text, '9', 5000);
    buffer_add_string(&text, ", 0]");
    JsonProblem problem;
    assert_true(json_is_valid(&arena, buffer_slice(&text), &problem));
}

static void problems_are_pointed_at(void **state)
{
    (void)state;
    const struct {
        Slice text;
        size_t offset;
    } cases[] = {
        {SLICE(""), 0},
        {SLICE("  "), 2},
        {SLICE("[1, 2"), 5},
        {SLICE("{\"a\""), 4},
        {SLICE("[\"abc"), 5},
        {SLICE("{} x"), 3},
        {SLICE("[1, 2, ]"), 7},
        {SLICE("{\"a\": 1, }"), 9},
        {SLICE("{\"a\"\n 1}"), 6},
        {SLICE("// note\n{}"), 0},
        {SLICE("{ // note\n}"), 2},
        {SLICE("[1, /* two */ 3]"), 4},
        {SLICE("[truely, false]"), 1},
        {SLICE("{\"a\": undefined}"), 6},
        {SLICE("{\"a\": 1e999, \"b\": undefined}"), 18},
        {SLICE("[1 2]"), 3},
        {SLICE("[1, 'two']"), 4},
        {SLICE("[01]"), 1},
        {SLICE("[1.]"), 1},
        {SLICE("[1e999, 01]"), 8},
        {SLICE("[-]"), 1},
        {SLICE("[+1]"), 1},
        {SLICE("[.5]"), 1},
        {SLICE("[NaN]"), 1},
        {SLICE("{1: 2}"), 1},
        {SLICE("[\"a long string that goes on and on\" 3]"), 37},
        {SLICE("[3 \"a long string that goes on and on\"]"), 3},
        {SLICE("[\"ab\ncd\"]"), 4},
        {SLICE("[\"ab\tcd\"]"), 4},
        {SLICE("[\"abc\\qd\"]"), 6},
        {SLICE("[\"\\ud800\"]"), 1},
        {SLICE("[\"ab\xFF\"]"), 4},
        {SLICE("\xEF\xBB\xBF{}"), 0},
        {SLICE("[]\0"), 2},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        JsonProblem problem = {SIZE_MAX, SLICE("")};
        assert_false(json_is_valid(&arena, cases[i].text, &problem));
        assert_int_equal(problem.offset, cases[i].offset);
        assert_true(problem.message.size > 0);
    }
}

static void message_is_about_json_and_not_about_the_text(void **state)
{
    (void)state;
    const struct {
        Slice text;
        const char *message;
    } cases[] = {
        {SLICE("[1, 2"), "the JSON ends too early"},
        {SLICE("[1, near 'x']"), "invalid token"},
        {SLICE("{\"a\": 1, }"), "string or '}' expected"},
        {SLICE("[\"\\q\"]"), "invalid escape"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        JsonProblem problem;
        assert_false(json_is_valid(&arena, cases[i].text, &problem));
        assert_string_equal(arena_string(&arena, problem.message), cases[i].message);
    }
}

/* `depth` levels open, and, when `close`, closed again. */
static Slice nested(size_t depth, bool close)
{
    Buffer text;
    buffer_init(&text, &arena);
    buffer_add_string(&text, "[\"[[[\\\"[\", ");
    buffer_add_repeated(&text, '[', depth - 1);
    if (close) {
        buffer_add_repeated(&text, ']', depth);
    }
    return buffer_slice(&text);
}

static void nesting_deeper_than_the_limit_is_a_problem(void **state)
{
    (void)state;
    JsonProblem problem;
    assert_true(json_is_valid(&arena, nested(JSON_DEPTH_LIMIT, true), &problem));
    const size_t depths[] = {JSON_DEPTH_LIMIT + 1, 2048, 2049, 100000};
    for (size_t i = 0; i < COUNT(depths); i++) {
        assert_false(json_is_valid(&arena, nested(depths[i], i % 2 == 0), &problem));
        assert_int_equal(problem.offset, 11 + JSON_DEPTH_LIMIT - 1);
        assert_string_equal(arena_string(&arena, problem.message), "nested deeper than 512 levels");
    }
}

static void the_first_problem_is_reported(void **state)
{
    (void)state;
    Buffer text;
    buffer_init(&text, &arena);
    buffer_add_string(&text, "[x, ");
    buffer_add_repeated(&text, '[', 1000);
    JsonProblem problem;
    assert_false(json_is_valid(&arena, buffer_slice(&text), &problem));
    assert_int_equal(problem.offset, 1);
}

static void compact_drops_white_space_between_tokens_only(void **state)
{
    (void)state;
    const struct {
        Slice text;
        const char *compact;
    } cases[] = {
        {SLICE(" { \"a b\" :\t[ 1.10 , -2e+5,\r\n\"\\\" \\\\\" ] } \n"),
         "{\"a b\":[1.10,-2e+5,\"\\\" \\\\\"]}"},
        {SLICE(" null "), "null"},
        {SLICE("\" \""), "\" \""},
        {SLICE(""), ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        buffer_clear(&out);
        json_add_compact(&out, cases[i].text);
        assert_written(cases[i].compact);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(without_indent_all_is_on_one_line),
        TEST(with_indent_each_item_has_its_line),
        TEST(every_kind_of_value_is_written),
        TEST(members_continue_an_object),
        TEST(values_at_the_top_are_separated_by_the_caller),
        TEST(text_field_without_text_is_left_out),
        TEST(keys_are_escaped_like_text),
        TEST(strings_are_escaped_as_little_as_possible),
        TEST(what_is_escaped_is_found_wherever_it_stands),
        TEST(numbers_are_told_from_other_text),
        TEST(tokens_are_read_from_text_that_need_not_be_valid),
        TEST(for_html_no_tag_can_begin),
        TEST(nesting_has_no_limit_for_the_writer),
        TEST(valid_json_is_valid),
        TEST(number_of_any_length_is_valid),
        TEST(problems_are_pointed_at),
        TEST(message_is_about_json_and_not_about_the_text),
        TEST(nesting_deeper_than_the_limit_is_a_problem),
        TEST(the_first_problem_is_reported),
        TEST(compact_drops_white_space_between_tokens_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
