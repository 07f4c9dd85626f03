#include "front_matter/schema_infer.h"

#include "unit/sample_schema.h"

/* The schema of these values, without white space. */
static void assert_inferred(const char *const *values, size_t count, const char *wanted)
{
    Arena arena;
    Source source;
    Buffer json;
    Buffer compact;

    arena_init(&arena, NULL);

    SchemaShape *shape = schema_shape_new(&arena);

    for (size_t i = 0; i < count; i++) {
        schema_shape_add(shape, sample_yaml(&arena, &source, values[i]));
    }
    buffer_init(&json, &arena);
    buffer_init(&compact, &arena);
    schema_shape_write(&json, shape);
    json_add_compact(&compact, buffer_slice(&json));

    Slice head = SLICE("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",");

    assert_true(slice_starts_with(buffer_slice(&compact), head));
    sample_assert_lines(slice_from(buffer_slice(&compact), head.size), wanted);
    for (size_t i = 0; i < count; i++) {
        sample_assert_faults(arena_string(&arena, buffer_slice(&json)), values[i], "");
    }
    arena_free(&arena);
}

#define ASSERT_INFERRED(wanted, ...)                                                               \
    do {                                                                                           \
        static const char *const values[] = {__VA_ARGS__};                                         \
        assert_inferred(values, sizeof values / sizeof *values, wanted);                           \
    } while (0)

static void what_all_have_is_required(void **state)
{
    (void)state;
    ASSERT_INFERRED("\"type\":\"object\",\"required\":[\"a\"],\"properties\":{"
                    "\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"integer\"}}}",
                    "a: x", "{a: y, b: 1}");
    ASSERT_INFERRED("\"type\":\"object\"}", "{}");
}

static void types_are_united(void **state)
{
    (void)state;
    ASSERT_INFERRED("\"type\":\"object\",\"required\":[\"a\"],\"properties\":{"
                    "\"a\":{\"type\":[\"array\",\"string\",\"number\",\"boolean\",\"null\"],"
                    "\"items\":{\"type\":\"integer\"}}}}",
                    "a: x", "a: 1", "a: 1.5", "a: true", "a:", "a: [1, 2]", "a: []");
    ASSERT_INFERRED("\"type\":\"object\",\"required\":[\"a\"],\"properties\":{"
                    "\"a\":{\"type\":\"number\"}}}",
                    "a: .inf", "a: 0x1F", "a: -.5");
}

static void forms_that_all_texts_have_are_formats(void **state)
{
    (void)state;
    ASSERT_INFERRED("\"type\":\"object\",\"required\":[\"a\",\"b\",\"c\"],\"properties\":{"
                    "\"a\":{\"type\":[\"string\",\"null\"],\"format\":\"date\"},"
                    "\"b\":{\"type\":\"string\"},"
                    "\"c\":{\"type\":\"string\",\"format\":\"uri\"}}}",
                    "{a: 2026-03-05, b: 2026-03-05, c: 'https://example.org/'}",
                    "{a: null, b: soon, c: 'urn://a'}");
}

static void texts_that_repeat_are_choices(void **state)
{
    (void)state;
    ASSERT_INFERRED("\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"b\",\"a\"]}}",
                    "[b, a, b, a, b, a, b, a]");
    ASSERT_INFERRED("\"type\":\"array\",\"items\":{\"type\":\"string\"}}", "[b, a, b, a, b, a, b]");
    ASSERT_INFERRED("\"type\":\"array\",\"items\":{\"type\":[\"string\",\"null\"]}}",
                    "[a, a, a, a, a, a, null]");
}

static void maps_are_looked_into(void **state)
{
    (void)state;
    ASSERT_INFERRED("\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{"
                    "\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"n\"],"
                    "\"properties\":{\"n\":{\"type\":\"string\"},\"m\":{\"type\":\"boolean\"}}}}}}",
                    "a: [{n: x}, {n: y, m: true}]", "a: []");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_all_have_is_required),
        cmocka_unit_test(types_are_united),
        cmocka_unit_test(forms_that_all_texts_have_are_formats),
        cmocka_unit_test(texts_that_repeat_are_choices),
        cmocka_unit_test(maps_are_looked_into),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
