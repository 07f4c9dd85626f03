#include "index/token_list.h"

#include "base/buffer.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

/* The list's tokens from `at` on are those that the tokenizer gives, one by one; returns where they end. */
static size_t check_text(const TokenList *list, size_t at, Slice text, SearchField field)
{
    Tokenizer tokenizer;
    size_t offset = 0;
    tokenizer_begin(&tokenizer);
    while (tokenizer_next(&tokenizer, text, &offset)) {
        for (size_t i = 0; i < tokenizer.count; i++) {
            assert_true(at < list->token_count);
            const HarvestTerm *term = &list->terms[harvest_token_term(list->tokens[at])];
            Slice found = {list->text.data + term->start, term->size};
            assert_true(slice_equals(found, tokenizer.tokens[i].text));
            assert_int_equal(harvest_token_field(list->tokens[at]), field);
            bool is_prose = field != FIELD_CODE && tokenizer.tokens[i].kind == TOKEN_WORD;
            assert_true(!is_prose || (term->flags & HARVEST_PROSE) != 0);
            at++;
        }
    }
    return at;
}

/* Twice, as code and as prose: what comes again is not cut again. */
static void check_twice(Arena *arena, Slice text)
{
    TokenList list;
    token_list_init(&list, arena, text.size);
    token_list_add(&list, text, FIELD_CODE);
    token_list_tear(&list);
    token_list_add(&list, text, FIELD_BODY);
    size_t at = check_text(&list, 0, text, FIELD_CODE);
    assert_int_equal(check_text(&list, at, text, FIELD_BODY), list.token_count);
}

/* Pieces of words, joiners and other scripts, put together to texts that are longer than what is read at once. */
static void a_list_has_the_tokens_of_the_tokenizer(void **state)
{
    static const char *const pieces[] = {
        "a",        "B",
        "word",     "Words",
        "ABC",      "0",
        "9x",       "longerThanEight",
        "-",        ".",
        "/",        ":",
        "@",        "_",
        "\xC3\xA9", "\xE2\x80\x99",
        "'",        "+",
        "#",        " ",
        " ",        "\xE4\xB8\xAD",
        "(",        "=",
    };
    (void)state;
    Arena arena;
    arena_init(&arena, NULL);
    uint32_t random = 1;
    for (int i = 0; i < 2000; i++) {
        Buffer text;
        buffer_init(&text, &arena);
        for (int j = 0; j < i % 150; j++) {
            random = random * 1664525 + 1013904223;
            buffer_add_string(&text, pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        check_twice(&arena, arena_copy(&arena, buffer_slice(&text)));
        arena_reset(&arena);
    }
    arena_free(&arena);
}

/* The step of what is repeated depends on what stands before it. */
static void a_chunk_that_comes_again_is_torn_by_itself(void **state)
{
    (void)state;
    Arena arena;
    TokenList list;
    arena_init(&arena, NULL);
    token_list_init(&list, &arena, 0);
    token_list_tear(&list);
    token_list_add(&list, SLICE("a-b a-b"), FIELD_BODY);
    token_list_tear(&list);
    token_list_add(&list, SLICE("a-b"), FIELD_BODY);
    static const TokenStep steps[] = {
        STEP_COMPOUND, STEP_TORN,     STEP_NEXT, STEP_COMPOUND, STEP_NEXT,
        STEP_NEXT,     STEP_COMPOUND, STEP_TORN, STEP_NEXT,
    };
    assert_int_equal(list.token_count, sizeof steps / sizeof *steps);
    for (size_t i = 0; i < list.token_count; i++) {
        assert_int_equal(harvest_token_step(list.tokens[i]), steps[i]);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_has_the_tokens_of_the_tokenizer),
        cmocka_unit_test(a_chunk_that_comes_again_is_torn_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
