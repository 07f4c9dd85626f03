#include "history/log_parser.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define ZERO "0000000000000000000000000000000000000000"
#define DAY "86400"

typedef struct Fixture {
    Arena arena;
    LogParser parser;
} Fixture;

static int begin(void **state)
{
    static Fixture fixture;
    arena_init(&fixture.arena, NULL);
    log_parser_init(&fixture.parser, &fixture.arena);
    *state = &fixture;
    return 0;
}

static int end(void **state)
{
    arena_free(&((Fixture *)*state)->arena);
    return 0;
}

static LogEvent take(void **state, const char *token)
{
    return log_parser_take(&((Fixture *)*state)->parser, slice_from_string(token));
}

static void commit_and_its_changes_are_read(void **state)
{
    const LogParser *parser = &((Fixture *)*state)->parser;
    assert_int_equal(take(state, A " " DAY " 259200"), LOG_COMMIT);
    assert_int_equal(parser->commit.date, 1);
    assert_int_equal(parser->commit.committed_date, 3);
    assert_true(slice_is(log_id_text(&parser->commit.id), A));
    assert_int_equal(take(state, "\n:100644 100755 " A " " B " M"), LOG_NOTHING);
    assert_false(log_parser_is_at_end(parser));
    assert_int_equal(take(state, "docs/a.md"), LOG_CHANGE);
    assert_true(log_parser_is_at_end(parser));
    assert_int_equal(parser->change.status, 'M');
    assert_int_equal(parser->change.new_mode, 0100755);
    assert_false(parser->change.is_same);
    assert_true(slice_is(parser->change.path, "docs/a.md"));
    assert_true(slice_is(parser->change.old_path, "docs/a.md"));
    assert_int_equal(take(state, ":000000 100644 " ZERO " " B " A"), LOG_NOTHING);
    assert_int_equal(take(state, "b"), LOG_CHANGE);
    assert_true(log_id_is_zero(&parser->change.old_id));
    assert_int_equal(take(state, B " 0 0"), LOG_COMMIT);
}

static void rename_has_two_paths(void **state)
{
    const LogParser *parser = &((Fixture *)*state)->parser;
    take(state, A " 0 0");
    assert_int_equal(take(state, ":100644 100644 " A " " A " R100"), LOG_NOTHING);
    assert_int_equal(take(state, "old"), LOG_NOTHING);
    assert_int_equal(take(state, "new"), LOG_CHANGE);
    assert_true(slice_is(parser->change.old_path, "old"));
    assert_true(slice_is(parser->change.path, "new"));
    assert_true(parser->change.is_same);
    take(state, ":100644 100644 " A " " B " R051");
    take(state, "a much longer name than the one before");
    take(state, "c");
    assert_true(slice_is(parser->change.old_path, "a much longer name than the one before"));
    assert_false(parser->change.is_same);
}

static void path_may_look_like_anything(void **state)
{
    const LogParser *parser = &((Fixture *)*state)->parser;
    take(state, A " 0 0");
    take(state, ":100644 100644 " A " " B " M");
    assert_int_equal(take(state, ":100644 100644 " A " " B " M"), LOG_CHANGE);
    take(state, ":100644 100644 " A " " B " M");
    assert_int_equal(take(state, "\n" A " 0 0\xFF"), LOG_CHANGE);
    assert_true(slice_is(parser->change.path, "\n" A " 0 0\xFF"));
}

static void removal_of_a_file_is_no_pure_rename(void **state)
{
    take(state, A " 0 0");
    take(state, ":000000 000000 " ZERO " " ZERO " D");
    take(state, "a");
    assert_false(((Fixture *)*state)->parser.change.is_same);
}

static void id_may_be_of_sha_256(void **state)
{
    assert_int_equal(take(state, A "aaaaaaaaaaaaaaaaaaaaaaaa 0 0"), LOG_COMMIT);
    assert_int_equal(((Fixture *)*state)->parser.commit.id.size, 64);
}

