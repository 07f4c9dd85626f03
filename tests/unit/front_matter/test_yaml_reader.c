#include "front_matter/yaml_reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

/* One text and what was read of it. */
typedef struct Reading {
    Arena arena;
    Source source;
    FrontMatterProblemList problems;
    Value *root;
} Reading;

static int make_reading(void **state)
{
    static Reading reading;
    arena_init(&reading.arena, NULL);
    *state = &reading;
    return 0;
}

static int free_reading(void **state)
{
    arena_free(&((Reading *)*state)->arena);
    return 0;
}

static void read_slice(Reading *reading, Slice text)
{
    source_init(&reading->source, &reading->arena, SLICE("a.yaml"), text);
    front_matter_problem_list_init(&reading->problems, &reading->arena);
    reading->root = yaml_read(&reading->arena, &reading->source, (Span){0, (uint32_t)text.size},
                              &reading->problems);
}

static void read_text(Reading *reading, const char *text)
{
    read_slice(reading, slice_from_string(text));
}

static void assert_slice(Slice found, const char *wanted)
{
    if (!slice_is(found, wanted)) {
        fail_msg("\"%.*s\" is not \"%s\"", SLICE_PRINT(found), wanted);
    }
}

static void assert_json(Reading *reading, const char *yaml, const char *wanted)
{
    read_text(reading, yaml);
    if (reading->problems.count > 0) {
        fail_msg("%s: %.*s", yaml, SLICE_PRINT(reading->problems.items[0].message));
    }
    Buffer json;
    JsonWriter writer;
    buffer_init(&json, &reading->arena);
    json_init(&writer, &json, 0);
    value_write_json(&writer, reading->root);
    assert_slice(buffer_slice(&json), wanted);
}

/* Reading fails with this as the first problem. */
static void assert_problem(Reading *reading, const char *yaml, uint32_t line, uint32_t column,
                           const char *message)
{
    read_text(reading, yaml);
    assert_null(reading->root);
    assert_true(reading->problems.count > 0);
    const FrontMatterProblem *problem = &reading->problems.items[0];
    Position position = source_position(&reading->source, problem->span.start);
    assert_slice(problem->message, message);
    assert_int_equal(position.line, line);
    assert_int_equal(position.column, column);
}

/* The bytes that the value at `path` says it came from. */
static Slice written(Reading *reading, const char *path)
{
    ValuePair *pair = value_find_path(reading->root, slice_from_string(path));
    assert_non_null(pair);
    return source_text(&reading->source, pair->value->span);
}

static void every_style_gives_its_value(void **state)
{
    assert_json(*state, "a: x y\n", "{\"a\":\"x y\"}");
    assert_json(*state, "a: 'it''s'\n", "{\"a\":\"it's\"}");
    assert_json(*state, "a: \"\\u00e9\\t\"\n", "{\"a\":\"\xC3\xA9\\t\"}");
    assert_json(*state, "a: |\n  x\n  y\nb: 1\n", "{\"a\":\"x\\ny\\n\",\"b\":1}");
    assert_json(*state, "a: >-\n  x\n  y\n", "{\"a\":\"x y\"}");
    assert_json(*state, "a: x\n  y\n", "{\"a\":\"x y\"}");
    assert_json(*state, "a:\n- x\n- [1, {b: c}]\n", "{\"a\":[\"x\",[1,{\"b\":\"c\"}]]}");
    assert_json(*state, "a:\nb: ~\nc: ''\n", "{\"a\":null,\"b\":null,\"c\":\"\"}");
    assert_json(*state, "{\"a\": 1}", "{\"a\":1}");
    assert_json(*state, "- a\n", "[\"a\"]");
    assert_json(*state, "text", "\"text\"");
}

static void types_are_those_of_yaml_1_2(void **state)
{
    assert_json(*state, "a: no\nb: true\nc: 2026-01-19\nd: 1.10\ne: 0x1F\n",
                "{\"a\":\"no\",\"b\":true,\"c\":\"2026-01-19\",\"d\":1.10,\"e\":31}");
    assert_json(*state, "a: '1'\nb: \"true\"\nc: |\n  1\n",
                "{\"a\":\"1\",\"b\":\"true\",\"c\":\"1\\n\"}");
    assert_json(*state, "a: !!str 1\nb: !!int \"2\"\nc: !!float 3\nd: ! 4\n",
                "{\"a\":\"1\",\"b\":2,\"c\":3,\"d\":\"4\"}");
    assert_json(*state, "a: !mine 1\nb: !!timestamp 2026-01-19\nc: !mine {d: 1}\n",
                "{\"a\":1,\"b\":\"2026-01-19\",\"c\":{\"d\":1}}");
    assert_problem(*state, "a: !!int x\n", 1, 4, "the value is not an integer, as its tag says");
}

