#include "render/code_token.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static TokenList list(Token *tokens, size_t count)
{
    return (TokenList){tokens, count};
}

static void what_is_written_is_read(void **state)
{
    char text[70000];
    Token tokens[] = {{0, 1, TOKEN_KEYWORD},
                      {1, 2, TOKEN_STRING},
                      {100, 300, TOKEN_HEADING},
                      {30000, 69999, TOKEN_COMMENT}};
    Arena arena;
    Buffer out;
    TokenList read;
    (void)state;

    memset(text, 'a', sizeof text);
    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    token_list_write(&out, list(tokens, 4));
    assert_true(token_list_read(&arena, buffer_slice(&out), (Slice){text, sizeof text}, &read));
    assert_int_equal(read.count, 4);
    assert_memory_equal(read.items, tokens, sizeof tokens);
    arena_free(&arena);
}

static void most_tokens_take_two_bytes(void **state)
{
    Token tokens[] = {{1, 9, TOKEN_KEYWORD}, {10, 99, TOKEN_HEADING}};
    Arena arena;
    Buffer out;
    (void)state;

    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    token_list_write(&out, list(tokens, 2));
    assert_int_equal(out.size, 4);
    arena_free(&arena);
}

static void assert_refused(Slice bytes, Slice text)
{
    Arena arena;
    TokenList read;

    arena_init(&arena, NULL);
    assert_false(token_list_read(&arena, bytes, text, &read));
    assert_int_equal(read.count, 0);
    arena_free(&arena);
}

static void what_is_no_list_of_the_text_is_refused(void **state)
{
    (void)state;
    Slice text = SLICE("ab\xC3\xA9");
    /* a class that does not exist, a token of no size, one over the end, one behind it */
    assert_refused(SLICE("\x1F\x01"), text);
    assert_refused((Slice){"\0\0", 2}, text);
    assert_refused((Slice){"\0\x05", 2}, text);
    assert_refused(SLICE("\x80\x01\x01"), text);
    /* in the middle of a character: at its end, and at its beginning */
    assert_refused((Slice){"\0\x03", 2}, text);
    assert_refused(SLICE("\x60\x01"), text);
    /* half a token, a number that does not end, one that is too long */
    assert_refused((Slice){"\0", 1}, text);
    assert_refused((Slice){"\0\x80", 2}, text);
    assert_refused(SLICE("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01\x01"), text);
    assert_refused((Slice){"\0\x01\0", 3}, text);
    assert_refused((Slice){"\0\x01", 2}, SLICE(""));
}

static void no_bytes_are_no_tokens(void **state)
{
    Arena arena;
    TokenList read;
    (void)state;

    arena_init(&arena, NULL);
    assert_true(token_list_read(&arena, SLICE(""), SLICE("text"), &read));
    assert_int_equal(read.count, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(most_tokens_take_two_bytes),
        cmocka_unit_test(what_is_no_list_of_the_text_is_refused),
        cmocka_unit_test(no_bytes_are_no_tokens),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
