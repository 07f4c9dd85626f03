#include "document/value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int make_arena(void **state)
{
    static Arena arena;
    arena_init(&arena, NULL);
    *state = &arena;
    return 0;
}

static int free_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static Value *scalar(Arena *arena, ValueKind kind, Slice text)
{
    Value *value = arena_new(arena, Value);
    value->kind = kind;
    value->text = text;
    return value;
}

static Value *string(Arena *arena, const char *text)
{
    return scalar(arena, VALUE_STRING, slice_from_string(text));
}

static Value *new_map(Arena *arena)
{
    return scalar(arena, VALUE_MAP, SLICE(""));
}

static void put(Arena *arena, Value *map, const char *key, Value *value)
{
    map->pairs = arena_grow(arena, map->pairs, map->count * sizeof(ValuePair),
                            (map->count + 1) * sizeof(ValuePair));
    map->pairs[map->count++] = (ValuePair){.key = slice_from_string(key), .value = value};
}

static Slice to_json(Arena *arena, const Value *value)
{
    Buffer json;
    JsonWriter writer;
    buffer_init(&json, arena);
    json_init(&writer, &json, 0);
    value_write_json(&writer, value);
    return buffer_slice(&json);
}

static void assert_slice(Slice found, const char *wanted)
{
    assert_int_equal(found.size, slice_from_string(wanted).size);
    assert_memory_equal(found.data, wanted, found.size);
}

static void find_in_what_is_no_map_finds_nothing(void **state)
{
    assert_null(value_find(NULL, "a"));
    assert_null(value_find(string(*state, "a"), "a"));
    assert_null(value_find(scalar(*state, VALUE_LIST, SLICE("")), "a"));
    assert_null(value_find(new_map(*state), "a"));
    assert_null(value_find_path(NULL, SLICE("a.b")));
    assert_null(value_find_path(new_map(*state), SLICE("")));
}

static void find_compares_whole_keys_and_case(void **state)
{
    Value *map = new_map(*state);
    put(*state, map, "ab", string(*state, "1"));
    put(*state, map, "a", string(*state, "2"));
    assert_slice(value_find(map, "a")->text, "2");
    assert_ptr_equal(value_find_pair(map, SLICE("ab")), &map->pairs[0]);
    assert_null(value_find(map, "A"));
}

static void path_is_a_literal_key_first(void **state)
{
    Value *map = new_map(*state);
    Value *ms = new_map(*state);
    put(*state, ms, "date", string(*state, "inner"));
    put(*state, ms, "topic", string(*state, "topic"));
    put(*state, map, "ms", ms);
    put(*state, map, "ms.date", string(*state, "literal"));
    assert_slice(value_find_path(map, SLICE("ms.date"))->value->text, "literal");
    assert_slice(value_find_path(map, SLICE("ms.topic"))->value->text, "topic");
    assert_ptr_equal(value_find_path(map, SLICE("ms"))->value, ms);
    assert_null(value_find_path(map, SLICE("ms.date.year")));
    assert_null(value_find_path(map, SLICE("ms.")));
    assert_null(value_find_path(map, SLICE(".ms")));
}

static void path_is_cut_at_every_dot(void **state)
{
    Value *map = new_map(*state);
    Value *a = new_map(*state);
    Value *dotted = new_map(*state);
    Value *b = new_map(*state);
    put(*state, map, "a", a);
    put(*state, map, "a.b", dotted);
    put(*state, a, "b.c", string(*state, "a, b.c"));
    put(*state, a, "b", b);
    put(*state, b, "d", string(*state, "a, b, d"));
    put(*state, dotted, "e", string(*state, "a.b, e"));
    assert_slice(value_find_path(map, SLICE("a.b.c"))->value->text, "a, b.c");
    assert_slice(value_find_path(map, SLICE("a.b.d"))->value->text, "a, b, d");
    assert_slice(value_find_path(map, SLICE("a.b.e"))->value->text, "a.b, e");
    assert_null(value_find_path(map, SLICE("a.b.f")));
}

static void path_takes_the_longest_key_first(void **state)
{
    Value *map = new_map(*state);
    Value *a = new_map(*state);
    Value *b = new_map(*state);
    put(*state, map, "a", a);
    put(*state, map, "a.b", b);
    put(*state, a, "b.c", string(*state, "short"));
    put(*state, b, "c", string(*state, "long"));
    assert_slice(value_find_path(map, SLICE("a.b.c"))->value->text, "long");
}

static void text_is_that_of_strings_and_numbers(void **state)
{
    assert_slice(value_text(string(*state, "x")), "x");
    assert_slice(value_text(scalar(*state, VALUE_INTEGER, SLICE("0x1F"))), "0x1F");
    assert_slice(value_text(scalar(*state, VALUE_FLOAT, SLICE("1.10"))), "1.10");
    assert_int_equal(value_text(scalar(*state, VALUE_BOOLEAN, SLICE("true"))).size, 0);
    assert_int_equal(value_text(scalar(*state, VALUE_NULL, SLICE("~"))).size, 0);
    assert_int_equal(value_text(new_map(*state)).size, 0);
    assert_int_equal(value_text(NULL).size, 0);
}

