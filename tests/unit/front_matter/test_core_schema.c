#include "front_matter/core_schema.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

typedef struct Example {
    Slice text;
    ValueKind kind;
} Example;

/* YAML 1.2.2, 10.3.2, and what YAML 1.1 would have read otherwise. */
static const Example examples[] = {
    {SLICE_INIT(""), VALUE_NULL},
    {SLICE_INIT("~"), VALUE_NULL},
    {SLICE_INIT("null"), VALUE_NULL},
    {SLICE_INIT("Null"), VALUE_NULL},
    {SLICE_INIT("NULL"), VALUE_NULL},
    {SLICE_INIT("nULL"), VALUE_STRING},
    {SLICE_INIT("true"), VALUE_BOOLEAN},
    {SLICE_INIT("False"), VALUE_BOOLEAN},
    {SLICE_INIT("TRUE"), VALUE_BOOLEAN},
    {SLICE_INIT("tRUE"), VALUE_STRING},
    {SLICE_INIT("yes"), VALUE_STRING},
    {SLICE_INIT("no"), VALUE_STRING},
    {SLICE_INIT("on"), VALUE_STRING},
    {SLICE_INIT("Off"), VALUE_STRING},
    {SLICE_INIT("y"), VALUE_STRING},
    {SLICE_INIT("0"), VALUE_INTEGER},
    {SLICE_INIT("0777"), VALUE_INTEGER},
    {SLICE_INIT("-12"), VALUE_INTEGER},
    {SLICE_INIT("+12"), VALUE_INTEGER},
    {SLICE_INIT("123456789012345678901234567890"), VALUE_INTEGER},
    {SLICE_INIT("0o14"), VALUE_INTEGER},
    {SLICE_INIT("0o18"), VALUE_STRING},
    {SLICE_INIT("0o"), VALUE_STRING},
    {SLICE_INIT("0xC"), VALUE_INTEGER},
    {SLICE_INIT("0xcafe"), VALUE_INTEGER},
    {SLICE_INIT("0x"), VALUE_STRING},
    {SLICE_INIT("0xG"), VALUE_STRING},
    {SLICE_INIT("-0x1"), VALUE_STRING},
    {SLICE_INIT("0X1F"), VALUE_STRING},
    {SLICE_INIT("0b1"), VALUE_STRING},
    {SLICE_INIT("1_000"), VALUE_STRING},
    {SLICE_INIT("-"), VALUE_STRING},
    {SLICE_INIT("+"), VALUE_STRING},
    {SLICE_INIT("1.0"), VALUE_FLOAT},
    {SLICE_INIT("1."), VALUE_FLOAT},
    {SLICE_INIT(".5"), VALUE_FLOAT},
    {SLICE_INIT("-.5"), VALUE_FLOAT},
    {SLICE_INIT("1e3"), VALUE_FLOAT},
    {SLICE_INIT("12e03"), VALUE_FLOAT},
    {SLICE_INIT("-2E+05"), VALUE_FLOAT},
    {SLICE_INIT("1.e-3"), VALUE_FLOAT},
    {SLICE_INIT(".5e1"), VALUE_FLOAT},
    {SLICE_INIT("."), VALUE_STRING},
    {SLICE_INIT("-."), VALUE_STRING},
    {SLICE_INIT("1e"), VALUE_STRING},
    {SLICE_INIT("1e+"), VALUE_STRING},
    {SLICE_INIT("e3"), VALUE_STRING},
    {SLICE_INIT("1.2.3"), VALUE_STRING},
    {SLICE_INIT("1 "), VALUE_STRING},
    {SLICE_INIT(".inf"), VALUE_FLOAT},
    {SLICE_INIT("-.Inf"), VALUE_FLOAT},
    {SLICE_INIT("+.INF"), VALUE_FLOAT},
    {SLICE_INIT(".nan"), VALUE_FLOAT},
    {SLICE_INIT(".NaN"), VALUE_FLOAT},
    {SLICE_INIT("-.nan"), VALUE_STRING},
    {SLICE_INIT("inf"), VALUE_STRING},
    {SLICE_INIT("nan"), VALUE_STRING},
    {SLICE_INIT("2026-01-19"), VALUE_STRING},
    {SLICE_INIT("2026-01-19 10:00:00Z"), VALUE_STRING},
    {SLICE_INIT("12:30"), VALUE_STRING},
    {SLICE_INIT("190:20:30.15"), VALUE_STRING},
    {SLICE_INIT("v1"), VALUE_STRING},
    {SLICE_INIT("<<"), VALUE_STRING},
};

static void plain_scalars_have_the_types_of_the_core_schema(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        if (core_schema_kind(examples[i].text) != examples[i].kind) {
            fail_msg("\"%s\" is %s", examples[i].text.data,
                     value_kind_name(core_schema_kind(examples[i].text)));
        }
    }
}

static void tags_of_the_core_schema_ask_for_a_type(void **state)
{
    (void)state;
    ValueKind kind = VALUE_MAP;
    assert_true(core_schema_tag_kind(SLICE("tag:yaml.org,2002:str"), &kind));
    assert_int_equal(kind, VALUE_STRING);
    assert_true(core_schema_tag_kind(SLICE("tag:yaml.org,2002:float"), &kind));
    assert_int_equal(kind, VALUE_FLOAT);
    assert_true(core_schema_tag_kind(SLICE("!"), &kind));
    assert_int_equal(kind, VALUE_STRING);
    assert_false(core_schema_tag_kind(SLICE(""), &kind));
    assert_false(core_schema_tag_kind(SLICE("!mine"), &kind));
    assert_false(core_schema_tag_kind(SLICE("tag:yaml.org,2002:timestamp"), &kind));
    assert_false(core_schema_tag_kind(SLICE("tag:yaml.org,2002:map"), &kind));
}

static void tags_need_text_that_fits(void **state)
{
    (void)state;
    assert_true(core_schema_allows(VALUE_STRING, SLICE("12")));
    assert_true(core_schema_allows(VALUE_INTEGER, SLICE("12")));
    assert_false(core_schema_allows(VALUE_INTEGER, SLICE("1.5")));
    assert_true(core_schema_allows(VALUE_FLOAT, SLICE("12")));
    assert_false(core_schema_allows(VALUE_FLOAT, SLICE("0x1F")));
    assert_false(core_schema_allows(VALUE_BOOLEAN, SLICE("yes")));
    assert_true(core_schema_allows(VALUE_NULL, SLICE("")));
    assert_false(core_schema_allows(VALUE_NULL, SLICE("x")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_scalars_have_the_types_of_the_core_schema),
        cmocka_unit_test(tags_of_the_core_schema_ask_for_a_type),
        cmocka_unit_test(tags_need_text_that_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