static void quotes_are_remembered(void **state)
{
    Reading *reading = *state;
    read_text(reading, "a: x\nb: 'x'\nc: |\n  x\n");
    assert_true(value_find(reading->root, "a")->plain);
    assert_false(value_find(reading->root, "b")->plain);
    assert_false(value_find(reading->root, "c")->plain);
}

static void merge_key_is_a_key(void **state)
{
    assert_json(*state, "a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n",
                "{\"a\":{\"x\":1},\"b\":{\"<<\":{\"x\":1},\"y\":2}}");
}

static void keys_are_their_spelling(void **state)
{
    assert_json(*state, "1: a\ntrue: b\n~: c\n'': d\n",
                "{\"1\":\"a\",\"true\":\"b\",\"~\":\"c\",\"\":\"d\"}");
    assert_json(*state, "? a\n? b\n: 1\n", "{\"a\":null,\"b\":1}");
}

static void nothing_is_a_null_without_text(void **state)
{
    Reading *reading = *state;
    static const char *const texts[] = {"", "\n\n", "# a comment\n", "\xEF\xBB\xBF", "---\n"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        read_text(reading, texts[i]);
        assert_int_equal(reading->problems.count, 0);
        assert_int_equal(reading->root->kind, VALUE_NULL);
        assert_int_equal(reading->root->text.size, 0);
    }
}

static void spans_are_what_was_written(void **state)
{
    Reading *reading = *state;
    read_text(reading, "plain: x y  # comment\n"
                       "single: 'a b'\n"
                       "flow: [a, {b: c}] # comment\n"
                       "list:\n"
                       "  - a\n"
                       "  - b\n"
                       "# comment\n\n"
                       "literal: |\n"
                       "  a\n"
                       "  b\n\n"
                       "  # text\n"
                       "# comment\n"
                       "kept: |+\n"
                       "  a\n\n\n"
                       "empty:\n"
                       "folded: a\n"
                       "  b\n"
                       "nothing: |\n"
                       "map: {x: 1,\n"
                       "  y: 2}\n"
                       "tagged: !!str &t 12\n"
                       "deep:\n"
                       "  er:\n"
                       "    a: 1\n");
    assert_int_equal(reading->problems.count, 0);
    assert_slice(written(reading, "plain"), "x y");
    assert_slice(written(reading, "single"), "'a b'");
    assert_slice(written(reading, "flow"), "[a, {b: c}]");
    assert_slice(written(reading, "list"), "- a\n  - b");
    assert_slice(written(reading, "literal"), "|\n  a\n  b\n\n  # text");
    assert_slice(written(reading, "kept"), "|+\n  a");
    assert_slice(written(reading, "empty"), "");
    assert_slice(written(reading, "folded"), "a\n  b");
    assert_slice(written(reading, "nothing"), "|");
    assert_slice(written(reading, "map"), "{x: 1,\n  y: 2}");
    assert_slice(written(reading, "map.y"), "2");
    assert_slice(written(reading, "tagged"), "!!str &t 12");
    assert_slice(written(reading, "deep"), "er:\n    a: 1");
    assert_slice(source_text(&reading->source, reading->root->pairs[3].key_span), "list");
    assert_slice(source_text(&reading->source, reading->root->pairs[3].value->items[1]->span), "b");
    assert_int_equal(value_find(reading->root, "empty")->span.start,
                     strstr(reading->source.bytes.data, "empty:") + 6 - reading->source.bytes.data);
}

static void assert_spans_hold(Reading *reading, const char *text, const char *last)
{
    read_text(reading, text);
    assert_int_equal(reading->problems.count, 0);
    assert_int_equal(reading->root->count, 3);
    ValuePair *pair = &reading->root->pairs[2];
    assert_slice(source_text(&reading->source, pair->key_span), "key");
    assert_slice(source_text(&reading->source, pair->value->span), last);
}

