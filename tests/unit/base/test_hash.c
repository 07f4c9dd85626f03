#include "base/hash.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdlib.h>
#include <cmocka.h>

static bool are_equal(Hash128 a, Hash128 b)
{
    return a.high == b.high && a.low == b.low;
}

/* XXH3's values are final since 0.8.0, and ours stand in files: they must not change. */
static void hashes_are_those_of_xxh3(void **state)
{
    char text[HASH_TEXT_SIZE];

    (void)state;
    assert_int_equal(hash_64((Slice){NULL, 0}), 0x2d06800538d394c2);
    assert_int_equal(hash_64(SLICE("memoc")), 0xad687de378f0c03d);
    assert_string_equal(hash_to_text(hash_128(SLICE("")), text),
                        "99aa06d3014798d86001c324468d497f");
    assert_string_equal(hash_to_text(hash_128(SLICE("memoc")), text),
                        "0d40a7c88249bc2adbd60966165aa619");
}

static void text_is_high_part_first_with_leading_zeros(void **state)
{
    char text[HASH_TEXT_SIZE];

    (void)state;
    assert_string_equal(hash_to_text((Hash128){.high = 0x0123456789ABCDEF, .low = 0xF}, text),
                        "0123456789abcdef000000000000000f");
}

static void line_ends_do_not_change_the_hash_of_lines(void **state)
{
    static const struct {
        Slice text;
        Slice same;
    } cases[] = {
        {SLICE_INIT("a\r\nb\r\n"), SLICE_INIT("a\nb\n")},
        {SLICE_INIT("a\rb\r"), SLICE_INIT("a\nb\n")},
        {SLICE_INIT("a\r\r\nb"), SLICE_INIT("a\n\nb")},
        {SLICE_INIT("a\n\rb"), SLICE_INIT("a\n\nb")},
        {SLICE_INIT("\r\n\r\n\r"), SLICE_INIT("\n\n\n")},
        {SLICE_INIT("\r"), SLICE_INIT("\n")},
        {SLICE_INIT("no line end"), SLICE_INIT("no line end")},
        {SLICE_INIT(""), SLICE_INIT("")},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(are_equal(hash_lines(cases[i].text), hash_128(cases[i].same)));
    }
}

static void number_and_place_of_line_ends_do(void **state)
{
    (void)state;
    assert_false(are_equal(hash_lines(SLICE("a\r\nb")), hash_lines(SLICE("a\r\n\r\nb"))));
    assert_false(are_equal(hash_lines(SLICE("a\r\nb")), hash_lines(SLICE("ab\r\n"))));
}

/* XXH3 goes other ways for texts over 16, 128 and 240 bytes, and for pieces over its buffer of 256. */
static void long_texts_hash_as_if_they_had_line_feeds(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    for (size_t size = 1; size < 2000; size += 13) {
        char *with_return = arena_take(&arena, size);
        char *with_feed = arena_take(&arena, size);

        for (size_t i = 0; i < size; i++) {
            bool is_end = i % 300 == 7;

            with_return[i] = is_end ? '\r' : (char)('a' + i % 26);
            with_feed[i] = is_end ? '\n' : with_return[i];
        }
        assert_true(
            are_equal(hash_lines((Slice){with_return, size}), hash_128((Slice){with_feed, size})));
    }
    arena_free(&arena);
}

static void pieces_hash_as_their_whole(void **state)
{
    char text[3000];
    Slice whole = {text, sizeof text};
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    memset(text, 'x', sizeof text);

    HashStream *stream = hash_stream_new(&arena);

    assert_true(are_equal(hash_stream_value(stream), hash_128(SLICE(""))));
    for (size_t piece = 1; piece < sizeof text; piece += 97) {
        hash_stream_reset(stream);
        for (size_t at = 0; at < sizeof text; at += piece) {
            hash_stream_add(stream, slice_part(whole, at, at + piece));
            /* A value on the way changes nothing. */
            hash_stream_value(stream);
        }
        assert_true(are_equal(hash_stream_value(stream), hash_128(whole)));
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_are_those_of_xxh3),
        cmocka_unit_test(text_is_high_part_first_with_leading_zeros),
        cmocka_unit_test(line_ends_do_not_change_the_hash_of_lines),
        cmocka_unit_test(number_and_place_of_line_ends_do),
        cmocka_unit_test(long_texts_hash_as_if_they_had_line_feeds),
        cmocka_unit_test(pieces_hash_as_their_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
