#include "base/buffer.h"
#include "route_query.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <cmocka.h>

static const char router[] =
    "{\"version\":1,\"language\":\"en\",\n"
    "\"documents\":{\n\"a.md\":{\"title\":\"A\"},\n\"b \\\"q\\\".md\":{\"title\":\"B\"}\n},\n"
    "\"records\":{\n\"lesson:a#x\":{\"title\":\"X\"}\n},\n\"aliases\":{\n},\n"
    "\"keyword_to_docs\":{\n"
    "\"database migration\":[{\"path\":\"a.md\",\"score\":40,\"from\":[\"keyword\"]}],\n"
    "\"migrations\":[{\"path\":\"b \\\"q\\\".md\",\"score\":30,\"from\":[\"title\"]},"
    "{\"path\":\"a.md\",\"score\":10,\"from\":[\"record_word\"],\"records\":[\"lesson:a#x\","
    "\"lesson:a#x\"]}],\n"
    "\"how to begin\":[{\"path\":\"a.md\",\"score\":9,\"from\":[\"record\"]}]\n}\n}\n";

static int begin(void **state)
{
    Arena *arena = calloc(1, sizeof *arena);
    arena_init(arena, NULL);
    *state = arena;
    return 0;
}

static int end(void **state)
{
    arena_free(*state);
    free(*state);
    return 0;
}

static void assert_slice(Slice slice, const char *expected)
{
    assert_int_equal(slice.size, strlen(expected));
    assert_memory_equal(slice.data, expected, slice.size);
}

static RouteAnswer ask(void **state, const char *query)
{
    RouteAnswer answer;
    assert_true(route_query(&answer, *state, slice_from_string(router), slice_from_string(query)));
    return answer;
}

static void score_is_the_mean_of_what_words_lead_to(void **state)
{
    RouteAnswer answer = ask(state, "database migration");
    assert_int_equal(answer.count, 2);
    assert_slice(answer.results[0].path, "a.md");
    assert_int_equal(answer.results[0].score, 40);
    assert_int_equal(answer.results[0].reason_count, 2);
    assert_slice(answer.results[0].reasons[0].keyword, "database migration");
    assert_slice(answer.results[0].reasons[1].sources, "[\"record_word\"]");
    assert_int_equal(answer.results[0].record_count, 1);
    assert_slice(answer.results[1].path, "b \\\"q\\\".md");
    assert_int_equal(answer.results[1].score, 15);
}

static void keyword_needs_its_words_side_by_side(void **state)
{
    RouteAnswer answer = ask(state, "a migration of the database");
    assert_int_equal(answer.count, 2);
    assert_slice(answer.results[0].path, "b \\\"q\\\".md");
    assert_int_equal(answer.results[1].reason_count, 1);
}

static void other_forms_of_a_word_are_the_same(void **state)
{
    assert_int_equal(ask(state, "MIGRATE").results[0].score, 30);
    assert_int_equal(ask(state, "database-migrating").results[0].score, 40);
}

static void word_with_a_typing_error_is_taken_for_another(void **state)
{
    RouteAnswer answer = ask(state, "migratoin");
    assert_int_equal(answer.unknown_count, 1);
    assert_slice(answer.unknown[0].word, "migratoin");
    assert_slice(answer.unknown[0].taken, "migration");
    assert_int_equal(answer.count, 2);
}

static void word_that_leads_nowhere_does_not_weigh(void **state)
{
    RouteAnswer answer = ask(state, "xyzzy migration");
    assert_int_equal(answer.unknown_count, 1);
    assert_int_equal(answer.unknown[0].taken.size, 0);
    assert_int_equal(answer.results[0].score, 30);
}

static void stop_words_count_when_there_are_no_others(void **state)
{
    RouteAnswer answer = ask(state, "how to");
    assert_int_equal(answer.count + answer.unknown_count, 0);
    assert_int_equal(ask(state, "how to begin").results[0].score, 9);
    assert_int_equal(ask(state, "how to migrate").results[0].score, 30);
}

static void odd_queries_lead_nowhere(void **state)
{
    static const char *const queries[] = {"",      " ", "\"", "the", "\xFF\xFE", "\xF0\x9F\x90\xB6",
                                          "-- . ,"};
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        assert_int_equal(ask(state, queries[i]).count, 0);
    }
}

static void very_long_query_is_cut(void **state)
{
    Buffer query;
    buffer_init(&query, *state);
    for (size_t i = 0; i < 5000; i++) {
        buffer_add_string(&query, "migration ");
    }
    RouteAnswer answer;
    assert_true(route_query(&answer, *state, slice_from_string(router), buffer_slice(&query)));
    assert_int_equal(answer.count, 2);
    assert_int_equal(answer.results[0].score, 30);
}

static void other_version_is_refused(void **state)
{
    static const char *const texts[] = {"", "{", "[]", "{\"version\":2}", "{\"version\":\"1\"}"};
    RouteAnswer answer;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_false(route_query(&answer, *state, slice_from_string(texts[i]), SLICE("migration")));
    }
}

static void damaged_router_is_read_to_its_end(void **state)
{
    for (size_t size = 0; size < sizeof router; size++) {
        RouteAnswer answer;
        Slice text = arena_copy(*state, (Slice){router, size});
        route_query(&answer, *state, text, SLICE("database migration"));
        for (size_t i = 0; i < size; i += 7) {
            char *bytes = arena_string(*state, slice_from_string(router));
            bytes[i] = '"';
            route_query(&answer, *state, (Slice){bytes, size}, SLICE("how to begin"));
        }
        arena_reset(*state);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(score_is_the_mean_of_what_words_lead_to, begin, end),
        cmocka_unit_test_setup_teardown(keyword_needs_its_words_side_by_side, begin, end),
        cmocka_unit_test_setup_teardown(other_forms_of_a_word_are_the_same, begin, end),
        cmocka_unit_test_setup_teardown(word_with_a_typing_error_is_taken_for_another, begin, end),
        cmocka_unit_test_setup_teardown(word_that_leads_nowhere_does_not_weigh, begin, end),
        cmocka_unit_test_setup_teardown(stop_words_count_when_there_are_no_others, begin, end),
        cmocka_unit_test_setup_teardown(odd_queries_lead_nowhere, begin, end),
        cmocka_unit_test_setup_teardown(very_long_query_is_cut, begin, end),
        cmocka_unit_test_setup_teardown(other_version_is_refused, begin, end),
        cmocka_unit_test_setup_teardown(damaged_router_is_read_to_its_end, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
