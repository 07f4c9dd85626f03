#include "base/pattern.h"

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

static const Pattern *compile(Arena *arena, const char *text, uint32_t flags)
{
    PatternProblem problem;
    const Pattern *pattern = pattern_compile(arena, slice_from_string(text), flags, &problem);

    if (!pattern) {
        fail_msg("\"%s\": %.*s at %zu", text, SLICE_PRINT(problem.message), problem.offset);
    }
    return pattern;
}

static PatternSearch start(Arena *arena, const char *pattern, uint32_t flags, Slice text)
{
    PatternSearch search;

    pattern_search_init(&search, arena, compile(arena, pattern, flags));
    pattern_search_start(&search, text);
    return search;
}

/* All matches, with a bar behind each. */
static Slice find_all(Arena *arena, const char *pattern, uint32_t flags, Slice text)
{
    PatternSearch search = start(arena, pattern, flags, text);
    Slice found = SLICE("");

    while (pattern_search_next(&search) == PATTERN_FOUND) {
        Slice match = pattern_search_group(&search, 0);

        found = arena_format(arena, "%.*s%.*s|", SLICE_PRINT(found), SLICE_PRINT(match));
    }
    return found;
}

static void every_match_is_found_in_order(void **state)
{
    static const struct {
        const char *pattern;
        uint32_t flags;
        const char *text;
        const char *matches;
    } cases[] = {
        {"\\d+", 0, "a1 b22 c333", "1|22|333|"},
        {"a", 0, "", ""},
        {"x", 0, "abc", ""},
        {"a*", 0, "baac", "|aa|||"},
        {"a*?", 0, "aa", "|a||a||"},
        {"", 0, "ab", "|||"},
        {"", 0, "\xC3\xA4", "||"},
        {".", 0, "\xC3\xA4\xF0\x9F\x98\x80", "\xC3\xA4|\xF0\x9F\x98\x80|"},
        {"^a", 0, "a\na\na", "a|"},
        {"^a", PATTERN_LINES, "a\na\na", "a|a|a|"},
        {"^a", PATTERN_LINES, "aaa", "a|"},
        {"a$", 0, "a\n", ""},
        {"a$", PATTERN_LINES, "a\r\nba\nc", "a|a|"},
        {"b(?=c)", 0, "bb bc", "b|"},
        {"(?<=b)c", 0, "bcc", "c|"},
        {"(?i)STALE", 0, "stale", "stale|"},
        {"(?=a)\\Kb|a", 0, "ab", "a|"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Slice text = slice_from_string(cases[i].text);
        Slice found = find_all(*state, cases[i].pattern, cases[i].flags, text);

        if (!slice_is(found, cases[i].matches)) {
            fail_msg("\"%s\" in \"%s\": %.*s", cases[i].pattern, cases[i].text, SLICE_PRINT(found));
        }
    }
}

static void groups_are_parts_of_the_text(void **state)
{
    Slice text = SLICE("x\nLast reviewed: 2026-01-19\n");
    PatternSearch search =
        start(*state, "^Last (reviewed|seen)(!)?: (\\d{4}-\\d\\d-\\d\\d)$", PATTERN_LINES, text);

    assert_int_equal(pattern_group_count(search.pattern), 3);
    assert_true(slice_starts_with(pattern_text(search.pattern), SLICE("^Last (reviewed")));
    assert_int_equal(pattern_search_next(&search), PATTERN_FOUND);
    assert_true(slice_is(pattern_search_group(&search, 3), "2026-01-19"));
    assert_ptr_equal(pattern_search_group(&search, 3).data, text.data + 17);
    assert_int_equal(pattern_search_group(&search, 2).size, 0);
    assert_int_equal(pattern_search_group(&search, 4).size, 0);
    assert_int_equal(pattern_search_next(&search), PATTERN_NOT_FOUND);
    assert_int_equal(pattern_search_group(&search, 0).size, 0);
}

static void a_search_starts_again_in_another_text(void **state)
{
    PatternSearch search = start(*state, "a", 0, SLICE("bab"));

    assert_int_equal(pattern_search_next(&search), PATTERN_FOUND);
    pattern_search_start(&search, SLICE("aa"));
    assert_int_equal(pattern_search_next(&search), PATTERN_FOUND);
    assert_int_equal(pattern_search_next(&search), PATTERN_FOUND);
    assert_int_equal(pattern_search_next(&search), PATTERN_NOT_FOUND);
}

static void invalid_bytes_are_no_letters_and_keep_their_places(void **state)
{
    Slice text = SLICE("\xFF"
                       "a\xC3"
                       "b\xF0\x9F\x98");
    PatternSearch search = start(*state, "[a-z]|\\x1a$", 0, text);

    assert_int_equal(pattern_search_next(&search), PATTERN_FOUND);
    assert_ptr_equal(pattern_search_group(&search, 0).data, text.data + 1);
    assert_int_equal(pattern_search_next(&search), PATTERN_FOUND);
    assert_ptr_equal(pattern_search_group(&search, 0).data, text.data + 3);
    assert_int_equal(pattern_search_next(&search), PATTERN_FOUND);
    assert_ptr_equal(pattern_search_group(&search, 0).data, text.data + text.size - 1);
    assert_int_equal(pattern_search_next(&search), PATTERN_NOT_FOUND);
}

static void a_malformed_pattern_says_where_and_why(void **state)
{
    static const struct {
        const char *pattern;
        size_t offset;
    } cases[] = {{"a(b", 3}, {"a)", 1}, {"[a", 2}, {"a{2,1}", 5}, {"\\C", 2}, {"*", 0}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        PatternProblem problem = {0};

        assert_null(pattern_compile(*state, slice_from_string(cases[i].pattern), 0, &problem));
        assert_int_equal(problem.offset, cases[i].offset);
        assert_true(problem.message.size > 0);
    }
}

static void a_long_pattern_is_refused(void **state)
{
    char text[5000];
    PatternProblem problem;

    memset(text, 'a', sizeof text);
    assert_null(pattern_compile(*state, (Slice){text, sizeof text}, 0, &problem));
    assert_non_null(pattern_compile(*state, (Slice){text, 4096}, 0, &problem));
}

static void backtracking_without_end_is_too_costly(void **state)
{
    static const char *const patterns[] = {"(?:a|aa)+$", "^(a+)+$", "(.*)*c"};
    char text[2000];

    memset(text, 'a', sizeof text);
    text[sizeof text - 1] = 'b';
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        PatternSearch search = start(*state, patterns[i], 0, (Slice){text, sizeof text});
        PatternResult result = pattern_search_next(&search);

        /* Some are seen to be hopeless before anything is tried. */
        assert_true(result == PATTERN_TOO_COSTLY || result == PATTERN_NOT_FOUND);
        assert_int_equal(pattern_search_group(&search, 0).size, 0);
    }

    PatternSearch search = start(*state, "(?:a|aa)+[^abc]", 0, (Slice){text, sizeof text});

    assert_int_equal(pattern_search_next(&search), PATTERN_TOO_COSTLY);
}

