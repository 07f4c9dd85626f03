#include "front_matter/json_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

typedef struct Reading {
    Arena arena;
    Source source;
    DiagnosticList problems;
    const Value *root;
} Reading;

static Reading *read_json(const char *text)
{
    static Reading reading;

    arena_init(&reading.arena, NULL);
    diagnostic_list_init(&reading.problems, &reading.arena);
    source_init(&reading.source, &reading.arena, SLICE("a.json"), slice_from_string(text));
    reading.root = json_file_read(&reading.arena, &reading.source, &reading.problems);
    return &reading;
}

static void assert_text(Slice found, const char *wanted)
{
    if (!slice_is(found, wanted)) {
        fail_msg("\"%.*s\" is not \"%s\"", SLICE_PRINT(found), wanted);
    }
}

static void values_keep_spelling_and_place(void **state)
{
    Reading *reading = read_json("{\"a\": [1, 1.50, \"\\u00e9\\ud83d\\ude00\", true, null],\n"
                                 " \"b\": {\"\": {}}}");
    const Value *list = value_find(reading->root, "a");

    (void)state;
    assert_int_equal(reading->problems.count, 0);
    assert_int_equal(list->kind, VALUE_LIST);
    assert_int_equal(list->items[0]->kind, VALUE_INTEGER);
    assert_int_equal(list->items[1]->kind, VALUE_FLOAT);
    assert_text(list->items[1]->text, "1.50");
    assert_text(list->items[2]->text, "\xc3\xa9\xf0\x9f\x98\x80");
    assert_true(list->items[3]->boolean);
    assert_int_equal(list->items[4]->kind, VALUE_NULL);
    assert_text(source_text(&reading->source, list->span),
                "[1, 1.50, \"\\u00e9\\ud83d\\ude00\", true, null]");
    assert_text(source_text(&reading->source, reading->root->pairs[1].key_span), "\"b\"");
    assert_int_equal(value_find(value_find(reading->root, "b"), "")->kind, VALUE_MAP);
    arena_free(&reading->arena);
}

static void assert_problem(const char *text, uint32_t line, uint32_t column)
{
    Reading *reading = read_json(text);

    assert_null(reading->root);
    assert_int_equal(reading->problems.count, 1);
    assert_text(reading->problems.items[0].rule, "config/json");
    assert_int_equal(reading->problems.items[0].line, line);
    assert_int_equal(reading->problems.items[0].column, column);
    arena_free(&reading->arena);
}

static void what_is_malformed_is_told_with_its_place(void **state)
{
    char deep[200] = {0};

    (void)state;
    memset(deep, '[', 65);
    memset(deep + 65, ']', 65);
    assert_problem("", 1, 1);
    assert_problem("{\"a\": 1,}", 1, 9);
    assert_problem("{\"a\": 1,\n \"a\": 2}", 2, 2);
    assert_problem(deep, 1, 65);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_keep_spelling_and_place),
        cmocka_unit_test(what_is_malformed_is_told_with_its_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
