#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static Date day(int year, int month, int day_of_month)
{
    Date date;
    assert_true(date_from_civil(year, month, day_of_month, &date));
    return date;
}

static void days_are_counted_from_1970(void **state)
{
    (void)state;
    assert_int_equal(day(1970, 1, 1), 0);
    assert_int_equal(day(1969, 12, 31), -1);
    assert_int_equal(day(2000, 3, 1), 11017);
    assert_int_equal(day(2026, 1, 19), 20472);
    assert_int_equal(day(0, 1, 1), DATE_FIRST);
    assert_int_equal(day(9999, 12, 31), DATE_LAST);
}

static void every_day_has_one_number(void **state)
{
    (void)state;
    int year = 0;
    int month = 1;
    int day_of_month = 1;
    for (Date date = DATE_FIRST; date <= DATE_LAST; date++) {
        int actual[3];
        Date back;
        date_to_civil(date, &actual[0], &actual[1], &actual[2]);
        if (actual[2] != day_of_month) { /* a month has ended, as it may */
            assert_true(day_of_month > 28);
            day_of_month = 1;
            month = month % 12 + 1;
            year += month == 1 ? 1 : 0;
        }
        assert_int_equal(actual[0], year);
        assert_int_equal(actual[1], month);
        assert_int_equal(actual[2], day_of_month);
        assert_true(date_from_civil(year, month, day_of_month, &back));
        assert_int_equal(back, date);
        day_of_month++;
    }
    assert_int_equal(year, 9999);
}

static void days_that_do_not_exist_are_refused(void **state)
{
    (void)state;
    const int cases[][3] = {{2026, 2, 29}, {1900, 2, 29}, {2024, 2, 30}, {2026, 4, 31},
                            {2026, 0, 1},  {2026, 13, 1}, {2026, 1, 0},  {2026, 1, 32},
                            {-1, 12, 31},  {10000, 1, 1}, {2026, -1, 1}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        Date date = 12345;
        assert_false(date_from_civil(cases[i][0], cases[i][1], cases[i][2], &date));
        assert_int_equal(date, 12345);
    }
    assert_int_equal(day(2024, 2, 29) + 1, day(2024, 3, 1));
    assert_int_equal(day(2000, 2, 29) + 1, day(2000, 3, 1));
}

static void iso_dates_are_read(void **state)
{
    (void)state;
    const struct {
        const char *text;
        int year, month, day;
    } cases[] = {
        {"2026-01-19", 2026, 1, 19},
        {"20260119", 2026, 1, 19},
        {"0000-01-01", 0, 1, 1},
        {"9999-12-31", 9999, 12, 31},
        {"2024-02-29", 2024, 2, 29},
        {"2026-019", 2026, 1, 19},
        {"2024-366", 2024, 12, 31},
        {"2026-W04-1", 2026, 1, 19},
        {"2020-W53-7", 2021, 1, 3},
        {"2021-W01-1", 2021, 1, 4},
        {"2025-W01-1", 2024, 12, 30},
        {"2026-01-19T10:30", 2026, 1, 19},
        {"2026-01-19 10:30", 2026, 1, 19},
        {"2026-01-19T10:30:59.123456", 2026, 1, 19},
        {"2026-01-19T10:30:59,5", 2026, 1, 19},
        {"2026-01-19T103059", 2026, 1, 19},
        {"20260119T1030Z", 2026, 1, 19},
        {"2026-W04-1T10:30", 2026, 1, 19},
        {"2026-01-19t10:30:00z", 2026, 1, 19},
        {"2026-01-19T23:59:60Z", 2026, 1, 19},
        {"2026-01-19T23:30:00-01:00", 2026, 1, 20},
        {"2026-01-19T22:59:59-01:00", 2026, 1, 19},
        {"2026-01-19T00:30:00+01:00", 2026, 1, 18},
        {"2026-01-19T01:00:00+01:00", 2026, 1, 19},
        {"2026-01-19T00:00+00", 2026, 1, 19},
        {"2026-01-19T00:00-0000", 2026, 1, 19},
        {"2026-01-19T00:00:00.000+05:45", 2026, 1, 18},
        {"2026-01-01T00:00+14", 2025, 12, 31},
        {"2026-01-19T24:00", 2026, 1, 19},
        {"2026-01-19T24:00Z", 2026, 1, 20},
        {"2026-01-19T24:00-23:59", 2026, 1, 20},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Date date;
        assert_true(date_parse_iso(slice_from_string(cases[i].text), &date));
        assert_int_equal(date, day(cases[i].year, cases[i].month, cases[i].day));
    }
}

