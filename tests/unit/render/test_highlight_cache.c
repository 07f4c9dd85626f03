#include "render/highlight_cache.h"

#include "render/highlight.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Block {
    const char *language;
    const char *text;
} Block;

static const Block blocks[] = {
    {"c", "int x = 1; /* y */"},    {"ts", "const a = `b${c}`"}, {"yaml", "a: true # \xC3\xA9"},
    {"json", "{\"a\": [1, null]}"}, {"text", "plain"},           {"c", "x"},
};
enum { BLOCK_COUNT = sizeof blocks / sizeof *blocks, LEXED_COUNT = BLOCK_COUNT - 1 };

/* One build of all blocks, or of the first ones. */
typedef struct Round {
    Arena arena;
    HighlightCache cache;
    TokenList tokens[BLOCK_COUNT];
    Buffer file;     /* what it leaves */
    bool is_written; /* whether it is another one */
    bool has_lexed;
} Round;

static void run(Round *round, Slice file, size_t count)
{
    Highlighter highlighter;
    HighlightHarvest harvest;

    *round = (Round){.is_written = false};
    arena_init(&round->arena, NULL);
    highlight_cache_init(&round->cache);
    highlight_cache_open(&round->cache, arena_copy(&round->arena, file));
    highlighter_init(&highlighter);
    highlighter.cache = &round->cache;
    highlighter_begin(&highlighter, &round->arena);
    for (size_t i = 0; i < count; i++) {
        round->tokens[i] =
            highlighter_read(&highlighter, &round->arena, slice_from_string(blocks[i].language),
                             slice_from_string(blocks[i].text));
    }
    highlight_harvest_init(&harvest, &round->arena, &round->cache);
    highlight_harvest_add(&harvest, buffer_slice(&highlighter.report));
    buffer_init(&round->file, &round->arena);
    round->is_written = highlight_harvest_write(&harvest, &round->file);
    round->has_lexed = highlighter.is_open;
    highlighter_free(&highlighter);
}

static void assert_same_tokens(const Round *a, const Round *b, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(a->tokens[i].count, b->tokens[i].count);
        if (a->tokens[i].count > 0) {
            assert_memory_equal(a->tokens[i].items, b->tokens[i].items,
                                a->tokens[i].count * sizeof(Token));
        }
    }
}

static void the_second_build_needs_no_lexer(void **state)
{
    Round first;
    Round second;
    (void)state;

    run(&first, SLICE(""), BLOCK_COUNT);
    assert_true(first.is_written);
    assert_true(first.has_lexed);
    assert_true(first.tokens[0].count > 2);
    run(&second, buffer_slice(&first.file), BLOCK_COUNT);
    assert_int_equal(second.cache.count, LEXED_COUNT);
    assert_same_tokens(&first, &second, BLOCK_COUNT);
    assert_false(second.has_lexed);
    assert_false(second.is_written);
    arena_free(&first.arena);
    arena_free(&second.arena);
}

static void a_file_holds_what_the_last_build_asked_for(void **state)
{
    Round all;
    Round some;
    Round again;
    (void)state;

    run(&all, SLICE(""), BLOCK_COUNT);
    run(&some, buffer_slice(&all.file), 2);
    assert_false(some.has_lexed);
    assert_true(some.is_written);
    assert_true(some.file.size < all.file.size);
    run(&again, buffer_slice(&some.file), BLOCK_COUNT);
    assert_true(again.has_lexed);
    assert_same_tokens(&all, &again, BLOCK_COUNT);
    assert_int_equal(again.file.size, all.file.size);
    assert_memory_equal(again.file.data, all.file.data, all.file.size);
    arena_free(&all.arena);
    arena_free(&some.arena);
    arena_free(&again.arena);
}

static void a_file_of_another_version_is_no_file(void **state)
{
    Round first;
    HighlightCache cache;
    (void)state;

    run(&first, SLICE(""), BLOCK_COUNT);
    highlight_cache_init(&cache);
    cache.version.low++;
    highlight_cache_open(&cache, buffer_slice(&first.file));
    assert_int_equal(cache.count, 0);
    arena_free(&first.arena);
}

