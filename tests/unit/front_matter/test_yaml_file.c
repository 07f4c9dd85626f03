#include "front_matter/yaml_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

typedef struct Reading {
    Arena arena;
    Source source;
    DiagnosticList problems;
    Value *value;
} Reading;

static Reading *read(void **state, const char *text)
{
    Reading *reading = *state;

    source_init(&reading->source, &reading->arena, SLICE("memoc.yaml"), slice_from_string(text));
    diagnostic_list_init(&reading->problems, &reading->arena);
    reading->value = yaml_file_read(&reading->arena, &reading->source, &reading->problems);
    return reading;
}

static int open_reading(void **state)
{
    static Reading reading;

    arena_init(&reading.arena, NULL);
    *state = &reading;
    return 0;
}

static int close_reading(void **state)
{
    arena_free(&((Reading *)*state)->arena);
    return 0;
}

static void a_file_is_one_value(void **state)
{
    Reading *reading = read(state, "# memoc\n---\ntitle: x\nstatus:\n  values: [A]\n");

    assert_int_equal(reading->problems.count, 0);
    assert_int_equal(reading->value->kind, VALUE_MAP);
    assert_int_equal(reading->value->count, 2);
}

static void comments_alone_are_a_null(void **state)
{
    Reading *reading = read(state, "# title: x\n");

    assert_int_equal(reading->problems.count, 0);
    assert_int_equal(reading->value->kind, VALUE_NULL);
}

static void what_is_wrong_is_told_with_its_place(void **state)
{
    Reading *reading = read(state, "title: x\nlanguage: en\ntitle: y\n");

    assert_null(reading->value);
    assert_int_equal(reading->problems.count, 1);
    assert_true(slice_is(reading->problems.items[0].rule, "config/yaml"));
    assert_int_equal(reading->problems.items[0].severity, SEVERITY_ERROR);
    assert_int_equal(reading->problems.items[0].line, 3);
    assert_true(slice_is(reading->problems.items[0].message,
                         "duplicate key \"title\", first defined on line 1"));
    assert_true(slice_is(reading->problems.items[0].help, "keep one of them"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_one_value),
        cmocka_unit_test(comments_alone_are_a_null),
        cmocka_unit_test(what_is_wrong_is_told_with_its_place),
    };

    return cmocka_run_group_tests(tests, open_reading, close_reading);
}
