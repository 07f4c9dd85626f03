/*
 * date.h - calendar days, and how long something may take (ISO 8601:2004).
 *
 * A Date is a day of the proleptic Gregorian calendar, counted from 1970-01-01; there is no local
 * time here, and only date_today looks at the clock. Arithmetic is Howard Hinnant's
 * ("chrono-compatible low-level date algorithms").
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/buffer.h"
#include "base/slice.h"

typedef int32_t Date; /* days since 1970-01-01 */

enum {
    DATE_FIRST = -719528, /* 0000-01-01 */
    DATE_LAST = 2932896,  /* 9999-12-31 */
};

/* False when there is no such day. */
bool date_from_civil(int year, int month, int day, Date *date);
void date_to_civil(Date date, int *year, int *month, int *day);

/*
 * Reads an ISO 8601 date or date with time: YYYY-MM-DD, YYYYMMDD, YYYY-Www-D, YYYY-DDD, then
 * optionally T or one space and hh:mm[:ss[.fff]] and Z or ±hh[:mm] (also hhmmss). With a zone, the
 * day is that of UTC; without, the day as written. T and Z may be lower case (RFC 3339), 24:00 is
 * the end of a day. The whole text must be read.
 */
bool date_parse_iso(Slice text, Date *date);

/* "2026-01-19" */
void date_write(Buffer *buffer, Date date);

enum { DATE_TEXT_SIZE = 11 };
/* The same as a NUL-terminated string; returns `text`. */
const char *date_to_text(Date date, char text[DATE_TEXT_SIZE]);

typedef struct Duration {
    int32_t months; /* years are 12 months */
    int32_t days;   /* weeks are 7 days; hours, minutes, seconds are rounded down to days */
} Duration;

/* Reads P[nY][nM][nW][nD][T[nH][nM][nS]] with whole numbers; at least one part. */
bool duration_parse(Slice text, Duration *duration);

/* Months first (the day is cut to the month's last), then days; never later than DATE_LAST. */
Date date_add(Date date, Duration duration);

/*
 * The day given by SOURCE_DATE_EPOCH (seconds; reproducible-builds.org), else by the clock, in UTC.
 * False when the variable is set but is no number.
 */
bool date_today(Date *date);

#endif
