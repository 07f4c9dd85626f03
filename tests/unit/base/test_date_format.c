#include "base/date_format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static Date day(int year, int month, int day_of_month)
{
    Date date;
    assert_true(date_from_civil(year, month, day_of_month, &date));
    return date;
}

static void dates_are_read_by_a_format(void **state)
{
    (void)state;
    const struct {
        const char *text;
        const char *format;
        int year, month, day;
    } cases[] = {
        {"2026-01-19", "YYYY-MM-DD", 2026, 1, 19},
        {"19.1.2026", "D.M.YYYY", 2026, 1, 19},
        {"01.02.2026", "D.M.YYYY", 2026, 2, 1},
        {"01/02/2026", "MM/DD/YYYY", 2026, 1, 2},
        {"01/02/26", "DD/MM/YY", 2026, 2, 1},
        {"00-12-31", "YY-M-D", 2000, 12, 31},
        {"Jan 9, 2026", "MMM D, YYYY", 2026, 1, 9},
        {"JANUARY 19, 2026", "MMMM D, YYYY", 2026, 1, 19},
        {"19 may 2026", "D MMMM YYYY", 2026, 5, 19},
        {"19 May 2026", "D MMM YYYY", 2026, 5, 19},
        {"as of 20260119!", "as of YYYYMMDD!", 2026, 1, 19},
        {"19012026", "DDMMYYYY", 2026, 1, 19},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Date date;
        assert_true(date_parse_format(slice_from_string(cases[i].text),
                                      slice_from_string(cases[i].format), &date));
        assert_int_equal(date, day(cases[i].year, cases[i].month, cases[i].day));
    }
}

static void dates_of_another_format_are_refused(void **state)
{
    (void)state;
    const struct {
        const char *text;
        const char *format;
    } cases[] = {
        {"2026-1-19", "YYYY-MM-DD"},         {"2026-01-19 ", "YYYY-MM-DD"},
        {"2026-01", "YYYY-MM-DD"},           {"2026-02-30", "YYYY-MM-DD"},
        {"26-01-19", "YYYY-MM-DD"},          {"", "YYYY-MM-DD"},
        {"January 19, 2026", "MMM D, YYYY"}, {"Jan 19, 2026", "MMMM D, YYYY"},
        {"Foo 19, 2026", "MMM D, YYYY"},     {"19.1.2026", "D-M-YYYY"},
        {"2026-01-19", "YYYY-MM"},           {"2026", "YYYY"},
        {"019.1.2026", "D.M.YYYY"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Date date = 12345;
        assert_false(date_parse_format(slice_from_string(cases[i].text),
                                       slice_from_string(cases[i].format), &date));
        assert_int_equal(date, 12345);
    }
}

static void format_names_year_month_and_day_once(void **state)
{
    (void)state;
    const char *const valid[] = {"YYYY-MM-DD", "D.M.YY", "MMMM D, YYYY", "DDMMMYYYY",
                                 "on DD of M in YYYY"};
    const char *const wrong[] = {
        "",           "YYYY",       "YYYY-MM",      "MM-DD",       "YYY-MM-DD",
        "YYYYY-M-D",  "Y-M-D",      "YYYY-MMMMM-D", "YYYY-MM-DDD", "YYYY-MM-DD YYYY",
        "M M D YYYY", "D YYYY M D", "yyyy-mm-dd"};
    for (size_t i = 0; i < COUNT(valid); i++) {
        assert_true(date_format_is_valid(slice_from_string(valid[i])));
    }
    for (size_t i = 0; i < COUNT(wrong); i++) {
        assert_false(date_format_is_valid(slice_from_string(wrong[i])));
    }
}

static void clear_dates_are_guessed(void **state)
{
    (void)state;
    const char *const cases[] = {
        "19.1.2026",
        "19.01.2026",
        "19. 1. 2026",
        "19/01/2026",
        "1/19/2026",
        "01-19-2026",
        "19-01-2026",
        "2026/1/19",
        "2026.01.19",
        "2026-1-19",
        "2026-01-19",
        "2026 1 19",
        "Jan 19, 2026",
        "jan. 19 2026",
        "January 19th, 2026",
        "19 January 2026",
        "19th of January, 2026",
        "Monday, January 19, 2026",
        "Mon 19 Jan 2026",
        "19-Jan-2026",
        "2026 Jan 19",
        "2026-January-19",
        "19. January 2026",
        "  19.1.2026  ",
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Date date;
        assert_true(date_guess(slice_from_string(cases[i]), &date));
        assert_int_equal(date, day(2026, 1, 19));
    }
}

static void day_and_month_are_told_apart_only_when_clear(void **state)
{
    (void)state;
    Date date;
    assert_false(date_guess(SLICE("01/02/2026"), &date));
    assert_false(date_guess(SLICE("1-2-2026"), &date));
    assert_false(date_guess(SLICE("1 2 2026"), &date));
    assert_true(date_guess(SLICE("01.02.2026"), &date));
    assert_int_equal(date, day(2026, 2, 1));
    assert_true(date_guess(SLICE("2/2/2026"), &date));
    assert_int_equal(date, day(2026, 2, 2));
    assert_true(date_guess(SLICE("2026/02/01"), &date));
    assert_int_equal(date, day(2026, 2, 1));
}

static void what_is_unclear_is_not_guessed(void **state)
{
    (void)state;
    const char *const cases[] = {
        "",
        "yesterday",
        "2026",
        "January 2026",
        "Jan 19",
        "19.1.26",
        "Jan 19, 26",
        "26-01-19",
        "30.2.2026",
        "13/13/2026",
        "Jan Feb 2026",
        "Jan Jan 1 2026",
        "1 2 3 2026",
        "20260119",
        "120260119",
        "Jan192026",
        "2026-01-19 10:00",
        "19.1.2026?",
        "2026 2026 Jan",
        "Ja 19 2026",
        "Janus 19 2026",
        "2026/19/1",
        "Q1 2026",
        "1/2/3",
        "2026/1/2026",
        "v1.2.2026",
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Date date = 12345;
        assert_false(date_guess(slice_from_string(cases[i]), &date));
        assert_int_equal(date, 12345);
    }
    Date date;
    assert_false(date_guess((Slice){NULL, 0}, &date));
}

static void assert_format(const char *format, int year, const char *wanted)
{
    Arena arena;
    Buffer out;
    Date date;
    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    assert_true(date_from_civil(year, 3, 7, &date));
    assert_int_equal(date_write_format(&out, date, slice_from_string(format)), wanted != NULL);
    assert_string_equal(arena_string(&arena, buffer_slice(&out)), wanted != NULL ? wanted : "");
    arena_free(&arena);
}

static void dates_are_written_by_a_format(void **state)
{
    (void)state;
    assert_format("YYYY-MM-DD", 2026, "2026-03-07");
    assert_format("D.M.YY", 2026, "7.3.26");
    assert_format("MMMM D, YYYY", 2026, "March 7, 2026");
    assert_format("DD MMM YYYY", 812, "07 Mar 0812");
    assert_format("D.M.YY", 1999, NULL);
    assert_format("MM/DD", 2026, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_read_by_a_format),
        cmocka_unit_test(dates_of_another_format_are_refused),
        cmocka_unit_test(format_names_year_month_and_day_once),
        cmocka_unit_test(clear_dates_are_guessed),
        cmocka_unit_test(day_and_month_are_told_apart_only_when_clear),
        cmocka_unit_test(what_is_unclear_is_not_guessed),
        cmocka_unit_test(dates_are_written_by_a_format),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
