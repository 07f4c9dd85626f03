#include "base/json_view.h"

#include "unit/sample_findings.h"

static void find_gives_the_value_as_it_stands(void **state)
{
    (void)state;
    Slice json =
        SLICE("{\"a\":1.50,\"b\":\"x, }\\\" y\",\"c\":{\"d\":[1,\"]\"]},\"e\":[],\"f\":null}");
    static const char *const cases[][2] = {
        {"a", "1.50"}, {"b", "\"x, }\\\" y\""}, {"c", "{\"d\":[1,\"]\"]}"},
        {"e", "[]"},   {"f", "null"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Slice value = {0};
        assert_true(json_view_find(json, cases[i][0], &value));
        sample_assert_slice(value, cases[i][1]);
    }
}

static void find_does_not_look_into_values(void **state)
{
    (void)state;
    Slice value;
    assert_false(json_view_find(SLICE("{\"a\":{\"b\":1},\"c\":\"b\"}"), "b", &value));
    assert_false(json_view_find(SLICE("[\"b\",1]"), "b", &value));
    assert_false(json_view_find(SLICE("{}"), "b", &value));
    assert_false(json_view_find(SLICE(""), "b", &value));
}

static void members_come_in_order_with_or_without_spaces(void **state)
{
    (void)state;
    Slice json = SLICE(" { \"a\" : 1 ,\n \"b\" : [ 2 , 3 ] } ");
    Slice key;
    Slice value;
    assert_true(json_view_next_member(&json, &key, &value));
    sample_assert_slice(key, "a");
    sample_assert_slice(value, "1");
    assert_true(json_view_next_member(&json, &key, &value));
    sample_assert_slice(key, "b");
    Slice item;
    assert_true(json_view_next_item(&value, &item));
    sample_assert_slice(item, "2");
    assert_true(json_view_next_item(&value, &item));
    sample_assert_slice(item, "3");
    assert_false(json_view_next_item(&value, &item));
    assert_false(json_view_next_member(&json, &key, &value));
}

static void items_may_be_empty_texts(void **state)
{
    (void)state;
    Slice json = SLICE("[\"\",{},\"a\"]");
    Slice item;
    size_t count = 0;
    while (json_view_next_item(&json, &item)) {
        count++;
    }
    assert_int_equal(count, 3);
    sample_assert_slice(item, "\"a\"");
}

static void text_decodes_all_escapes(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;
    static const struct {
        Slice json;
        const char *text;
    } cases[] = {
        {SLICE_INIT("\"plain\""), "plain"},
        {SLICE_INIT("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""), "\"\\/\b\f\n\r\t"},
        {SLICE_INIT("\"\\u00e9\\ud83d\\ude00\\u2028\""), "\xC3\xA9\xF0\x9F\x98\x80\xE2\x80\xA8"},
        {SLICE_INIT("\"\\ud800\""), "\xEF\xBF\xBD"},
        {SLICE_INIT("12"), ""},
        {SLICE_INIT("\""), ""},
        {SLICE_INIT(""), ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sample_assert_slice(json_view_text(arena, cases[i].json), cases[i].text);
    }
}

static void thousandths_keep_three_places(void **state)
{
    (void)state;
    static const struct {
        Slice json;
        bool is_number;
        int64_t number;
    } cases[] = {
        {SLICE_INIT("0"), true, 0},
        {SLICE_INIT("12"), true, 12000},
        {SLICE_INIT("-1.5"), true, -1500},
        {SLICE_INIT("1.2345"), true, 1234},
        {SLICE_INIT("1e3"), false, 0},
        {SLICE_INIT("\"1\""), false, 0},
        {SLICE_INIT("1.2x"), false, 0},
        {SLICE_INIT(""), false, 0},
        {SLICE_INIT("1234567890123"), false, 0},
        {SLICE_INIT("true"), false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t number = 0;
        assert_int_equal(json_view_thousandths(cases[i].json, &number), cases[i].is_number);
        assert_int_equal(number, cases[i].number);
    }
}

/* Every beginning of a text, and every text without one of its bytes, in memory of just that size. */
static void malformed_text_is_never_read_beyond_its_end(void **state)
{
    (void)state;
    Slice whole =
        SLICE("{\"a\":[1,{\"b\":\"\\u00e9\\\"\"}],\"\\\\\":\"c\\ud83d\\ude00\",\"d\":-1.5}");
    for (size_t i = 0; i < 2 * whole.size; i++) {
        Sample *sample = *state;
        size_t cut = i % whole.size;
        size_t size = i < whole.size ? cut : whole.size - 1;
        char *copy = malloc(size > 0 ? size : 1);
        memcpy(copy, whole.data, cut < size ? cut : size);
        if (i >= whole.size) {
            memcpy(copy + cut, whole.data + cut + 1, size - cut);
        }
        Slice json = {copy, size};
        Slice key;
        Slice value;
        Slice item;
        size_t steps = 0;
        while (json_view_next_member(&json, &key, &value)) {
            json_view_text(&sample->arena, value);
            while (json_view_next_item(&value, &item)) {
                json_view_text(&sample->arena, item);
                assert_true(++steps < 200);
            }
            assert_true(++steps < 200);
        }
        free(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(find_gives_the_value_as_it_stands),
        SAMPLE_TEST(find_does_not_look_into_values),
        SAMPLE_TEST(members_come_in_order_with_or_without_spaces),
        SAMPLE_TEST(items_may_be_empty_texts),
        SAMPLE_TEST(text_decodes_all_escapes),
        SAMPLE_TEST(thousandths_keep_three_places),
        SAMPLE_TEST(malformed_text_is_never_read_beyond_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
