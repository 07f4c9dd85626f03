#include "base/date.h"

#include "base/scan.h"

#include <assert.h>
#include <stdlib.h>
#include <time.h>

enum { MONTH_COUNT = 12, MINUTES_A_DAY = 24 * 60, SECONDS_A_DAY = MINUTES_A_DAY * 60 };

static bool is_leap_year(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month)
{
    static const int days[MONTH_COUNT] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

/* Hinnant's days_from_civil, with years that begin in March: the leap day is then the last one. */
static Date days_from_civil(int year, int month, int day)
{
    int march_year = month <= 2 ? year - 1 : year;
    int era = (march_year >= 0 ? march_year : march_year - 399) / 400;
    int year_of_era = march_year - era * 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

bool date_from_civil(int year, int month, int day, Date *date)
{
    bool exists = year >= 0 && year <= 9999 && month >= 1 && month <= MONTH_COUNT && day >= 1 &&
                  day <= days_in_month(year, month);
    if (exists) {
        *date = days_from_civil(year, month, day);
    }
    return exists;
}

void date_to_civil(Date date, int *year, int *month, int *day)
{
    assert(date >= DATE_FIRST && date <= DATE_LAST);
    int days = date + 719468; /* since 0000-03-01 */
    int era = (days >= 0 ? days : days - 146096) / 146097;
    int day_of_era = days - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int march_month = (5 * day_of_year + 2) / 153;
    *day = day_of_year - (153 * march_month + 2) / 5 + 1;
    *month = march_month < 10 ? march_month + 3 : march_month - 9;
    *year = year_of_era + era * 400 + (*month <= 2 ? 1 : 0);
}

/* Monday is 0; 1970-01-01 was a Thursday. */
static int weekday(Date date)
{
    return ((date + 3) % 7 + 7) % 7;
}

/* ISO 8601: week 1 is the one with January 4 in it. */
static bool date_from_week(int year, int week, int day, Date *date)
{
    Date january_4 = days_from_civil(year, 1, 4);
    Date next_january_4 = days_from_civil(year + 1, 1, 4);
    Date first = january_4 - weekday(january_4);
    Date end = next_january_4 - weekday(next_january_4);
    Date result = first + (week - 1) * 7 + day - 1;
    if (week < 1 || day < 1 || day > 7 || result >= end || result < DATE_FIRST ||
        result > DATE_LAST) {
        return false;
    }
    *date = result;
    return true;
}

static bool date_from_ordinal(int year, int day, Date *date)
{
    if (day < 1 || day > (is_leap_year(year) ? 366 : 365)) {
        return false;
    }
    *date = days_from_civil(year, 1, 1) + day - 1;
    return true;
}

/* What follows "YYYY-". */
static bool read_extended_date(Slice *text, int year, Date *date)
{
    int number;
    int day;
    if (scan_byte(text, "W")) {
        return scan_number(text, 2, 2, &number) && scan_byte(text, "-") &&
               scan_number(text, 1, 1, &day) && date_from_week(year, number, day, date);
    }
    Slice ordinal = *text;
    if (scan_number(&ordinal, 3, 3, &number)) {
        *text = ordinal;
        return date_from_ordinal(year, number, date);
    }
    return scan_number(text, 2, 2, &number) && scan_byte(text, "-") &&
           scan_number(text, 2, 2, &day) && date_from_civil(year, number, day, date);
}

static bool read_date(Slice *text, Date *date)
{
    int year;
    int month;
    int day;
    if (!scan_number(text, 4, 4, &year)) {
        return false;
    }
    if (scan_byte(text, "-")) {
        return read_extended_date(text, year, date);
    }
    return scan_number(text, 2, 2, &month) && scan_number(text, 2, 2, &day) &&
           date_from_civil(year, month, day, date);
}

/* ss[.fff], and where `*text` has none, nothing. */
static bool read_seconds(Slice *text, bool extended, int *seconds)
{
    *seconds = 0;
    if (extended ? !scan_byte(text, ":") : text->size == 0 || !ascii_is_digit(text->data[0])) {
        return true;
    }
    if (!scan_number(text, 2, 2, seconds)) {
        return false;
    }
    if (!scan_byte(text, ".,")) {
        return true;
    }
    int digit;
    if (!scan_number(text, 1, 1, &digit)) {
        return false;
    }
    while (scan_number(text, 1, 1, &digit)) {
    }
    return true;
}

/* hh:mm[:ss[.fff]] or hhmm[ss[.fff]]; seconds, a leap second included, do not count for the day. */
static bool read_time(Slice *text, int *minutes)
{
    int hour;
    int minute;
    int seconds;
    if (!scan_number(text, 2, 2, &hour)) {
        return false;
    }
    bool extended = scan_byte(text, ":");
    if (!scan_number(text, 2, 2, &minute) || !read_seconds(text, extended, &seconds)) {
        return false;
    }
    *minutes = hour * 60 + minute;
    return minute <= 59 && seconds <= 60 &&
           (hour <= 23 || (hour == 24 && minute == 0 && seconds == 0));
}

/* Z or ±hh[:mm] or ±hhmm: how far the time is ahead of UTC. */
static bool read_zone(Slice *text, int *minutes)
{
    *minutes = 0;
    if (scan_byte(text, "Zz")) {
        return true;
    }
    bool ahead = scan_byte(text, "+");
    int hour;
    int minute = 0;
    if ((!ahead && !scan_byte(text, "-")) || !scan_number(text, 2, 2, &hour)) {
        return false;
    }
    if ((scan_byte(text, ":") || text->size > 0) && !scan_number(text, 2, 2, &minute)) {
        return false;
    }
    *minutes = (hour * 60 + minute) * (ahead ? 1 : -1);
    return hour <= 23 && minute <= 59;
}

/* The day of UTC on which it is `minutes`, which may lie in the day before or after, on `date`. */
static bool move_to_utc(Date *date, int minutes)
{
    Date moved = *date + (minutes < 0 ? -1 : minutes / MINUTES_A_DAY);
    if (moved < DATE_FIRST || moved > DATE_LAST) {
        return false;
    }
    *date = moved;
    return true;
}

bool date_parse_iso(Slice text, Date *date)
{
    Date day;
    int minutes;
    int zone_minutes;
    if (!read_date(&text, &day)) {
        return false;
    }
    if (text.size > 0) {
        if (!scan_byte(&text, "Tt ") || !read_time(&text, &minutes)) {
            return false;
        }
        if (text.size > 0 && (!read_zone(&text, &zone_minutes) || text.size > 0 ||
                              !move_to_utc(&day, minutes - zone_minutes))) {
            return false;
        }
    }
    *date = day;
    return true;
}

const char *date_to_text(Date date, char text[DATE_TEXT_SIZE])
{
    int year;
    int month;
    int day;
    date_to_civil(date, &year, &month, &day);
    const int digits[] = {year / 1000, year / 100 % 10, year / 10 % 10, year % 10,
                          -1,          month / 10,      month % 10,     -1,
                          day / 10,    day % 10};
    for (size_t i = 0; i < DATE_TEXT_SIZE - 1; i++) {
        text[i] = digits[i] < 0 ? '-' : (char)('0' + digits[i]);
    }
    text[DATE_TEXT_SIZE - 1] = '\0';
    return text;
}

void date_write(Buffer *buffer, Date date)
{
    char text[DATE_TEXT_SIZE];
    buffer_add_string(buffer, date_to_text(date, text));
}

/*
 * Reads numbers with a letter each, in the order of `letters`, and adds what they stand for;
 * returns how many, -1 when one is out of order or has no letter. The caller must see to the end.
 */
static int read_amounts(Slice *text, const char *letters, const int64_t *units, int64_t *sums[])
{
    int count = 0;
    int amount;
    while (scan_number(text, 1, 9, &amount)) {
        const char *letter =
            text->size > 0 && text->data[0] != '\0' ? strchr(letters, text->data[0]) : NULL;
        if (!letter) {
            return -1;
        }
        units += letter - letters;
        sums += letter - letters;
        **sums += amount * *units;
        letters = letter + 1;
        units++;
        sums++;
        *text = slice_from(*text, 1);
        count++;
    }
    return count;
}

bool duration_parse(Slice text, Duration *duration)
{
    int64_t months = 0;
    int64_t days = 0;
    int64_t seconds = 0;
    if (!scan_byte(&text, "P")) {
        return false;
    }
    int count = read_amounts(&text, "YMWD", (const int64_t[]){12, 1, 7, 1},
                             (int64_t *[]){&months, &months, &days, &days});
    if (count < 0) {
        return false;
    }
    if (scan_byte(&text, "T")) {
        count = read_amounts(&text, "HMS", (const int64_t[]){3600, 60, 1},
                             (int64_t *[]){&seconds, &seconds, &seconds});
    }
    days += seconds / SECONDS_A_DAY;
    if (count <= 0 || text.size > 0 || months > INT32_MAX || days > INT32_MAX) {
        return false;
    }
    *duration = (Duration){(int32_t)months, (int32_t)days};
    return true;
}

Date date_add(Date date, Duration duration)
{
    int year;
    int month;
    int day;
    date_to_civil(date, &year, &month, &day);
    int64_t months = (int64_t)year * MONTH_COUNT + month - 1 + duration.months;
    if (months / MONTH_COUNT > 9999) {
        return DATE_LAST;
    }
    year = (int)(months / MONTH_COUNT);
    month = (int)(months % MONTH_COUNT) + 1;
    int last = days_in_month(year, month);
    int64_t sum = (int64_t)days_from_civil(year, month, day < last ? day : last) + duration.days;
    return sum < DATE_LAST ? (Date)sum : DATE_LAST;
}

bool date_today(Date *date)
{
    int64_t seconds = (int64_t)time(NULL);
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (epoch && !slice_to_integer(slice_from_string(epoch), &seconds)) {
        return false;
    }
    int64_t day = seconds / SECONDS_A_DAY;
    if (day > DATE_LAST) {
        return false;
    }
    *date = (Date)day;
    return true;
}