static void deep_nesting_in_long_texts_is_matched(void **state)
{
    Arena *arena = *state;
    size_t size = 30 * 1000;
    char *text = arena_take(arena, size);

    memset(text, 'a', size);

    /* More than the machine's stack for compiled patterns holds. */
    PatternSearch search = start(arena, "(?:a|b)+", 0, (Slice){text, size});

    assert_int_equal(pattern_search_next(&search), PATTERN_FOUND);
    assert_int_equal(pattern_search_group(&search, 0).size, size);
}

static void many_matches_take_linear_time_and_no_more_memory(void **state)
{
    MemoryBudget budget = {0};
    Arena arena;
    size_t size = 1000 * 1000;
    char *text = arena_take(*state, size);

    memset(text, 'a', size);
    arena_init(&arena, &budget);

    PatternSearch search = start(&arena, "a", 0, (Slice){text, size});
    size_t count = 0;

    while (pattern_search_next(&search) == PATTERN_FOUND) {
        count++;
    }
    assert_int_equal(count, size);
    assert_true(budget.peak < size);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_match_is_found_in_order),
        cmocka_unit_test(groups_are_parts_of_the_text),
        cmocka_unit_test(a_search_starts_again_in_another_text),
        cmocka_unit_test(invalid_bytes_are_no_letters_and_keep_their_places),
        cmocka_unit_test(a_malformed_pattern_says_where_and_why),
        cmocka_unit_test(a_long_pattern_is_refused),
        cmocka_unit_test(backtracking_without_end_is_too_costly),
        cmocka_unit_test(deep_nesting_in_long_texts_is_matched),
        cmocka_unit_test(many_matches_take_linear_time_and_no_more_memory),
    };

    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