static void numbers_become_json_numbers(void **state)
{
    static const struct {
        ValueKind kind;
        Slice text;
        const char *json;
    } numbers[] = {
        {VALUE_INTEGER, SLICE_INIT("0"), "0"},
        {VALUE_INTEGER, SLICE_INIT("-17"), "-17"},
        {VALUE_INTEGER, SLICE_INIT("+1"), "1"},
        {VALUE_INTEGER, SLICE_INIT("007"), "7"},
        {VALUE_INTEGER, SLICE_INIT("-000"), "-0"},
        {VALUE_INTEGER, SLICE_INIT("340282366920938463463374607431768211456"),
         "340282366920938463463374607431768211456"},
        {VALUE_INTEGER, SLICE_INIT("0x1F"), "31"},
        {VALUE_INTEGER, SLICE_INIT("0x0"), "0"},
        {VALUE_INTEGER, SLICE_INIT("0xffffFFFFffffFFFF"), "18446744073709551615"},
        {VALUE_INTEGER, SLICE_INIT("0x000000000000000000001"), "1"},
        {VALUE_INTEGER, SLICE_INIT("0x10000000000000000"), "\"0x10000000000000000\""},
        {VALUE_INTEGER, SLICE_INIT("0o17"), "15"},
        {VALUE_INTEGER, SLICE_INIT("0o1777777777777777777777"), "18446744073709551615"},
        {VALUE_INTEGER, SLICE_INIT("0o2000000000000000000000"), "\"0o2000000000000000000000\""},
        {VALUE_FLOAT, SLICE_INIT("1.10"), "1.10"},
        {VALUE_FLOAT, SLICE_INIT(".5"), "0.5"},
        {VALUE_FLOAT, SLICE_INIT("-.5"), "-0.5"},
        {VALUE_FLOAT, SLICE_INIT("+.5e3"), "0.5e3"},
        {VALUE_FLOAT, SLICE_INIT("1."), "1.0"},
        {VALUE_FLOAT, SLICE_INIT("1.e5"), "1.0e5"},
        {VALUE_FLOAT, SLICE_INIT("01.50"), "1.50"},
        {VALUE_FLOAT, SLICE_INIT("1e3"), "1e3"},
        {VALUE_FLOAT, SLICE_INIT("6.02E+23"), "6.02E+23"},
        {VALUE_FLOAT, SLICE_INIT("00.0"), "0.0"},
        {VALUE_FLOAT, SLICE_INIT(".inf"), "\".inf\""},
        {VALUE_FLOAT, SLICE_INIT("-.INF"), "\"-.INF\""},
        {VALUE_FLOAT, SLICE_INIT(".NaN"), "\".NaN\""},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        Value *number = scalar(*state, numbers[i].kind, numbers[i].text);
        assert_slice(to_json(*state, number), numbers[i].json);
    }
}

static void maps_and_lists_become_json_in_their_order(void **state)
{
    Value *map = new_map(*state);
    Value *list = scalar(*state, VALUE_LIST, SLICE(""));
    Value *yes = scalar(*state, VALUE_BOOLEAN, SLICE("True"));
    Value *items[] = {yes, scalar(*state, VALUE_BOOLEAN, SLICE("false")), new_map(*state)};
    yes->boolean = true;
    list->items = items;
    list->count = 3;
    put(*state, map, "z", scalar(*state, VALUE_NULL, SLICE("~")));
    put(*state, map, "a\"b", string(*state, "line\nline"));
    put(*state, map, "", list);
    assert_slice(to_json(*state, map),
                 "{\"z\":null,\"a\\\"b\":\"line\\nline\",\"\":[true,false,{}]}");
}

static void numbers_in_the_midst_keep_their_commas(void **state)
{
    Value *map = new_map(*state);
    put(*state, map, "a", scalar(*state, VALUE_INTEGER, SLICE("+1")));
    put(*state, map, "b", scalar(*state, VALUE_INTEGER, SLICE("0xA")));
    put(*state, map, "c", scalar(*state, VALUE_FLOAT, SLICE(".inf")));
    assert_slice(to_json(*state, map), "{\"a\":1,\"b\":10,\"c\":\".inf\"}");
}

static void every_kind_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(value_kind_name(VALUE_NULL), "null");
    assert_string_equal(value_kind_name(VALUE_BOOLEAN), "a boolean");
    assert_string_equal(value_kind_name(VALUE_INTEGER), "an integer");
    assert_string_equal(value_kind_name(VALUE_FLOAT), "a number");
    assert_string_equal(value_kind_name(VALUE_STRING), "a string");
    assert_string_equal(value_kind_name(VALUE_LIST), "a list");
    assert_string_equal(value_kind_name(VALUE_MAP), "a map");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(find_in_what_is_no_map_finds_nothing),
        cmocka_unit_test(find_compares_whole_keys_and_case),
        cmocka_unit_test(path_is_a_literal_key_first),
        cmocka_unit_test(path_is_cut_at_every_dot),
        cmocka_unit_test(path_takes_the_longest_key_first),
        cmocka_unit_test(text_is_that_of_strings_and_numbers),
        cmocka_unit_test(numbers_become_json_numbers),
        cmocka_unit_test(maps_and_lists_become_json_in_their_order),
        cmocka_unit_test(numbers_in_the_midst_keep_their_commas),
        cmocka_unit_test(every_kind_has_a_name),
    };
    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