static void spans_hold_behind_any_text(void **state)
{
    /* é € 😀: two, three and four bytes, one code point each */
    assert_spans_hold(*state, "a: \xC3\xA9\nb: \xE2\x82\xAC\nkey: \xF0\x9F\x98\x80!\n",
                      "\xF0\x9F\x98\x80!");
    assert_spans_hold(*state, "# \xF0\x9F\x98\x80\n\xC3\xA9: 1\nb: \xE2\x82\xAC\nkey: x", "x");
    assert_spans_hold(*state, "a: 1\r\nb: |\r\n  \xC3\xA9\r\n\r\n  y\r\nkey: x\r\n", "x");
    assert_spans_hold(*state, "a: 1\rb: '\xC3\xA9\r\r y'\rkey: x\r", "x");
    assert_spans_hold(*state, "a: 1\r\nb: 2\rkey: x\n", "x");
    assert_spans_hold(*state, "a: \"x\xC2\x85 y\"\nb: 'x\xE2\x80\xA8 y'\nkey: z\n", "z");
    assert_spans_hold(*state, "# \xE2\x80\xA9# \xC2\x85\na: 1\nb: \"\xE2\x80\xA9\"\nkey: z\n", "z");
    assert_spans_hold(*state,
                      "\xEF\xBB\xBF"
                      "a: 1\nb: \xEF\xBB\xBF\nkey: z\n",
                      "z");
    assert_spans_hold(*state, "\xEF\xBB\xBF\r\na: 1\nb: 2\nkey: z\n", "z");
}

static void line_ends_of_yaml_1_1_are_characters(void **state)
{
    assert_json(*state,
                "a: x\xE2\x80\xA9y:1\n# \xC2\x85"
                "c: d\n\xC2\x85: 'x\xE2\x80\xA8 \xE2\x80\xA8z'\n",
                "{\"a\":\"x\\u2029y:1\",\"\xC2\x85\":\"x\\u2028 \\u2028z\"}");
    assert_problem(*state, "a: \xE2\x80\xA8\nb: \x01\n", 2, 4, "the control character U+0001");
    assert_problem(*state, "a: \xE2\x80\xA8\nb: \xFF\n", 2, 4, "the byte 0xFF is not UTF-8 here");
}

static void spans_count_from_the_start_of_the_file(void **state)
{
    Reading *reading = *state;
    Slice file = SLICE("\xC3\xA9\r\n---\r\na: \xC3\xA9\r\nb: x\r\n---\r\nb: y\r\n");
    source_init(&reading->source, &reading->arena, SLICE("a.md"), file);
    front_matter_problem_list_init(&reading->problems, &reading->arena);
    reading->root = yaml_read(&reading->arena, &reading->source, (Span){9, 22}, &reading->problems);
    assert_int_equal(reading->root->count, 2);
    assert_slice(written(reading, "b"), "x");
    assert_slice(written(reading, "a"), "\xC3\xA9");
    assert_int_equal(reading->root->span.start, 9);
}

static void alias_is_a_value_of_its_own(void **state)
{
    Reading *reading = *state;
    assert_json(reading, "a: &x [1, 2]\nb: *x\nc: &x 3\nd: *x\n",
                "{\"a\":[1,2],\"b\":[1,2],\"c\":3,\"d\":3}");
    assert_slice(written(reading, "b"), "*x");
    assert_slice(written(reading, "a"), "&x [1, 2]");
    assert_json(reading, "&k a: 1\nb: *k\n", "{\"a\":1,\"b\":\"a\"}");
    assert_json(reading, "a: &k x\n*k : 1\n", "{\"a\":\"x\",\"x\":1}");
}

static void alias_needs_an_anchor_before_it(void **state)
{
    assert_problem(*state, "a: *x\nb: &x 1\n", 1, 4, "the alias \"*x\" has no anchor before it");
    assert_problem(*state, "a: &x\n  b: *x\n", 2, 6,
                   "the alias \"*x\" stands inside its own anchor");
    assert_problem(*state, "- &x [a, [*x]]\n", 1, 11,
                   "the alias \"*x\" stands inside its own anchor");
}

/* `count` times `item`, between `before` and `after`. */
static const char *repeated(Reading *reading, const char *before, const char *item, size_t count,
                            const char *after)
{
    Buffer text;
    buffer_init(&text, &reading->arena);
    buffer_add_string(&text, before);
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(&text, item);
    }
    buffer_add_string(&text, after);
    buffer_add_byte(&text, '\0');
    return text.data;
}