static void day_is_that_of_utc_and_the_earlier_of_two(void **state)
{
    static const struct {
        const char *text;
        Date date;
    } cases[] = {
        {A " 86399 86399", 0},
        {A " 86400 86399", 0},
        {A " 99999999 86400", 1},
        {A " -1 0", -1},
        {A " -86400 0", -1},
        {A " -86401 0", -2},
        {A " 9223372036854775807 9223372036854775807", DATE_LAST},
        {A " -9223372036854775807 0", DATE_FIRST},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(take(state, cases[i].text), LOG_COMMIT);
        assert_int_equal(((Fixture *)*state)->parser.commit.date, cases[i].date);
    }
}

static void day_is_by_the_authors_clock_where_that_is_earlier(void **state)
{
    static const struct {
        const char *text;
        Date date;
    } cases[] = {
        {A " 97200 97200 +0000", 1}, /* 03:00 on the second day */
        {A " 97200 97200 -0500", 0}, /* 22:00 on the first, in New York */
        {A " 97200 97200 -0230", 1}, /* half an hour after midnight */
        {A " 97200 97200 +0900", 1}, /* noon, in Tokyo */
        {A " 79200 79200 +0900", 0}, /* 07:00 on the second day there, and 22:00 on the first in UTC */
        {A " 97200 97200 -9900", 1}, /* nowhere */
        {A " 97200 97200 -051800", 1}, {A " -9223372036854775807 0 -0500", DATE_FIRST},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(take(state, cases[i].text), LOG_COMMIT);
        assert_int_equal(((Fixture *)*state)->parser.commit.date, cases[i].date);
    }
    assert_int_equal(take(state, A " 97200 97200 -0500"), LOG_COMMIT);
    assert_int_equal(((Fixture *)*state)->parser.commit.committed_date, 1);
}

static void nonsense_is_bad_and_stays_so(void **state)
{
    static const char *const cases[][3] = {
        {""},
        {"\n"},
        {"fatal: nothing"},
        {A},
        {A " 0"},
        {A " 0 "},
        {A " 0 x"},
        {A " 0 0 0"},
        {A " 0 0 -"},
        {A " 0 0 +x"},
        {A " 0 0 +0000 0"},
        {A " 99999999999999999999 0"},
        {"aaaa 0 0"},
        {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA 0 0"},
        {":100644 100644 " A " " B " M"},
        {A " 0 0", ":"},
        {A " 0 0", ":100644 100644 " A " " B},
        {A " 0 0", ":100644 100644 " A " " B " "},
        {A " 0 0", ":100644 100644 " A " " B " m"},
        {A " 0 0", ":10064 100644 " A " " B " M"},
        {A " 0 0", ":100648 100644 " A " " B " M"},
        {A " 0 0", ":1006440 100644 " A " " B " M"},
        {A " 0 0", ":100644 100644 " A " b M"},
        {A " 0 0", "::100644 100644 100644 " A " " B " MM"},
        {A " 0 0", ":100644 100644 " A " " B " M", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LogEvent event = LOG_NOTHING;
        log_parser_init(&((Fixture *)*state)->parser, &((Fixture *)*state)->arena);
        for (size_t j = 0; j < 3 && cases[i][j] != NULL; j++) {
            event = take(state, cases[i][j]);
        }
        assert_int_equal(event, LOG_BAD);
        assert_int_equal(take(state, A " 0 0"), LOG_BAD);
        assert_false(log_parser_is_at_end(&((Fixture *)*state)->parser));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(commit_and_its_changes_are_read),
        TEST(rename_has_two_paths),
        TEST(path_may_look_like_anything),
        TEST(removal_of_a_file_is_no_pure_rename),
        TEST(id_may_be_of_sha_256),
        TEST(day_is_that_of_utc_and_the_earlier_of_two),
        TEST(day_is_by_the_authors_clock_where_that_is_earlier),
        TEST(nonsense_is_bad_and_stays_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
