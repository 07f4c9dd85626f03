#include "base/source.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdlib.h>
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

static Source make_source(void **state, Slice bytes)
{
    Source source;

    source_init(&source, *state, SLICE("a.md"), bytes);
    return source;
}

static void assert_position(Source *source, uint32_t offset, uint32_t line, uint32_t column)
{
    Position position = source_position(source, offset);

    assert_int_equal(position.line, line);
    assert_int_equal(position.column, column);
    assert_int_equal(source_line_number(source, offset), line);
}

static void empty_file_has_no_line_but_a_place(void **state)
{
    Source source = make_source(state, (Slice){NULL, 0});

    assert_int_equal(source_line_count(&source), 0);
    assert_position(&source, 0, 1, 1);
    assert_position(&source, 99, 1, 1);
    assert_int_equal(source_line(&source, 1).size, 0);
    assert_int_equal(source_line_start(&source, 1), 0);
    assert_int_equal(source_text(&source, (Span){0, 5}).size, 0);
}

static void every_kind_of_line_end_ends_a_line(void **state)
{
    static const struct {
        Slice bytes;
        const char *lines[5];
    } cases[] = {
        {SLICE_INIT("a\nb\nc"), {"a", "b", "c"}},
        {SLICE_INIT("a\nb\nc\n"), {"a", "b", "c"}},
        {SLICE_INIT("a\r\nb\r\nc\r\n"), {"a", "b", "c"}},
        {SLICE_INIT("a\rb\rc\r"), {"a", "b", "c"}},
        {SLICE_INIT("a\rb\nc\r\nd"), {"a", "b", "c", "d"}},
        {SLICE_INIT("a\n\rb"), {"a", "", "b"}},
        {SLICE_INIT("\r\r\n\n"), {"", "", ""}},
        {SLICE_INIT("\n"), {""}},
        {SLICE_INIT("\r"), {""}},
        {SLICE_INIT("\r\n"), {""}},
        {SLICE_INIT("a\r"), {"a"}},
        {SLICE_INIT("a\v\f\xC2\x85\xE2\x80\xA8z"), {"a\v\f\xC2\x85\xE2\x80\xA8z"}},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Source source = make_source(state, cases[i].bytes);
        uint32_t count = 0;

        for (; cases[i].lines[count]; count++) {
            assert_true(slice_is(source_line(&source, count + 1), cases[i].lines[count]));
        }
        assert_int_equal(source_line_count(&source), count);
        assert_int_equal(source_line(&source, count + 1).size, 0);
        assert_int_equal(source_line_start(&source, count + 2), cases[i].bytes.size);
    }
}

static void positions_count_code_points_from_one(void **state)
{
    /* U+00E4, U+1F600 and an invalid byte. */
    Source source = make_source(state, SLICE("ab\n\xC3\xA4\xF0\x9F\x98\x80\xFFz\r\n\rq"));

    assert_position(&source, 0, 1, 1);
    assert_position(&source, 1, 1, 2);
    assert_position(&source, 2, 1, 3);
    assert_position(&source, 3, 2, 1);
    assert_position(&source, 5, 2, 2);
    assert_position(&source, 9, 2, 3);
    assert_position(&source, 10, 2, 4);
    assert_position(&source, 11, 2, 5);
    assert_position(&source, 12, 2, 6); /* between CR and LF: still that line */
    assert_position(&source, 13, 3, 1);
    assert_position(&source, 14, 4, 1);
    assert_position(&source, 15, 4, 2);
    assert_position(&source, UINT32_MAX, 4, 2);
}

static void byte_order_mark_is_a_code_point_of_the_first_line(void **state)
{
    Source source = make_source(state, SLICE("\xEF\xBB\xBF# x"));

    assert_position(&source, 3, 1, 2);
    assert_int_equal(source_line_start(&source, 1), 0);
}

static void place_after_a_final_line_end_begins_a_line(void **state)
{
    Source source = make_source(state, SLICE("a\n"));

    assert_int_equal(source_line_count(&source), 1);
    assert_position(&source, 2, 2, 1);
    assert_int_equal(source_line_start(&source, 2), 2);
}

static void spans_are_cut_to_the_file(void **state)
{
    Source source = make_source(state, SLICE("abcd"));

    assert_true(slice_is(source_text(&source, (Span){1, 3}), "bc"));
    assert_true(slice_is(source_text(&source, (Span){3, 9}), "d"));
    assert_int_equal(source_text(&source, (Span){3, 1}).size, 0);
}

/* A line end every `distance` bytes, the kinds in turn; what stands between is now and then wide or invalid. */
static Slice make_text(Arena *arena, size_t size, size_t distance)
{
    static const char *const line_ends[] = {"\n", "\r\n", "\r"};
    static const char *const pieces[] = {"a",        "\xC3\xA4", "\xE2\x82\xAC", "\xF0\x9F\x98\x80",
                                         "\xE2\x82", "\x80"};
    Buffer buffer;
    uint32_t random = 1;
    size_t next_end = distance;

    buffer_init(&buffer, arena);
    while (buffer.size < size) {
        random = random * 1664525 + 1013904223;
        buffer_add_string(&buffer, pieces[(random >> 16) % 6]);
        if (buffer.size >= next_end) {
            buffer_add_string(&buffer, line_ends[(random >> 24) % 3]);
            next_end = buffer.size + distance;
        }
    }
    return buffer_slice(&buffer);
}

/* Goes over the file a code point at a time, and looks up each place. */
static void check_each_place(void **state, Slice bytes)
{
    Source source = make_source(state, bytes);
    Position expected = {1, 1};

    for (size_t offset = 0; offset < bytes.size;) {
        assert_position(&source, (uint32_t)offset, expected.line, expected.column);

        size_t next = offset;
        uint32_t code_point = utf8_decode(bytes, &next);
        bool is_pair =
            code_point == '\r' && slice_starts_with(slice_from(bytes, next), SLICE("\n"));

        expected.column++;
        if (code_point == '\n' || (code_point == '\r' && !is_pair)) {
            expected = (Position){expected.line + 1, 1};
        }
        offset = next;
    }
    assert_position(&source, (uint32_t)bytes.size, expected.line, expected.column);
}

static void places_agree_with_counting_from_the_start(void **state)
{
    check_each_place(state, make_text(*state, 5000, 1));
    check_each_place(state, make_text(*state, 5000, 40));
    check_each_place(state, make_text(*state, 50000, 9000));
    check_each_place(state, make_text(*state, 50000, 60000));
}

/* 100,000 look-ups in a line of 8 MB: 400 GB to count from its start each time. */
static void places_in_a_very_long_line_are_cheap(void **state)
{
    enum { SIZE = 8 * 1024 * 1024 };
    char *bytes = arena_take(*state, SIZE);

    memset(bytes, 'x', SIZE);

    Source source = make_source(state, (Slice){bytes, SIZE});

    for (uint32_t i = 0; i < 100000; i++) {
        uint32_t offset = i * 7919 % SIZE;

        assert_int_equal(source_position(&source, offset).column, offset + 1);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, free_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(empty_file_has_no_line_but_a_place),
        TEST(every_kind_of_line_end_ends_a_line),
        TEST(positions_count_code_points_from_one),
        TEST(byte_order_mark_is_a_code_point_of_the_first_line),
        TEST(place_after_a_final_line_end_begins_a_line),
        TEST(spans_are_cut_to_the_file),
        TEST(places_agree_with_counting_from_the_start),
        TEST(places_in_a_very_long_line_are_cheap),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