static void aliases_stand_for_ten_thousand_values(void **state)
{
    Reading *reading = *state;
    read_text(reading, repeated(reading, "a: &a [1, 2, 3]\nb:\n", "- *a\n", 2500, ""));
    assert_int_equal(reading->problems.count, 0);
    assert_int_equal(value_find(reading->root, "b")->count, 2500);
    assert_problem(reading, repeated(reading, "a: &a [1, 2, 3]\nb:\n", "- *a\n", 2501, ""), 2503, 3,
                   "the alias \"*a\" makes the text too large or too deep");
    assert_problem(reading,
                   "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
                   "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
                   "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
                   "d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
                   "e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n",
                   4, 36, "the alias \"*c\" makes the text too large or too deep");
}

static void aliases_stand_for_a_mebibyte_of_text(void **state)
{
    Reading *reading = *state;
    const char *text = repeated(reading, "a: &a ", "0123456789", 10000, "\nb: [*a, *a, *a, *a]\n");
    read_text(reading, text);
    assert_int_equal(reading->problems.count, 0);
    text = repeated(reading, "a: &a ", "0123456789", 30000, "\nb: [*a, *a, *a, *a]\n");
    assert_problem(reading, text, 2, 17, "the alias \"*a\" makes the text too large or too deep");
}

static void depth_is_sixty_four(void **state)
{
    Reading *reading = *state;
    read_text(reading, repeated(reading, "", "[", 64, repeated(reading, "", "]", 64, "")));
    assert_int_equal(reading->problems.count, 0);
    assert_problem(reading, repeated(reading, "", "[", 65, repeated(reading, "", "]", 65, "")), 1,
                   65, "nested deeper than 64 levels");
    assert_problem(reading, repeated(reading, "", "- ", 100000, "x"), 1, 129,
                   "nested deeper than 64 levels");
    /* An alias counts where it stands. */
    const char *half = repeated(reading, "", "[", 40, repeated(reading, "x", "]", 40, ""));
    const char *deep = repeated(reading, "", "[", 40, repeated(reading, "*a", "]", 40, ""));
    Slice text = arena_format(&reading->arena, "- &a %s\n- %s\n%c", half, deep, '\0');
    assert_problem(reading, text.data, 2, 43,
                   "the alias \"*a\" makes the text too large or too deep");
}

static void size_is_a_mebibyte(void **state)
{
    Reading *reading = *state;
    read_text(reading, repeated(reading, "a: ", "x", (1 << 20) - 3, ""));
    assert_int_equal(reading->problems.count, 0);
    assert_problem(reading, repeated(reading, "a: ", "x", (1 << 20) - 2, ""), 1, 1,
                   "more than 1048576 bytes of YAML");
}

static void every_duplicate_key_is_told(void **state)
{
    Reading *reading = *state;
    assert_problem(reading, "title: a\nb:\n  title: c\ntitle: d\nb: e\n", 4, 1,
                   "duplicate key \"title\", first defined on line 1");
    assert_int_equal(reading->problems.count, 2);
    assert_int_equal(reading->problems.items[0].kind, FRONT_MATTER_DUPLICATE_KEY);
    assert_slice(reading->problems.items[1].message,
                 "duplicate key \"b\", first defined on line 2");
    assert_slice(source_text(&reading->source, reading->problems.items[1].span), "b");
    assert_problem(reading, "a: {x: 1, 'x': 2}\n", 1, 11,
                   "duplicate key \"x\", first defined on line 1");
    read_text(reading, repeated(reading, "", "a: 1\n", 100, ""));
    assert_int_equal(reading->problems.count, 10);
}

static void many_keys_are_found_in_their_order(void **state)
{
    Reading *reading = *state;
    Buffer text;
    buffer_init(&text, &reading->arena);
    for (int i = 0; i < 1000; i++) {
        buffer_add_format(&text, "k%d: %d\n", i, i);
    }
    read_slice(reading, buffer_slice(&text));
    assert_int_equal(reading->root->count, 1000);
    assert_slice(reading->root->pairs[999].key, "k999");
    assert_slice(value_find(reading->root, "k500")->text, "500");
}