static void what_is_no_iso_date_is_refused(void **state)
{
    (void)state;
    const char *const cases[] = {
        "",
        "2026",
        "2026-01",
        "2026-1-19",
        "2026-01-1",
        "2026-02-30",
        "2026-13-01",
        "2026/01/19",
        "19.01.2026",
        "26-01-19",
        "202601",
        "2026-0119",
        "202601-19",
        "-2026-01-19",
        "+2026-01-19",
        " 2026-01-19",
        "2026-01-19 ",
        "2026-01-19T",
        "2026-01-19x",
        "2026-01-190",
        "2026-000",
        "2026-366",
        "2024-367",
        "2026-W00-1",
        "2026-W54-1",
        "2026-W53-5x",
        "2021-W53-1",
        "2026-W04-0",
        "2026-W04-8",
        "2026-W04",
        "0000-W01-0",
        "9999-W52-6",
        "2026-01-19T10",
        "2026-01-19T10:",
        "2026-01-19T10:3",
        "2026-01-19T10:60",
        "2026-01-19T25:00",
        "2026-01-19T24:01",
        "2026-01-19T24:00:01",
        "2026-01-19T10:30:61",
        "2026-01-19T10:30:",
        "2026-01-19T10:30:00.",
        "2026-01-19  10:30",
        "2026-01-19T10:30 Z",
        "2026-01-19T10:30+",
        "2026-01-19T10:30+1",
        "2026-01-19T10:30+01:",
        "2026-01-19T10:30+01:60",
        "2026-01-19T10:30+24:00",
        "2026-01-19T10:30ZZ",
        "2026-01-19T10:30UTC",
        "0000-01-01T00:00+01:00",
        "9999-12-31T23:30-01:00",
        "YYYY-MM-DD",
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Date date = 12345;
        assert_false(date_parse_iso(slice_from_string(cases[i]), &date));
        assert_int_equal(date, 12345);
    }
    Date date;
    assert_false(date_parse_iso(SLICE("2026-01-19\0"), &date));
    assert_false(date_parse_iso(SLICE("2026\0"
                                      "01-19"),
                                &date));
    assert_false(date_parse_iso((Slice){NULL, 0}, &date));
}

static void week_dates_agree_with_the_calendar(void **state)
{
    (void)state;
    /* Each Monday has week date ...-1, weeks are 1 to 52 or 53, and the Thursday's year is the week's. */
    char text[32];
    int week = 52;
    int year = 1969;
    for (Date monday = day(1970, 1, 5); monday < day(2400, 1, 1); monday += 7) {
        int thursday[3];
        date_to_civil(monday + 3, &thursday[0], &thursday[1], &thursday[2]);
        week = thursday[0] == year ? week + 1 : 1;
        if (monday == day(1970, 1, 5)) {
            week = 2;
        }
        year = thursday[0];
        snprintf(text, sizeof text, "%04d-W%02d-1", year, week);
        Date date;
        assert_true(date_parse_iso(slice_from_string(text), &date));
        assert_int_equal(date, monday);
    }
}

static void dates_are_written_with_four_two_and_two_digits(void **state)
{
    (void)state;
    char text[DATE_TEXT_SIZE];
    assert_string_equal(date_to_text(day(2026, 1, 19), text), "2026-01-19");
    assert_string_equal(date_to_text(DATE_FIRST, text), "0000-01-01");
    assert_string_equal(date_to_text(DATE_LAST, text), "9999-12-31");
    assert_string_equal(date_to_text(day(987, 10, 5), text), "0987-10-05");

    Arena arena;
    Buffer buffer;
    arena_init(&arena, NULL);
    buffer_init(&buffer, &arena);
    date_write(&buffer, day(2026, 12, 1));
    assert_true(slice_is(buffer_slice(&buffer), "2026-12-01"));
    arena_free(&arena);
}

static void durations_are_read(void **state)
{
    (void)state;
    const struct {
        const char *text;
        int months, days;
    } cases[] = {
        {"P90D", 0, 90},
        {"P1Y", 12, 0},
        {"P6M", 6, 0},
        {"P2W", 0, 14},
        {"P1Y2M3W4D", 14, 25},
        {"P0D", 0, 0},
        {"PT36H", 0, 1},
        {"PT23H59M59S", 0, 0},
        {"PT23H59M60S", 0, 1},
        {"P1DT24H", 0, 2},
        {"PT2880M", 0, 2},
        {"P007D", 0, 7},
        {"P999999999D", 0, 999999999},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Duration duration;
        assert_true(duration_parse(slice_from_string(cases[i].text), &duration));
        assert_int_equal(duration.months, cases[i].months);
        assert_int_equal(duration.days, cases[i].days);
    }
}

