#include "history/token_stream.h"

#include "base/file.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sys/mman.h>
#include <unistd.h>

static TokenStream open_stream(Arena *arena, Slice bytes)
{
    TokenStream stream;
    int file = memfd_create("bytes", 0);
    assert_true(file >= 0);
    assert_true(file_write_descriptor(file, bytes));
    assert_int_equal(lseek(file, 0, SEEK_SET), 0);
    token_stream_init(&stream, arena, file);
    return stream;
}

static void texts_are_cut_at_each_nul(void **state)
{
    (void)state;
    Arena arena;
    Slice token;
    arena_init(&arena, NULL);
    TokenStream stream = open_stream(&arena, SLICE("one\0\0\ntwo\0"));
    assert_true(token_stream_next(&stream, &token));
    assert_true(slice_is(token, "one"));
    assert_true(token_stream_next(&stream, &token));
    assert_int_equal(token.size, 0);
    assert_true(token_stream_next(&stream, &token));
    assert_true(slice_is(token, "\ntwo"));
    assert_false(token_stream_next(&stream, &token));
    assert_false(stream.is_bad);
    close(stream.descriptor);
    arena_free(&arena);
}

static void text_without_an_end_is_bad(void **state)
{
    (void)state;
    Arena arena;
    Slice token;
    arena_init(&arena, NULL);
    TokenStream stream = open_stream(&arena, SLICE("one\0tw"));
    assert_true(token_stream_next(&stream, &token));
    assert_false(token_stream_next(&stream, &token));
    assert_true(stream.is_bad);
    close(stream.descriptor);
    arena_free(&arena);
}

static void texts_may_be_longer_than_what_is_read_at_once(void **state)
{
    (void)state;
    enum { COUNT = 50, SIZE = 9999 };
    Arena arena;
    Slice token;
    Buffer bytes;
    arena_init(&arena, NULL);
    buffer_init(&bytes, &arena);
    for (int i = 0; i < COUNT; i++) {
        buffer_add_repeated(&bytes, (char)('a' + i % 26), (size_t)SIZE * (size_t)i);
        buffer_add_byte(&bytes, '\0');
    }
    TokenStream stream = open_stream(&arena, buffer_slice(&bytes));
    for (int i = 0; i < COUNT; i++) {
        assert_true(token_stream_next(&stream, &token));
        assert_int_equal(token.size, SIZE * i);
        assert_true(i == 0 || token.data[token.size - 1] == 'a' + i % 26);
    }
    assert_false(token_stream_next(&stream, &token));
    assert_false(stream.is_bad);
    close(stream.descriptor);
    arena_free(&arena);
}

static void endless_text_is_given_up(void **state)
{
    (void)state;
    Arena arena;
    Slice token;
    Buffer bytes;
    arena_init(&arena, NULL);
    buffer_init(&bytes, &arena);
    buffer_add_repeated(&bytes, 'a', (size_t)4 * TOKEN_SIZE_MOST);
    TokenStream stream = open_stream(&arena, buffer_slice(&bytes));
    assert_false(token_stream_next(&stream, &token));
    assert_true(stream.is_bad);
    assert_true(stream.bytes.size < (size_t)2 * TOKEN_SIZE_MOST);
    close(stream.descriptor);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_cut_at_each_nul),
        cmocka_unit_test(text_without_an_end_is_bad),
        cmocka_unit_test(texts_may_be_longer_than_what_is_read_at_once),
        cmocka_unit_test(endless_text_is_given_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
