#include "base/buffer.h"

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

static Buffer make_buffer(void **state)
{
    Buffer buffer;

    buffer_init(&buffer, *state);
    return buffer;
}

static void new_buffer_is_empty_and_takes_no_memory(void **state)
{
    Buffer buffer = make_buffer(state);

    assert_int_equal(buffer_slice(&buffer).size, 0);
    buffer_add(&buffer, (Slice){NULL, 0});
    buffer_add_bytes(&buffer, NULL, 0);
    buffer_add_repeated(&buffer, 'x', 0);
    assert_null(((Arena *)*state)->block);
}

static void what_was_added_stands_in_order(void **state)
{
    Buffer buffer = make_buffer(state);

    buffer_add_byte(&buffer, 'a');
    buffer_add_string(&buffer, "bc");
    buffer_add(&buffer, SLICE("d\0e"));
    buffer_add_repeated(&buffer, '-', 3);
    buffer_add_bytes(&buffer, "\xFF", 1);
    buffer_add_format(&buffer, "<%s %d>", "f", 7);
    assert_true(slice_equals(buffer_slice(&buffer), SLICE("abcd\0e---\xFF<f 7>")));
}

static void any_mix_of_sizes_gives_the_same_bytes(void **state)
{
    Buffer whole = make_buffer(state);
    Buffer single = make_buffer(state);
    char piece[700];

    for (size_t i = 0; i < 600; i++) {
        memset(piece, (int)('a' + i % 26), sizeof piece);
        buffer_add_bytes(&whole, piece, i);
        for (size_t j = 0; j < i; j++) {
            buffer_add_byte(&single, piece[j]);
        }
    }
    assert_int_equal(whole.size, 600 * 599 / 2);
    assert_true(slice_equals(buffer_slice(&whole), buffer_slice(&single)));
}

static void growth_doubles(void **state)
{
    Buffer buffer = make_buffer(state);
    size_t moves = 0;

    for (size_t i = 0; i < 1000000; i++) {
        size_t before = buffer.capacity;

        buffer_add_byte(&buffer, 'x');
        moves += buffer.capacity != before;
    }
    assert_in_range(moves, 1, 20);
}

static void reserve_makes_room_once(void **state)
{
    Buffer buffer = make_buffer(state);

    buffer_add_string(&buffer, "x");
    buffer_reserve(&buffer, 5000);

    const char *data = buffer.data;

    assert_true(buffer.capacity - buffer.size >= 5000);
    buffer_add_repeated(&buffer, 'y', 5000);
    assert_ptr_equal(buffer.data, data);
    assert_int_equal(buffer.size, 5001);
}

static void clear_keeps_the_memory(void **state)
{
    Buffer buffer = make_buffer(state);

    buffer_add_repeated(&buffer, 'x', 1000);

    const char *data = buffer.data;

    buffer_clear(&buffer);
    assert_int_equal(buffer_slice(&buffer).size, 0);
    buffer_add_repeated(&buffer, 'y', 1000);
    assert_ptr_equal(buffer.data, data);
}

static void integers_are_written_in_full(void **state)
{
    static const struct {
        int64_t value;
        const char *text;
    } cases[] = {
        {0, "0"},
        {7, "7"},
        {-1, "-1"},
        {10, "10"},
        {-100, "-100"},
        {INT64_MAX, "9223372036854775807"},
        {INT64_MIN, "-9223372036854775808"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer buffer = make_buffer(state);

        buffer_add_integer(&buffer, cases[i].value);
        assert_true(slice_is(buffer_slice(&buffer), cases[i].text));
    }
}

static void formats_of_any_length_fit(void **state)
{
    for (int width = 1; width < 300; width++) {
        Buffer buffer = make_buffer(state);

        buffer_add_string(&buffer, "ab");
        buffer_add_format(&buffer, "%*d", width, 5);
        buffer_add_string(&buffer, "z");
        assert_int_equal(buffer.size, width + 3);
        assert_true(
            slice_starts_with(buffer_slice(&buffer), width > 1 ? SLICE("ab ") : SLICE("ab5")));
        assert_true(slice_ends_with(buffer_slice(&buffer), SLICE("5z")));
    }
}

static void take_spill(void *context, Slice bytes)
{
    buffer_add(context, bytes);
}

static void what_spills_and_what_stays_are_all_that_was_added(void **state)
{
    Buffer spilled = make_buffer(state);
    Buffer buffer = make_buffer(state);
    size_t most = 0;

    buffer.spill = take_spill;
    buffer.spill_context = &spilled;
    for (int i = 0; i < 120000; i++) {
        buffer_add_integer(&buffer, i);
        buffer_spill(&buffer);
        most = buffer.size > most ? buffer.size : most;
    }
    assert_in_range(most, 1, BUFFER_SPILL_SIZE);
    assert_in_range(spilled.size, BUFFER_SPILL_SIZE, 3 * BUFFER_SPILL_SIZE);
    buffer_add(&spilled, buffer_slice(&buffer));

    Buffer whole = make_buffer(state);

    for (int i = 0; i < 120000; i++) {
        buffer_add_integer(&whole, i);
        buffer_spill(&whole); /* it has nowhere to go */
    }
    assert_true(slice_equals(buffer_slice(&spilled), buffer_slice(&whole)));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, free_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(new_buffer_is_empty_and_takes_no_memory),
        TEST(what_was_added_stands_in_order),
        TEST(any_mix_of_sizes_gives_the_same_bytes),
        TEST(growth_doubles),
        TEST(reserve_makes_room_once),
        TEST(clear_keeps_the_memory),
        TEST(integers_are_written_in_full),
        TEST(formats_of_any_length_fit),
        TEST(what_spills_and_what_stays_are_all_that_was_added),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