/* Whatever byte is another one, and wherever the file ends: the tokens are right, and the next file is. */
static void a_damaged_file_changes_nothing(void **state)
{
    Round first;
    (void)state;

    run(&first, SLICE(""), BLOCK_COUNT);
    for (size_t i = 0; i < first.file.size; i += 3) {
        char *damaged = test_malloc(first.file.size);
        Round round;

        memcpy(damaged, first.file.data, first.file.size);
        damaged[i] = (char)(damaged[i] ^ (1 << i % 8));
        run(&round, (Slice){damaged, first.file.size}, BLOCK_COUNT);
        assert_same_tokens(&first, &round, BLOCK_COUNT);
        assert_true(round.is_written);
        assert_int_equal(round.file.size, first.file.size);
        assert_memory_equal(round.file.data, first.file.data, first.file.size);
        arena_free(&round.arena);
        run(&round, (Slice){damaged, i}, BLOCK_COUNT);
        assert_same_tokens(&first, &round, BLOCK_COUNT);
        arena_free(&round.arena);
        test_free(damaged);
    }
    arena_free(&first.arena);
}

/* An answer that fits the check, but is of another text: by somebody else's hand. */
static void an_answer_must_be_one_of_the_text(void **state)
{
    HighlightCache cache;
    HighlightHarvest harvest;
    Arena arena;
    Buffer report;
    Buffer file;
    Round round;
    Round right;
    (void)state;

    arena_init(&arena, NULL);
    highlight_cache_init(&cache);
    buffer_init(&report, &arena);
    highlight_report_new(&report, highlight_key(SLICE("ansi_c"), SLICE("x")), SLICE("\x01\x02"));
    /* Its first tokens are. */
    highlight_report_new(&report, highlight_key(SLICE("ansi_c"), slice_from_string(blocks[0].text)),
                         SLICE("\x01\x01\x01\x01\x01\x01\x01\x01\x01\x7F"));
    highlight_harvest_init(&harvest, &arena, &cache);
    highlight_harvest_add(&harvest, buffer_slice(&report));
    buffer_init(&file, &arena);
    assert_true(highlight_harvest_write(&harvest, &file));
    run(&round, buffer_slice(&file), BLOCK_COUNT);
    run(&right, SLICE(""), BLOCK_COUNT);
    assert_int_equal(round.cache.count, 2);
    assert_same_tokens(&right, &round, BLOCK_COUNT);
    arena_free(&round.arena);
    arena_free(&right.arena);
    arena_free(&arena);
}

static void a_report_is_read_as_far_as_it_is_one(void **state)
{
    HighlightCache cache;
    HighlightHarvest harvest;
    Arena arena;
    Buffer report;
    (void)state;

    arena_init(&arena, NULL);
    highlight_cache_init(&cache);
    buffer_init(&report, &arena);
    highlight_report_new(&report, (Hash128){1, 2}, SLICE("ab"));
    highlight_report_found(&report, (Hash128){3, 4}); /* it is not there */
    highlight_report_new(&report, (Hash128){5, 6}, SLICE("cdef"));
    for (size_t size = 0; size <= report.size; size++) {
        highlight_harvest_init(&harvest, &arena, &cache);
        highlight_harvest_add(&harvest, slice_part(buffer_slice(&report), 0, size));
        assert_int_equal(harvest.count, size < 26 ? 0 : size < report.size ? 1 : 2);
    }
    arena_free(&arena);
}

static void the_key_is_of_text_and_lexer(void **state)
{
    (void)state;
    Hash128 key = highlight_key(SLICE("ansi_c"), SLICE("text"));

    Hash128 same = highlight_key(SLICE("ansi_c"), SLICE("text"));
    Hash128 others[] = {highlight_key(SLICE("cpp"), SLICE("text")),
                        highlight_key(SLICE("ansi_c"), SLICE("texu")),
                        highlight_key(SLICE("ansi_ct"), SLICE("ext"))};

    assert_memory_equal(&key, &same, sizeof key);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_memory_not_equal(&key, &others[i], sizeof key);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_second_build_needs_no_lexer),
        cmocka_unit_test(a_file_holds_what_the_last_build_asked_for),
        cmocka_unit_test(a_file_of_another_version_is_no_file),
        cmocka_unit_test(a_damaged_file_changes_nothing),
        cmocka_unit_test(an_answer_must_be_one_of_the_text),
        cmocka_unit_test(a_report_is_read_as_far_as_it_is_one),
        cmocka_unit_test(the_key_is_of_text_and_lexer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