static void keys_are_scalars(void **state)
{
    assert_problem(*state, "a: b\n[1, 2]: x\n", 2, 1, "a list cannot be a key");
    assert_problem(*state, "? {a: b}\n: x\n", 1, 3, "a map cannot be a key");
    assert_problem(*state, "? - a\n: x\n", 1, 3, "a list cannot be a key");
    assert_problem(*state, "a: &a [1]\n*a : x\n", 2, 1, "a list cannot be a key");
    assert_problem(*state, "a: {{ name }}\n", 1, 4, "\"{{\" begins a map whose key is a map");
    assert_problem(*state, "{{ name }}: x\n", 1, 1, "\"{{\" begins a map whose key is a map");
}

static void there_is_one_document(void **state)
{
    Reading *reading = *state;
    assert_json(reading, "--- # explicit\na: 1\n...\n", "{\"a\":1}");
    assert_json(reading, "%YAML 1.2\n---\na: 1\n", "{\"a\":1}");
    assert_problem(reading, "a: 1\n--- # two\nb: 2\n", 2, 1, "a second YAML document begins here");
    assert_problem(reading, "a: 1\n---\n", 2, 1, "a second YAML document begins here");
}

static void bytes_that_are_no_text_are_told_with_their_place(void **state)
{
    Reading *reading = *state;
    assert_problem(reading, "a: \xC3\xA9\nb: \xFF\n", 2, 4, "the byte 0xFF is not UTF-8 here");
    assert_problem(reading, "a: \xC3\n", 1, 4, "the byte 0xC3 is not UTF-8 here");
    assert_problem(reading, "a: \xED\xA0\x80\n", 1, 4, "the byte 0xED is not UTF-8 here");
    assert_problem(reading, "a: \xC0\xAF\n", 1, 4, "the byte 0xC0 is not UTF-8 here");
    assert_problem(reading, "a: x\xE2\x82", 1, 5, "the byte 0xE2 is not UTF-8 here");
    assert_problem(reading,
                   "\xFF\xFE"
                   "a: 1",
                   1, 1, "the byte 0xFF is not UTF-8 here");
    assert_problem(reading, "a: \xC3\xA9\x01\n", 1, 5, "the control character U+0001");
    assert_problem(reading, "# \x7F\n", 1, 3, "the control character U+007F");
    assert_problem(reading, "a: \xC2\x80\n", 1, 4, "the control character U+0080");
    assert_int_equal(reading->problems.items[0].span.end, 5);
    assert_problem(reading, "a: \xEF\xBF\xBE\n", 1, 4, "the control character U+FFFE");
    assert_int_equal(reading->problems.items[0].span.end, 6);
    read_slice(reading, SLICE("a: x\0y\n"));
    assert_null(reading->root);
    assert_slice(reading->problems.items[0].message, "the control character U+0000");
    assert_int_equal(reading->problems.items[0].span.start, 4);
}

static void escaped_control_characters_are_values(void **state)
{
    Reading *reading = *state;
    read_text(reading, "a: \"x\\0y\"\n");
    Slice text = value_find(reading->root, "a")->text;
    assert_int_equal(text.size, 3);
    assert_memory_equal(text.data, "x\0y", 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_style_gives_its_value),
        cmocka_unit_test(types_are_those_of_yaml_1_2),
        cmocka_unit_test(quotes_are_remembered),
        cmocka_unit_test(merge_key_is_a_key),
        cmocka_unit_test(keys_are_their_spelling),
        cmocka_unit_test(nothing_is_a_null_without_text),
        cmocka_unit_test(spans_are_what_was_written),
        cmocka_unit_test(spans_hold_behind_any_text),
        cmocka_unit_test(line_ends_of_yaml_1_1_are_characters),
        cmocka_unit_test(spans_count_from_the_start_of_the_file),
        cmocka_unit_test(alias_is_a_value_of_its_own),
        cmocka_unit_test(alias_needs_an_anchor_before_it),
        cmocka_unit_test(aliases_stand_for_ten_thousand_values),
        cmocka_unit_test(aliases_stand_for_a_mebibyte_of_text),
        cmocka_unit_test(depth_is_sixty_four),
        cmocka_unit_test(size_is_a_mebibyte),
        cmocka_unit_test(every_duplicate_key_is_told),
        cmocka_unit_test(many_keys_are_found_in_their_order),
        cmocka_unit_test(keys_are_scalars),
        cmocka_unit_test(there_is_one_document),
        cmocka_unit_test(bytes_that_are_no_text_are_told_with_their_place),
        cmocka_unit_test(escaped_control_characters_are_values),
    };
    return cmocka_run_group_tests(tests, make_reading, free_reading);
}