static void what_is_no_duration_is_refused(void **state)
{
    (void)state;
    const char *const cases[] = {"",        "P",           "PT",          "P1",           "90D",
                                 "P90",     "p90d",        "P90d",        "P-90D",        "P1.5D",
                                 "P1D2W",   "P1D1D",       "P1DT",        "PT1D",         "P1H",
                                 "P 1D",    "P1D ",        "P1M1Y",       "P9999999999D", "PT1S1M",
                                 "90 days", "P999999999Y", "P999999999W", "PP1D",         "PTT1H",
                                 "P1YT1H1"};
    for (size_t i = 0; i < COUNT(cases); i++) {
        Duration duration = {-7, -7};
        assert_false(duration_parse(slice_from_string(cases[i]), &duration));
        assert_int_equal(duration.days, -7);
    }
}

static void addition_cuts_the_day_to_the_month(void **state)
{
    (void)state;
    assert_int_equal(date_add(day(2026, 1, 19), (Duration){0, 90}), day(2026, 4, 19));
    assert_int_equal(date_add(day(2026, 1, 31), (Duration){1, 0}), day(2026, 2, 28));
    assert_int_equal(date_add(day(2024, 1, 31), (Duration){1, 0}), day(2024, 2, 29));
    assert_int_equal(date_add(day(2024, 2, 29), (Duration){12, 0}), day(2025, 2, 28));
    assert_int_equal(date_add(day(2026, 1, 31), (Duration){1, 1}), day(2026, 3, 1));
    assert_int_equal(date_add(day(2026, 12, 1), (Duration){1, 0}), day(2027, 1, 1));
    assert_int_equal(date_add(day(1969, 11, 15), (Duration){3, 0}), day(1970, 2, 15));
    assert_int_equal(date_add(day(2026, 1, 19), (Duration){0, 0}), day(2026, 1, 19));
}

static void addition_ends_with_the_last_day(void **state)
{
    (void)state;
    assert_int_equal(date_add(day(9999, 12, 31), (Duration){0, 1}), DATE_LAST);
    assert_int_equal(date_add(day(9999, 12, 1), (Duration){1, 0}), DATE_LAST);
    assert_int_equal(date_add(day(2026, 1, 1), (Duration){INT32_MAX, INT32_MAX}), DATE_LAST);
    assert_int_equal(date_add(day(2026, 1, 1), (Duration){0, INT32_MAX}), DATE_LAST);
}

static void today_is_given_by_the_environment(void **state)
{
    (void)state;
    const struct {
        const char *epoch;
        Date date;
    } cases[] = {{"0", 0}, {"86399", 0}, {"86400", 1}, {"1768780800", 20472}};
    Date date;
    for (size_t i = 0; i < COUNT(cases); i++) {
        setenv("SOURCE_DATE_EPOCH", cases[i].epoch, 1);
        assert_true(date_today(&date));
        assert_int_equal(date, cases[i].date);
    }
    const char *const wrong[] = {
        "", "x", "-1", "12 ", "1.5", "99999999999999", "99999999999999999999"};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        setenv("SOURCE_DATE_EPOCH", wrong[i], 1);
        assert_false(date_today(&date));
    }
    unsetenv("SOURCE_DATE_EPOCH");
}

static void without_it_today_is_the_clock(void **state)
{
    (void)state;
    unsetenv("SOURCE_DATE_EPOCH");
    Date before = (Date)(time(NULL) / 86400);
    Date date;
    assert_true(date_today(&date));
    assert_in_range(date, before, before + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_counted_from_1970),
        cmocka_unit_test(every_day_has_one_number),
        cmocka_unit_test(days_that_do_not_exist_are_refused),
        cmocka_unit_test(iso_dates_are_read),
        cmocka_unit_test(what_is_no_iso_date_is_refused),
        cmocka_unit_test(week_dates_agree_with_the_calendar),
        cmocka_unit_test(dates_are_written_with_four_two_and_two_digits),
        cmocka_unit_test(durations_are_read),
        cmocka_unit_test(what_is_no_duration_is_refused),
        cmocka_unit_test(addition_cuts_the_day_to_the_month),
        cmocka_unit_test(addition_ends_with_the_last_day),
        cmocka_unit_test(today_is_given_by_the_environment),
        cmocka_unit_test(without_it_today_is_the_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
